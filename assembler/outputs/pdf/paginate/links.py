"""Links: each covers its words at the height of their type, and has a description.

The engine makes a link as high as its line. Only blocks determine the height of lines here, so that nothing in a line
moves it off the grid. A link itself would therefore have no height, and nobody could click it.
"""

from typing import Any

import pydyf

LINK = "a"


def cover_words(page: Any) -> None:
    """Make each link of the engine's *page* as high as its type; no letter moves.

    The engine also makes a link of each element inside a link, without a tag; those are left out.
    """
    page.links = [
        (kind, target, _area(box, sides), box) for kind, target, sides, box in page.links if box.element_tag == LINK
    ]


def _area(box: Any, sides: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return *sides*, the left, top, right and bottom of the link of *box*, from the top of its type to the bottom."""
    left, _, right, _ = sides
    top: float = box.border_box_y()
    return left, top, right, top + box.border_height()


def describe(page: Any) -> None:
    """Describe each link of the engine's *page*, once it is written, by its title or its words (ISO 14289-1, 7.18.5).

    A link without a target is not in the file, and the engine warns of it.
    """
    for box in (box for *_, box in page.links if box.link_annotation):
        words = box.element.get("title") or "".join(box.element.itertext())
        box.link_annotation["Contents"] = pydyf.String(" ".join(words.split()))
