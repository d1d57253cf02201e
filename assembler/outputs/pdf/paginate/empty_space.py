"""Compares layouts of a paper by their pages and by the empty space that their page breaks leave.

Some rules for page breaks keep a large table on one page, the last signers together, or the last line above the last
line number. Such a rule usually makes good pages, but it can add a page to a paper, or leave a page mostly empty. The
paper is then laid out without the rule, and the better layout is used.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from assembler.engine.page_boxes import boxes_of, page_box
from assembler.outputs.pdf.paginate import padding
from assembler.outputs.pdf.paginate.boxes import boxes
from assembler.plan import line_grid as grid
from assembler.plan.plan import Box, PageSetup
from assembler.plan.units import PIXEL

MIN_EMPTY_SHARES: Mapping[padding.Part, float] = {
    "tables": 1 / 3,
    "signatures": 1 / 6,
    "presenters": 1.0,
    "last lines": 0.0,
}
"""The share of the page before a table or signature that must be empty for another layout to be tried."""

MAX_EMPTY_SHARE = 1 / 6
"""If no text is below the caption, and more than this part of the first page is empty, the caption is alone."""

MAX_EMPTY_PART = 1 / 3
"""A page is too empty if more than this part of it is empty."""


class Layout(NamedTuple):
    """The engine's document, the tree that it was laid out from, and the id of the first text below the caption."""

    document: Any
    root: Element
    first_text_id: str


def may_improve(layout: Layout, part: padding.Part, paper: PageSetup) -> bool:
    """Whether *layout* could have less empty space with looser rules for *part*."""
    if part in {"signatures", "presenters"} and _is_caption_alone(layout, paper):
        return True
    for previous_page, page in pairwise(layout.document.pages):
        if (
            _is_worth_measuring(page, part, previous_page, paper)
            and _empty_share(previous_page, paper) >= MIN_EMPTY_SHARES[part]
        ):
            return True
    return False


def _is_caption_alone(layout: Layout, paper: PageSetup) -> bool:
    """Whether the text below the caption begins on the second page, although the first has room for it."""
    first_page = layout.document.pages[0]
    has_text_below = not layout.first_text_id or layout.first_text_id in first_page.anchors
    return not has_text_below and _empty_share(first_page, paper) > MAX_EMPTY_SHARE


def _is_worth_measuring(page: Any, part: padding.Part, previous_page: Any, paper: PageSetup) -> bool:
    """Whether *page* has a table or a signature that looser rules for *part* could move to *previous_page*."""
    part_boxes = {name: box for name, box in boxes(page).items() if name.startswith(padding.NAMES[part])}
    if part != "last lines":
        return bool(part_boxes)
    bottoms = [box.bottom for name, box in part_boxes.items() if name not in previous_page.anchors]
    return paper.numbered and any(
        _would_fit(_text_end(page, bottom, paper), previous_page, paper) for bottom in bottoms
    )


def _would_fit(end: float, previous_page: Any, paper: PageSetup) -> bool:
    """Whether text that ends *end* points below the top of a page would fit on *previous_page*."""
    return end - grid.head(paper) < _empty_share(previous_page, paper) * paper.lines * paper.pitch + 1


def _text_end(page: Any, bottom: float, paper: PageSetup) -> float:
    """Return the lower edge of the last line of *page* above *bottom*, in points from the top of the page."""
    return max((end for end in _line_ends(page) if end < bottom + 1), default=grid.head(paper))


def layout_rank(layout: Layout, part: padding.Part, paper: PageSetup) -> tuple[int, bool, int]:
    """Return the faults of *layout*, the most serious first; the layout with the lowest rank is the best.

    The faults are the number of pages, whether the caption is alone on its page, and, for tables, the number of pages
    that are too empty.
    """
    pages = layout.document.pages
    empty_page_count = 0
    if part == "tables":
        empty_page_count = sum(_empty_share(page, paper) > MAX_EMPTY_PART for page in pages[:-1])
    return len(pages), _is_caption_alone(layout, paper), empty_page_count


def notes_extent(boxes_by_name: Mapping[str, Box]) -> tuple[float, float] | None:
    """Return the top and bottom of a page's footnotes, in points from the top of the page; None if it has none."""
    notes = [box for name, box in boxes_by_name.items() if name.startswith("note-")]
    if not notes:
        return None
    return min(box.top for box in notes), max(box.bottom for box in notes)


def _empty_share(page: Any, paper: PageSetup) -> float:
    """Return the empty share of the text area, from the end of the text of *page* down to any footnotes."""
    foot = grid.head(paper) + paper.lines * paper.pitch
    extent = notes_extent(boxes(page))
    if extent:
        notes_top, _ = extent
        foot = notes_top - grid.above_notes(paper)
    text_end = max((line_end for line_end in _line_ends(page) if line_end < foot + 1), default=grid.head(paper))
    return (foot - text_end) / (paper.lines * paper.pitch)


def _line_ends(page: Any) -> Iterator[float]:
    """Yield the lower edge of each line of text on a page, in points from the top of the page."""
    from weasyprint.formatting_structure.boxes import LineBox  # noqa: PLC0415 - the engine is imported only when needed

    for box in boxes_of(page_box(page)):
        if isinstance(box, LineBox):
            yield (box.position_y + box.height) * PIXEL
