"""What the pages of a long paper need no longer, let go; not a byte of the paper differs.

The engine keeps all boxes of all pages until the last page is written, each with some thirty-six values. In a line of
text most of these are nothing, and once a page is drawn only its tags are still to be made.
"""

import gc
from collections.abc import Callable, Iterator
from math import inf
from typing import Any

from assembler.memory import SHORT, give_back

NOTHING: dict[str, Any] = {
    **{f"{space}_{side}": 0 for space in ("margin", "padding") for side in ("top", "right", "bottom", "left")},
    **{f"min_{length}": 0 for length in ("width", "height")},
    **{f"max_{length}": inf for length in ("width", "height")},
    **{f"border_{corner}_radius": (0, 0) for corner in ("top_left", "top_right", "bottom_right", "bottom_left")},
    **dict.fromkeys(("background", "first_letter_style", "first_line_style")),
}
"""What most boxes have, which is kept once, with their class."""

FOR_DRAWING = frozenset(NOTHING) | frozenset(
    "width height position_x position_y baseline text pango_layout text_indent resume_at clearance string_set"
    " border_top_width border_right_width border_bottom_width border_left_width remove_decoration_sides".split()
)
"""What no tag of a box that is drawn follows from."""


def let_go() -> None:
    """Make the engine, which is imported already, keep less of each page of a long paper."""
    from weasyprint import document, layout  # noqa: PLC0415 - the engine is imported only when needed
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415

    for name, value in NOTHING.items():
        setattr(boxes.Box, name, value)
    layout.make_all_pages = _lightening(layout.make_all_pages)
    document.layout_document = _releasing(document.layout_document)


def _releasing(lay_out: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """Return the engine's way to *lay out* a paper, whose context does not refer to itself in the end.

    The boxes from which all pages were made would else stay until the collector finds them.
    """

    def laid_out(html: Any, root: Any, context: Any, *rest: Any) -> Iterator[Any]:
        yield from lay_out(html, root, context, *rest)
        context.get_image_from_uri = None

    return laid_out


def _lightening(make: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """Return the engine's way to *make* the pages of a paper, which leaves out of their boxes what is nothing."""

    def made(*given: Any) -> Iterator[Any]:
        for number, page in enumerate(make(*given), 1):
            if number > SHORT:
                for box in _boxes(page):
                    box.__dict__ = {name: value for name, value in vars(box).items() if not _is_nothing(name, value)}
            yield page

    return made


def _is_nothing(name: str, value: Any) -> bool:
    return name in NOTHING and bool(value == NOTHING[name])


def shed(page: Any, number: int) -> None:
    """Let go what the boxes of the engine's *page*, which is drawn, had for drawing; *number* is counted from 0."""
    if number < SHORT:
        return
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - as above

    plain = (boxes.TextBox, boxes.LineBox, boxes.InlineBox, boxes.InlineBlockBox, boxes.BlockBox)
    for box in list(_boxes(page._page_box)):  # noqa: SLF001 - the engine has no other way to its boxes
        if type(box) in plain:
            box.__dict__ = {name: value for name, value in vars(box).items() if name not in FOR_DRAWING}


def release(count: int) -> None:
    """Give the system the memory of a paper of *count* pages, which the engine has written, if it is long."""
    if count > SHORT:
        gc.collect()  # boxes refer to each other
    give_back(count)


def _boxes(page: Any) -> Iterator[Any]:
    """Yield the boxes of a *page*, without those that only stand for another."""
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415 - as above

    waiting = [page]
    while waiting:
        box = waiting.pop()
        if isinstance(box, Box):
            yield box
            waiting += vars(box).get("children", ())
