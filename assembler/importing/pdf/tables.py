"""Finds tables on a page, whether rules divide them into cells or only gaps divide their columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import NamedTuple

from assembler.importing.pdf.number_tables import Cell, number_tables
from assembler.importing.pdf.page_parts import Page, Row, Rule

MEETING_TOLERANCE = 4.0
"""How far two rules may be from each other to meet, in points."""

RULE_TOLERANCE = 3.0
"""The maximum distance between rules that are sides of one line, in points."""

BORDER_SHARE = 0.8
"""A rule as long as this share of the page's height is a border of the page, as beside line numbers."""

MIN_RULES = 3
"""The minimum number of rules between and around the rows of a table without vertical rules."""

MIN_GUTTER = 0.6
"""The minimum width of the strip between two columns without a vertical rule, as a multiple of the type size."""

MIN_COLUMN_GAP = 1.6
"""The minimum gap between two columns of a table without rules, as a multiple of the type size."""

MIN_ROWS = 3
"""The minimum number of rows with three columns in a table without rules."""

MAX_ROW_DISTANCE = 3.2
"""The maximum distance between two baselines of a table without rules, as a multiple of the type size."""

MIN_COMMON_GAP = 3.0
"""The minimum width of a gap that successive rows share, in points."""

FAR = 1e6
"""A distance beyond the edges of any page, in points."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, each with its rows of words; *first* and *last* are the indexes of its rows on the page."""

    first: int
    last: int
    cells: tuple[tuple[Cell, ...], ...]


def tables_on(page: Page, rows: Sequence[Row]) -> list[Table]:
    """Return the tables among *rows*, the text of *page*, from top to bottom.

    In recognized text, a gap may be a word that was not recognized, so that gaps alone do not divide columns.
    """
    grids = list(_grids(page))
    if not page.recognized:
        grids += _lined_grids(page, rows)
    tables = [table for grid in grids if (table := _ruled_table(grid, rows))]
    if not page.recognized:
        taken = {index for table in tables for index in range(table.first, table.last + 1)}
        tables += _tables_without_rules(rows, taken)
    return sorted(tables, key=lambda table: table.first)


def _tables_without_rules(rows: Sequence[Row], taken: set[int]) -> Iterator[Table]:
    """Yield the tables of numbers among *rows*, and then those whose columns wide gaps divide.

    The rows at the indexes *taken* belong to other tables.
    """
    taken = {*taken}
    for first, cells in number_tables(rows, taken):
        last = first + len(cells) - 1
        taken.update(range(first, last + 1))
        yield Table(first, last, cells)
    yield from _open_tables(rows, taken)


# -- tables with rules ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Grid:
    """The levels of a grid's horizontal rules, and the places of its vertical rules."""

    levels: tuple[float, ...]
    edges: tuple[float, ...]


def _grids(page: Page) -> Iterator[_Grid]:
    rules = [rule for rule in page.rules if rule.bottom - rule.top < BORDER_SHARE * page.height]
    for group in _touching(rules):
        levels = _distinct((rule.top + rule.bottom) / 2 for rule in group if rule.across)
        edges = _distinct((rule.left + rule.right) / 2 for rule in group if not rule.across)
        if len(levels) > 1 and len(edges) > 2:
            yield _Grid(levels, edges)


def _lined_grids(page: Page, rows: Sequence[Row]) -> Iterator[_Grid]:
    """Yield the grids of tables with rules of the same length between the rows, and only gaps between the columns."""
    remaining = [rule for rule in page.rules if rule.across]
    edges = [edge for rule in page.rules if not rule.across for edge in (rule.left, rule.right)]
    while remaining:
        first, *other_rules = remaining
        equal_rules = [
            rule
            for rule in other_rules
            if abs(rule.left - first.left) + abs(rule.right - first.right) < MEETING_TOLERANCE
        ]
        remaining = [rule for rule in other_rules if rule not in equal_rules]
        levels = _distinct((rule.top + rule.bottom) / 2 for rule in (first, *equal_rules))
        has_vertical_rule = any(
            first.left - MEETING_TOLERANCE < edge < first.right + MEETING_TOLERANCE for edge in edges
        )
        if len(levels) < MIN_RULES or has_vertical_rule:
            continue
        inner_rows = [row for row in rows if levels[0] - 2 < _middle(row) < levels[-1] + 2]
        words = sorted((word.left, word.right) for row in inner_rows for word in row.words)
        gutters = list(_gutters(words, MIN_GUTTER * inner_rows[0].size)) if words else []
        if gutters:
            yield _Grid(levels, (first.left, *gutters, first.right))


def _gutters(words: Sequence[tuple[float, float]], min_width: float) -> Iterator[float]:
    """Yield the middle of each strip at least *min_width* wide that no word touches.

    *words* has the left and right edges of each word, from left to right.
    """
    reach = words[0][1]
    for left, right in words:
        if left - reach > min_width:
            yield (reach + left) / 2
        reach = max(reach, right)


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return *rules* in groups that touch each other, directly or through others."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touched_groups = [group for group in groups if any(_meet(rule, other_rule) for other_rule in group)]
        groups = [group for group in groups if group not in touched_groups]
        groups.append([rule, *chain.from_iterable(touched_groups)])
    return groups


def _meet(rule: Rule, other_rule: Rule) -> bool:
    is_beside = rule.left < other_rule.right + MEETING_TOLERANCE and other_rule.left < rule.right + MEETING_TOLERANCE
    return (
        is_beside
        and rule.top < other_rule.bottom + MEETING_TOLERANCE
        and other_rule.top < rule.bottom + MEETING_TOLERANCE
    )


def _distinct(places: Iterable[float]) -> tuple[float, ...]:
    """Return *places* in order, but of places close to each other only the first."""
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > RULE_TOLERANCE:
            distinct.append(place)
    return tuple(distinct)


def _ruled_table(grid: _Grid, rows: Sequence[Row]) -> Table | None:
    """Return the table in *grid*; None if one of its rows has words outside it, or none has words in two cells."""
    indexes = [index for index, row in enumerate(rows) if grid.levels[0] - 2 < _middle(row) < grid.levels[-1] + 2]
    if not indexes or indexes[-1] - indexes[0] + 1 != len(indexes):
        return None
    inner_rows = rows[indexes[0] : indexes[-1] + 1]
    words = [word for row in inner_rows for word in row.words]
    if any(
        not grid.edges[0] - MEETING_TOLERANCE < (word.left + word.right) / 2 < grid.edges[-1] + MEETING_TOLERANCE
        for word in words
    ):
        return None
    bands = [[row for row in inner_rows if top <= _middle(row) < bottom] for top, bottom in _bands(grid.levels)]
    cells = tuple(tuple(_cells(band, grid.edges)) for band in bands if band)
    has_columns = any(sum(map(bool, row)) > 1 for row in cells)
    return Table(indexes[0], indexes[-1], cells) if has_columns else None


def _bands(levels: Sequence[float]) -> list[tuple[float, float]]:
    """Return the spaces between *levels*; the first and the last one have no outer limit."""
    open_levels = [-FAR, *levels[1:-1], FAR]
    return list(pairwise(open_levels))


def _middle(row: Row) -> float:
    """Return the level halfway up the letters of *row*."""
    return row.y - 0.3 * row.size


def _cells(band: Sequence[Row], edges: Sequence[float]) -> Iterator[Cell]:
    for left, right in _bands(edges):
        parts = [(row, [word for word in row.words if left <= (word.left + word.right) / 2 < right]) for row in band]
        yield tuple(replace(row, words=tuple(words)) for row, words in parts if words)


# -- tables without rules ---------------------------------------------------------------------------------------------


class Gap(NamedTuple):
    """The left and right edges of a gap."""

    left: float
    right: float


def _open_tables(rows: Sequence[Row], taken: set[int]) -> Iterator[Table]:
    """Yield the tables of three or more columns that only gaps divide."""
    index = 0
    while index < len(rows):
        last, gaps = _zone(rows, index, taken)
        rows_in_columns = [row for row in rows[index : last + 1] if len(_gaps(row)) > 1]
        if len(rows_in_columns) >= MIN_ROWS and not _are_contents(rows_in_columns):
            yield Table(index, last, tuple(_joined_rows(rows[index : last + 1], gaps)))
        index = last + 1


def _are_contents(rows: Sequence[Row]) -> bool:
    """Whether *rows* are from a table of contents: most end with a page number, and the numbers never decrease."""
    ends = [row.words[-1].text for row in rows]
    pages = [int(end) for end in ends if end.isdecimal()]
    return len(pages) * 4 >= len(rows) * 3 and pages == sorted(pages)


def _zone(rows: Sequence[Row], first: int, taken: set[int]) -> tuple[int, list[Gap]]:
    """Return the index of the last of the rows from *first* on that share two or more gaps, and these gaps."""
    gaps = _gaps(rows[first]) if first not in taken else []
    last = first
    while len(gaps) > 1 and last + 1 < len(rows) and last + 1 not in taken and _is_near(rows[last], rows[last + 1]):
        common = _common_gaps(gaps, _all_gaps(rows[last + 1]))
        if len(common) < 2:
            break
        gaps = common
        last += 1
    return last, gaps


def _is_near(row: Row, below: Row) -> bool:
    return below.y - row.y < MAX_ROW_DISTANCE * row.size


def _gaps(row: Row) -> list[Gap]:
    """Return the wide gaps between the words of *row*."""
    gaps = [Gap(word.right, after.left) for word, after in pairwise(row.words)]
    return [gap for gap in gaps if gap.right - gap.left > MIN_COLUMN_GAP * row.size]


def _all_gaps(row: Row) -> list[Gap]:
    """Return the space before *row*, its wide gaps, and the space after it."""
    return [Gap(-FAR, row.left), *_gaps(row), Gap(row.right, FAR)]


def _common_gaps(gaps: Sequence[Gap], other_gaps: Sequence[Gap]) -> list[Gap]:
    """Return the overlaps of *gaps* and *other_gaps* that are wide enough to divide columns."""
    overlaps = [Gap(max(gap.left, other.left), min(gap.right, other.right)) for gap in gaps for other in other_gaps]
    return [overlap for overlap in overlaps if overlap.right - overlap.left > MIN_COMMON_GAP]


def _joined_rows(rows: Sequence[Row], gaps: Sequence[Gap]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of cells; a row without words in its first column continues the cells above."""
    edges = [-FAR, *((gap.left + gap.right) / 2 for gap in gaps), FAR]
    current: tuple[Cell, ...] = ()
    for row in rows:
        cells = tuple(_cells([row], edges))
        if current and not cells[0]:
            current = tuple((*above, *below) for above, below in zip(current, cells, strict=True))
            continue
        if current:
            yield current
        current = cells
    if current:
        yield current
