"""The boxes of a typeset page, which the engine keeps in a private attribute."""

from collections.abc import Iterator
from typing import Any


def page_box(page: Any) -> Any:
    """Return the box of *page*, a page of the engine, with all of its other boxes inside."""
    return page._page_box  # noqa: SLF001 - there is no public attribute


def boxes_of(box: Any) -> Iterator[Any]:
    """Yield *box* and the boxes inside it, without placeholders for other boxes."""
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415 - the engine is imported only when needed

    pending_boxes = [box]
    while pending_boxes:
        pending_box = pending_boxes.pop()
        if isinstance(pending_box, Box):
            yield pending_box
            pending_boxes += vars(pending_box).get("children", ())
