"""Compares layouts of a paper by their pages and by the empty space that their page breaks leave.

Some rules for page breaks keep a large table on one page, the last signers together, or the last line above the last
line number. Such a rule usually makes good pages, but it can add a page to a paper, or leave a page mostly empty. The
paper is then laid out without the rule, and the better layout is used.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from assembler.engine.page_memory import boxes_of
from assembler.outputs.pdf.paginate import padding
from assembler.outputs.pdf.paginate.boxes import boxes
from assembler.plan import line_grid as grid
from assembler.plan.plan import Box, PageSetup
from assembler.plan.units import PIXEL

WORTH_TRYING: Mapping[padding.Part, float] = {
    "tables": 1 / 3,
    "signatures": 1 / 6,
    "presenters": 1.0,
    "last lines": 0.0,
}
"""The share of the page before a table or signature that must be empty for another layout to be tried."""

MAX_EMPTY_SHARE = 1 / 6
"""If no text is below the caption, and more than this part of the first page is empty, the caption is alone."""

TOO_EMPTY = 1 / 3
"""A page is too empty if more than this part of it is empty."""


class Layout(NamedTuple):
    """The engine's document, the tree that it was laid out from, and the id of the first text below the caption."""

    document: Any
    root: Element
    begin: str


def may_improve(layout: Layout, part: padding.Part, paper: PageSetup) -> bool:
    """Whether *layout* could have less empty space with looser rules for *part*."""
    if part in {"signatures", "presenters"} and _is_caption_alone(layout, paper):
        return True
    for before, page in pairwise(layout.document.pages):
        if _is_worth_measuring(page, part, before, paper) and _empty_share(before, paper) >= WORTH_TRYING[part]:
            return True
    return False


def _is_caption_alone(layout: Layout, paper: PageSetup) -> bool:
    """Whether the text below the caption begins on the second page, although the first has room for it."""
    first = layout.document.pages[0]
    return bool(layout.begin) and layout.begin not in first.anchors and _empty_share(first, paper) > MAX_EMPTY_SHARE


def _is_worth_measuring(page: Any, part: padding.Part, before: Any, paper: PageSetup) -> bool:
    """Whether *page* has a table or a signature that looser rules for *part* could move to the page *before*."""
    part_boxes = {name: box for name, box in boxes(page).items() if name.startswith(padding.NAMES[part])}
    if part != "last lines":
        return bool(part_boxes)
    bottoms = [box.bottom for name, box in part_boxes.items() if name not in before.anchors]
    return paper.numbered and any(_would_fit(_text_end(page, bottom, paper), before, paper) for bottom in bottoms)


def _would_fit(end: float, before: Any, paper: PageSetup) -> bool:
    """Whether text that ends *end* points below the top of a page would fit on the page *before*."""
    return end - grid.head(paper) < _empty_share(before, paper) * paper.lines * paper.pitch + 1


def _text_end(page: Any, bottom: float, paper: PageSetup) -> float:
    """Return the lower edge of the last line of *page* above *bottom*, in points from the top of the page."""
    return max((end for end in _line_ends(page) if end < bottom + 1), default=grid.head(paper))


def rank(layout: Layout, part: padding.Part, paper: PageSetup) -> tuple[int, bool, int]:
    """Return the faults of *layout*, the most serious first; the layout with the lowest rank is the best.

    The faults are the number of pages, whether the caption is alone on its page, and, for tables, the number of pages
    that are too empty.
    """
    pages = layout.document.pages
    too_empty = sum(_empty_share(page, paper) > TOO_EMPTY for page in pages[:-1]) if part == "tables" else 0
    return len(pages), _is_caption_alone(layout, paper), too_empty


def notes_extent(boxes_by_name: Mapping[str, Box]) -> tuple[float, float] | None:
    """Return the top and bottom of a page's footnotes, in points from the top of the page; None without footnotes."""
    notes = [box for name, box in boxes_by_name.items() if name.startswith("note-")]
    if not notes:
        return None
    return min(box.top for box in notes), max(box.bottom for box in notes)


def _empty_share(page: Any, paper: PageSetup) -> float:
    """Return the empty share of the text area, from the end of the text of *page* down to any footnotes."""
    notes = notes_extent(boxes(page))
    foot = notes[0] - grid.before_notes(paper) if notes else grid.head(paper) + paper.lines * paper.pitch
    text = max((line for line in _line_ends(page) if line < foot + 1), default=grid.head(paper))
    return (foot - text) / (paper.lines * paper.pitch)


def _line_ends(page: Any) -> Iterator[float]:
    """Yield the lower edge of each line of text on a page, in points from the top of the page."""
    from weasyprint.formatting_structure.boxes import LineBox  # noqa: PLC0415 - the engine is imported only when needed

    for box in boxes_of(page._page_box):  # noqa: SLF001 - there is no public attribute
        if isinstance(box, LineBox):
            yield (box.position_y + box.height) * PIXEL
