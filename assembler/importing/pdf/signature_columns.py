"""Finds lines about counsel in two columns side by side, such as the signature blocks of two firms."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assembler.importing.pdf.columns import Columns
from assembler.importing.pdf.page_parts import Row
from assembler.importing.zones.counsel_signs import is_counsel_line

MIN_ROWS = 3
"""The minimum number of rows of a block that have two parts."""

MIN_COLUMN_GAP = 1.6
"""The minimum gap between the two columns, as a multiple of the type size."""

EDGE_TOLERANCE = 4.0
"""How far the left edges of a column may differ, in points."""

MAX_INDENT = 48.0
"""How far a line of the second column may be indented, as names below "By:" are, in points."""

MAX_OUTDENT = 36.0
"""How far "By:" may be to the left of the second column, in points."""

MAX_ROW_DISTANCE = 2.6
"""The maximum distance between the baselines of two rows of a block, as a multiple of the type size."""


def signature_columns(rows: Sequence[Row]) -> Iterator[Columns]:
    """Yield each block of *rows* that has two columns, with a line about counsel in each column."""
    index = 0
    while index < len(rows):
        last = index
        edge = _second_column_edge(rows[index])
        while edge and last + 1 < len(rows) and _continues(rows[last], rows[last + 1], rows[index].left, edge):
            last += 1
        columns = _columns(rows, index, last, edge) if edge else None
        if columns:
            yield columns
        index = last + 1 if columns else index + 1


def _second_column_edge(row: Row) -> float:
    """Return the left edge of the second part of *row*; 0 unless it has exactly two."""
    starts = _starts_after_gaps(row)
    return starts[0] if len(starts) == 1 else 0.0


def _starts_after_gaps(row: Row) -> Sequence[float]:
    """Return the left edge of each part of *row* that is behind a wide gap."""
    return [
        after.left for before, after in pairwise(row.words) if after.left - before.right > MIN_COLUMN_GAP * row.size
    ]


def _continues(row: Row, below: Row, left: float, edge: float) -> bool:
    """Whether *below* continues the columns that begin at *left* and *edge*, and no words of it cross *edge*.

    A label such as "Facsimile:" may have a wide gap behind it.
    """
    if below.page != row.page or below.y - row.y > MAX_ROW_DISTANCE * row.size:
        return False
    starts = _starts_after_gaps(below)
    if any(-EDGE_TOLERANCE < start - edge < MAX_INDENT for start in starts):
        return True
    if any(start > edge for start in starts):
        return False
    is_left = (
        below.left < edge - EDGE_TOLERANCE
        and below.right < edge - EDGE_TOLERANCE
        and below.left > left - 5 * EDGE_TOLERANCE
    )
    return is_left or -MAX_OUTDENT < below.left - edge < MAX_INDENT


def _columns(rows: Sequence[Row], first: int, last: int, edge: float) -> Columns | None:
    block = rows[first : last + 1]
    if sum(bool(_second_column_edge(row)) for row in block) < MIN_ROWS:
        return None
    edge = min([edge, *(row.left for row in block if edge - MAX_OUTDENT < row.left)])
    left: list[Row] = []
    right: list[Row] = []
    for row in block:
        left_words = tuple(word for word in row.words if word.left < edge - EDGE_TOLERANCE)
        right_words = tuple(word for word in row.words if word.left >= edge - EDGE_TOLERANCE)
        if left_words:
            left.append(replace(row, words=left_words))
        if right_words:
            right.append(replace(row, words=right_words))
    if not all(any(is_counsel_line(part.text) for part in column) for column in (left, right)):
        return None
    return Columns(first, last, tuple(left), tuple(right), dividers=(), edge=edge)
