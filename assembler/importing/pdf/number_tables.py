"""Finds tables of numbers whose columns are too close to each other for their gaps to show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assembler.importing.pdf.page_parts import Row, Word

NUMBER = re.compile(r"[-–(]?\$?\d[\d,.]{0,20}%?\)?")
"""A number or an amount of money, such as "$1,200.50", "12%" or "(35)"."""

MIN_COLUMNS = 4
"""The minimum number of columns of a table without wide gaps; the first may have words instead of numbers."""

MIN_ROWS = 3
"""The minimum number of rows of numbers."""

MAX_HEAD_ROWS = 3
"""The maximum number of rows of column heads above the numbers."""

MAX_ROW_DISTANCE = 3.2
"""The maximum distance between the baselines of two rows, as a multiple of the type size."""

MIN_HEAD_GAP = 0.8
"""The minimum gap between heads in a row with fewer heads than columns, as a multiple of the type size."""

Cell = tuple[Row, ...]
"""The rows of words in a cell of a table."""


def number_tables(rows: Sequence[Row], taken: set[int]) -> Iterator[tuple[int, tuple[tuple[Cell, ...], ...]]]:
    """Yield the tables of numbers among *rows*: the index of the first row, and the cells of each row.

    The rows at the indexes *taken* belong to other tables.
    """
    index = 0
    while index < len(rows):
        last = _last_of_run(rows, index, taken)
        if last - index + 1 >= MIN_ROWS:
            edges = _edges(rows[index : last + 1])
            if edges:
                first = _first_head(rows, index, edges, taken)
                yield first, tuple(_cells(row, edges) for row in rows[first : last + 1])
        index = last + 1


def _last_of_run(rows: Sequence[Row], first: int, taken: set[int]) -> int:
    """Return the index of the last row in the run of rows of numbers from *first* on with equally many words."""
    column_count = len(rows[first].words) if _is_row_of_numbers(rows[first]) and first not in taken else 0
    last = first
    while (
        column_count
        and last + 1 < len(rows)
        and last + 1 not in taken
        and _is_row_of_numbers(rows[last + 1])
        and len(rows[last + 1].words) == column_count
        and rows[last + 1].y - rows[last].y < MAX_ROW_DISTANCE * rows[last].size
    ):
        last += 1
    return last


def _is_row_of_numbers(row: Row) -> bool:
    """Whether *row* has enough columns, and only numbers in all columns but the first."""
    first, *other_words = row.words
    is_entry = not first.text.endswith((".", ",", ":", ";"))
    return is_entry and len(row.words) >= MIN_COLUMNS and all(NUMBER.fullmatch(word.text) for word in other_words)


def _edges(rows: Sequence[Row]) -> list[float]:
    """Return the places between the columns of *rows*; [] if two columns overlap."""
    columns = list(zip(*(row.words for row in rows), strict=True))
    edges: list[float] = []
    for column, next_column in pairwise(columns):
        end = max(word.right for word in column)
        start = min(word.left for word in next_column)
        if end >= start:
            return []
        edges.append((end + start) / 2)
    return edges


def _first_head(rows: Sequence[Row], first: int, edges: Sequence[float], taken: set[int]) -> int:
    """Return the index of the first of the rows with column heads right above *first*; *first* if there are none."""
    head = first
    while (
        head
        and first - head < MAX_HEAD_ROWS
        and head - 1 not in taken
        and rows[head].y - rows[head - 1].y < MAX_ROW_DISTANCE * rows[head].size
        and _are_heads(rows[head - 1], edges)
    ):
        head -= 1
    return head


def _are_heads(row: Row, edges: Sequence[float]) -> bool:
    columns = [_column(word, edges) for word in row.words]
    is_spaced = all(after.left - before.right > MIN_HEAD_GAP * row.size for before, after in pairwise(row.words))
    are_in_different_columns = len(set(columns)) == len(columns)
    return are_in_different_columns and (len(columns) == len(edges) + 1 or (len(columns) > 1 and is_spaced))


def _column(word: Word, edges: Sequence[float]) -> int:
    middle = (word.left + word.right) / 2
    return sum(middle > edge for edge in edges)


def _cells(row: Row, edges: Sequence[float]) -> tuple[Cell, ...]:
    columns = [[word for word in row.words if _column(word, edges) == column] for column in range(len(edges) + 1)]
    return tuple((replace(row, words=tuple(words)),) if words else () for words in columns)
