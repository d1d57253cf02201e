"""Finds by the surrounding rows where the right edge of a row is, and whether it is centered or among short rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from assembler.importing.pdf.measure import EXACT_TOLERANCE, Measure
from assembler.importing.pdf.page_parts import Row
from assembler.importing.pdf.row_signs import begins_number, begins_small, hangs, has_label, is_bold

INDENT_TOLERANCE = 6.0
"""How far the left edge of a row may be from that of its paragraph, in points."""

ALIGNMENT_TOLERANCE = 2.0
"""How far the left edges of two lines of an item may differ, in points."""

MAX_SPACING_FACTOR = 1.3
"""The maximum factor by which the line spacing may grow within a paragraph."""

MIN_SPACING_FACTOR = 0.75
"""The minimum factor by which the line spacing may shrink within a paragraph."""

MIN_LONG_ROW = 0.6
"""The minimum width of a long row, as a share of the text block."""

MIN_LONG_ROWS = 6
"""The minimum number of long rows that show the right edge of a page.

The line spacing of a page is measured if it has more than this many distances between rows.
"""

MIN_QUOTATION_WIDTH = 0.4
"""The minimum width of an indented quotation, as a share of the text block."""

ROWS_EXAMINED = 12
"""The number of rows above and below a row that are examined."""

MIN_NARROWING = 8.0
"""How much narrower than the text block the text of a page must be to have a separate right edge, in points."""

RAGGED_MARGIN = 5.0
"""About how far the longest row of a page that is set flush left ends before the right edge, in points."""

NO_ROW_BELOW = 99.0
"""The distance to the next row, in points, if the page has none: more than any line spacing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row, with its properties that depend on the rows around it.

    *right* is the right edge of its block, *page_right* that of the text on its page, and *spacing* the usual line
    spacing of the page. *alone* says that the row is among short lines; *opens* says that the next row is less
    indented, as the second row of a paragraph is. *distance_below* is the distance to the next row on the page.
    """

    row: Row
    centered: bool
    right: float
    page_right: float
    spacing: float
    alone: bool
    opens: bool
    distance_below: float


def lines_of(rows: Sequence[Row], measure: Measure) -> list[Line]:
    """Return *rows* as lines, with the properties that depend on the rows around them."""
    rights = _page_rights(rows, measure)
    spacings = _page_spacings(rows, measure)
    return [
        Line(
            row,
            centered=_is_centered(rows, index, measure),
            right=_right_edge(rows, index, measure.left, rights[row.page]),
            page_right=rights[row.page],
            spacing=spacings[row.page],
            alone=_is_alone(rows, index, rights[row.page]),
            opens=_opens(rows, index),
            distance_below=_gap(row, rows[index + 1]) if index + 1 < len(rows) else NO_ROW_BELOW,
        )
        for index, row in enumerate(rows)
    ]


def _is_centered(rows: Sequence[Row], index: int, measure: Measure) -> bool:
    """Whether the row at *index* is centered.

    A row that only happens to begin at an edge of other rows is centered between centered rows of the same look, or if
    it is bold, and exactly in the middle between rows that are not. So is a full line of a title in bold.
    """
    row = rows[index]
    if _is_item(rows, index, measure):
        return False
    neighbors = [*rows[max(index - 1, 0) : index], *rows[index + 1 : index + 2]]
    if is_bold(row) and not any(map(is_bold, neighbors)) and measure.is_exactly_in_middle(row):
        return True
    if _is_full_line_of_title(rows, index, measure):
        return True
    if _shares_edge(rows, index):
        return False
    return measure.is_centered(row) or (
        measure.is_in_middle(row)
        and 0 < index < len(rows) - 1
        and all(
            measure.is_centered(neighbor)
            and is_bold(neighbor) == is_bold(row)
            and 0 < abs(neighbor.y - row.y) < 3 * row.size
            and neighbor.page == row.page
            for neighbor in (rows[index - 1], rows[index + 1])
        )
    )


def _is_full_line_of_title(rows: Sequence[Row], index: int, measure: Measure) -> bool:
    """Whether the row at *index* is in bold, as are the rows below it up to a centered one, and all have one middle.

    The first line of a centered title may be as wide as the text, so that its edges do not show that it is centered.
    """
    title = takewhile(lambda pair: _is_below_in_title(pair[1], pair[0]), pairwise(rows[index : index + ROWS_EXAMINED]))
    return any(measure.is_centered(below) for _, below in title)


def _is_below_in_title(row: Row, above: Row) -> bool:
    """Whether *row* is right below the row *above*, both are in bold, and both have the same middle."""
    is_near = row.page == above.page and abs(row.y - above.y) < 3 * row.size
    offset = abs(row.left + row.right - above.left - above.right)
    return is_near and is_bold(row) and is_bold(above) and offset < 2 * EXACT_TOLERANCE


def _page_spacings(rows: Sequence[Row], measure: Measure) -> Mapping[int, float]:
    """Return the most common line spacing of each page."""
    gaps: dict[int, Counter[int]] = {row.page: Counter() for row in rows}
    for row, below in pairwise(rows):
        gap = _gap(row, below)
        if 0.9 * row.size < gap < 3.5 * row.size:
            gaps[row.page][round(gap)] += 1
    spacings: dict[int, float] = {}
    for page, counts in gaps.items():
        is_measurable = counts.total() > MIN_LONG_ROWS
        spacings[page] = float(max(counts, key=lambda gap: counts[gap])) if is_measurable else measure.spacing
    return spacings


def _opens(rows: Sequence[Row], index: int) -> bool:
    """Whether the row at *index* is indented more than the row right below it."""
    if index + 1 >= len(rows):
        return False
    row, below = rows[index], rows[index + 1]
    return row.page == below.page and row.left - below.left > INDENT_TOLERANCE and below.y - row.y < 3 * row.size


def _page_rights(rows: Sequence[Row], measure: Measure) -> Mapping[int, float]:
    """Return the right edge of each page's text, by page number, in points."""
    by_page: dict[int, list[float]] = {row.page: [] for row in rows}
    for row in rows:
        if row.right - row.left > MIN_LONG_ROW * (measure.right - measure.left):
            by_page[row.page].append(row.right)
    page_rights: dict[int, float] = {}
    for page, rights in by_page.items():
        own_right = max(rights, default=0.0) + RAGGED_MARGIN
        is_narrow = len(rights) >= MIN_LONG_ROWS and own_right < measure.right - MIN_NARROWING
        page_rights[page] = own_right if is_narrow else measure.right
    return page_rights


def _shares_edge(rows: Sequence[Row], index: int) -> bool:
    """Whether the row at *index* is among adjacent rows that share its left edge but do not all share its middle.

    Some of the rows of an indented quotation may have the middle of the page.
    """
    row = rows[index]
    above = takewhile(lambda pair: _is_below_at_edge(*pair), pairwise(rows[index::-1]))
    below = takewhile(lambda pair: _is_below_at_edge(pair[1], pair[0]), pairwise(rows[index:]))
    run = [neighbor for _, neighbor in (*islice(above, ROWS_EXAMINED), *islice(below, ROWS_EXAMINED))]
    return any(abs(neighbor.left - row.left + neighbor.right - row.right) > INDENT_TOLERANCE for neighbor in run)


def _is_below_at_edge(row: Row, above: Row) -> bool:
    """Whether *row* is right below the row *above*, at the same left edge."""
    is_near = row.page == above.page and abs(row.y - above.y) < 3 * row.size
    return is_near and abs(row.left - above.left) < INDENT_TOLERANCE


def _is_item(rows: Sequence[Row], index: int, measure: Measure) -> bool:
    """Whether the row at *index* has a label, and the next row begins with a lowercase letter or below its text."""
    if not has_label(rows[index]) or index + 1 >= len(rows):
        return False
    row, below = rows[index], rows[index + 1]
    begins_below_text = hangs(row, below) and abs(below.left - row.words[1].left) < ALIGNMENT_TOLERANCE
    return begins_small(below) or (begins_below_text and not measure.is_centered(below))


def _right_edge(rows: Sequence[Row], index: int, left: float, page_right: float) -> float:
    """Return the right edge of the lines around the row at *index*, if they are indented; otherwise *page_right*."""
    row = rows[index]
    start = index
    end = index + 1
    while start and index - start < ROWS_EXAMINED and _is_in_block(rows[start - 1], row):
        start -= 1
    while end < len(rows) and end - index < ROWS_EXAMINED and _is_in_block(rows[end], row):
        end += 1
    rights = [block_row.right for block_row in rows[start:end]]
    edge = max(rights)
    full_rows = sum(edge - right < 0.15 * (edge - row.left) for right in rights)
    is_wide = edge - row.left > MIN_QUOTATION_WIDTH * (page_right - left)
    is_indented = row.left > left + INDENT_TOLERANCE
    is_quotation = end - start > 2 and is_wide and full_rows * 5 >= (end - start - 1) * 4 and is_indented
    return edge if is_quotation and edge < page_right else page_right


def _is_in_block(neighbor: Row, row: Row) -> bool:
    """Whether *neighbor* begins at the left edge of *row*, and is not the first row of a numbered paragraph."""
    return abs(neighbor.left - row.left) <= INDENT_TOLERANCE and not begins_number(neighbor)


def _is_alone(rows: Sequence[Row], index: int, page_right: float) -> bool:
    """Whether the row at *index* is in a block of lines that are mostly short, as an address or a signature is."""
    row = rows[index]
    adjacent_rows = rows[max(0, index - 1) : index + 2]
    gap = MAX_SPACING_FACTOR * min((_gap(above, below) for above, below in pairwise(adjacent_rows)), default=0.0)
    start = index
    while start and _is_beside(rows[start - 1], rows[start], gap):
        start -= 1
    end = index + 1
    while end < len(rows) and _is_beside(rows[end - 1], rows[end], gap):
        end += 1
    block = rows[start:end]
    full_rows = sum(page_right - block_row.right < 0.25 * (page_right - row.left) for block_row in block)
    return len(block) > 3 and full_rows < 0.4 * len(block)


def _gap(row: Row, below: Row) -> float:
    return below.y - row.y if row.page == below.page else NO_ROW_BELOW


def _is_beside(row: Row, below: Row, gap: float) -> bool:
    return _gap(row, below) < gap and abs(row.left - below.left) < 2
