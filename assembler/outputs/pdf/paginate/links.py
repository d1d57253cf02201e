"""Makes each link as high as the type of its words, and gives the link a description.

The engine makes a link as high as its inline box. In our papers, inline boxes have no height: only blocks determine the
height of lines, so that nothing within a line can move the line off the grid. A link would therefore have no height,
and nobody could click it.
"""

from typing import Any

import pydyf

LINK = "a"
"""The tag of a link in HTML."""


def cover_words(page: Any) -> None:
    """Make each link on the engine's *page* as high as its type, without moving any letter.

    The engine also makes an untagged link of each element inside a link; these extra links are removed.
    """
    page.links = [
        (kind, target, _area(box, sides), box) for kind, target, sides, box in page.links if box.element_tag == LINK
    ]


def _area(box: Any, sides: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return the *sides* of the link of *box*, with top and bottom moved to those of the box's type."""
    left, _, right, _ = sides
    top: float = box.border_box_y()
    return left, top, right, top + box.border_height()


def describe(page: Any) -> None:
    """Describe each link of *page*, which the engine has written, by its title or its words (ISO 14289-1, 7.18.5)."""
    for *_, box in page.links:
        if box.link_annotation:
            words = box.element.get("title") or "".join(box.element.itertext())
            box.link_annotation["Contents"] = pydyf.String(" ".join(words.split()))
