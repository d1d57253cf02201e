"""Finds the two columns of a caption, which are divided by a column of characters, rules or a gap."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assembler.importing.pdf.dividers import (
    DRAWN_RULE,
    MIN_SIGNS,
    blanks_to_fill_in,
    dash_words,
    divides,
    is_drawn_rule,
    may_begin_second_column,
    row_amid_signs,
    sign_words,
)
from assembler.importing.pdf.measure import Measure
from assembler.importing.pdf.page_parts import Page, Row, Rule, Word

VERSUS = re.compile(r"[-–—]?\s?(?:v|vs|versus|against)\s?[.,]?\s?[-–—]?[.,]?", re.IGNORECASE)
"""The word between the two sides."""

MIN_COLUMN_GAP = 8.0
"""The minimum gap before a word at which a second column may begin, in points."""

MAX_ROW_DISTANCE = 2.6
"""The maximum distance between two rows of a caption, in line spacings."""

MIN_PART_GAP = 1.6
"""The minimum gap between the parts of a row, as a multiple of the type size."""

MAX_WORD_SPACE = 0.65
"""The maximum space between two words of a phrase, as a fraction of the type size."""

EDGE_TOLERANCE = 3.0
"""How far the parts of a rule may be from each other, and how far aligned left edges may differ, in points."""

MAX_SIGN_DISTANCE = 80.0
"""How far a divider made of characters may be from the left edge of the second column, in points."""

MIN_DIVIDER_LENGTH = 36.0
"""The minimum length of a rule that divides two columns, in points."""

MAX_CLOSE_SPACING = 1.35
"""Rows closer than this multiple of the type size belong together, even if one has no divider character."""

ROWS_SEARCHED = 14
"""The number of rows above and below the word between the sides that are searched for a second column."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The indexes of the first and last row of text in two columns, and the left edge of the second column."""

    first: int
    last: int
    edge: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The rows of a zone in two columns, its dividers, and the left edge of the second column.

    *first* and *last* are indexes of the rows on the page.
    """

    first: int
    last: int
    left: tuple[Row, ...]
    right: tuple[Row, ...]
    dividers: tuple[Row, ...]
    edge: float


def caption_columns(page: Page, rows: Sequence[Row], measure: Measure) -> Columns | None:
    """Return the two columns of the caption on *page*, whose text rows are *rows*; None if there are none."""
    signs = sign_words(rows) | dash_words(rows)
    seed = next((index for index, row in enumerate(rows) if _is_versus(row, signs, measure)), None)
    if seed is None:
        seed = row_amid_signs(rows, signs, measure)
    if seed is None:
        return None
    zone = _column_zone(page, rows, seed, signs, measure)
    if zone is None:
        return None
    first, last = _with_drawn_rules(rows, zone.first, zone.last)
    parts = [_row_parts(row, zone.edge, signs) for row in rows[first : last + 1]]
    left = tuple(row for row, _, _ in parts if row)
    right = tuple(row for _, row, _ in parts if row)
    dividers = tuple(row for _, _, row in parts if row)
    return Columns(first, last, left, right, dividers=dividers, edge=zone.edge) if left and right else None


def _row_parts(row: Row, edge: float, signs: frozenset[int]) -> tuple[Row | None, Row | None, Row | None]:
    """Return *row* with its words in the left column, in the right column, and in dividers; None where it has none."""
    blanks = blanks_to_fill_in(row)
    dividers = [word for word in row.words if divides(word, signs) and id(word) not in blanks]
    words = [word for word in row.words if word not in dividers]
    left = [word for word in words if word.left < edge - 1]
    right = [word for word in words if word not in left]
    return _with_words(row, left), _with_words(row, right), _with_words(row, dividers)


def _with_words(row: Row, words: Sequence[Word]) -> Row | None:
    return replace(row, words=tuple(words)) if words else None


def _is_close(row: Row, above: Row) -> bool:
    return row.y - above.y < MAX_CLOSE_SPACING * row.size


def _is_versus(row: Row, signs: frozenset[int], measure: Measure) -> bool:
    """Whether *row* has, in its first column, nothing but the word between the sides."""
    middle = (measure.left + measure.right) / 2
    words = [word for word in row.words if not divides(word, signs)]
    after_gaps = (
        index
        for index, (before, word) in enumerate(pairwise(words), 1)
        if word.left - before.right > MIN_PART_GAP * row.size
    )
    text = " ".join(word.text for word in words[: next(after_gaps, len(words))])
    return bool(VERSUS.fullmatch(text)) and words[0].left < middle


def _column_zone(page: Page, rows: Sequence[Row], seed: int, signs: frozenset[int], measure: Measure) -> Zone | None:
    """Return the zone in two columns around the row at the index *seed*; None if there is none."""
    rules = [rule for rule in _vertical_rules(page.rules) if _is_divider(rule, rows[seed], measure)]
    drawn = [_zone_beside(rule, rows, seed) for rule in rules]
    zones = [zone for zone in drawn if zone and _second_column_row_count(rows, zone, signs)]
    if zones:
        return max(zones, key=lambda zone: zone.last - zone.first)
    edges = _second_column_edges(rows, seed, signs, measure)
    zones = [_zone_around(rows, seed, edge, signs, measure) for edge in edges]
    zones = [zone for zone in zones if _second_column_row_count(rows, zone, signs)]
    return max(zones, key=lambda zone: _zone_rank(rows, zone, signs), default=None)


def _zone_rank(rows: Sequence[Row], zone: Zone, signs: frozenset[int]) -> tuple[bool, int, int]:
    """Return the rank of *zone*: whether characters divide its columns, its rows with both columns, and its height."""
    sign_count = sum(_has_sign(row, zone.edge, signs) for row in rows[zone.first : zone.last + 1])
    return sign_count >= MIN_SIGNS, _second_column_row_count(rows, zone, signs), zone.last - zone.first


def _vertical_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return the vertical rules, joining those that continue each other, as the borders of cells do."""
    joined: list[Rule] = []
    for rule in sorted((rule for rule in rules if not rule.across), key=lambda rule: (round(rule.left), rule.top)):
        if (
            joined
            and abs(joined[-1].left - rule.left) < EDGE_TOLERANCE
            and rule.top - joined[-1].bottom < EDGE_TOLERANCE
        ):
            joined[-1] = replace(joined[-1], bottom=max(joined[-1].bottom, rule.bottom))
        else:
            joined.append(rule)
    return joined


def _is_divider(rule: Rule, seed: Row, measure: Measure) -> bool:
    """Whether *rule* runs down between two columns beside the row *seed*."""
    is_between_columns = not rule.across and may_begin_second_column(rule.left, measure)
    is_beside_seed = rule.top < seed.y < rule.bottom + 2
    return is_between_columns and is_beside_seed and rule.bottom - rule.top > MIN_DIVIDER_LENGTH


def _zone_beside(rule: Rule, rows: Sequence[Row], seed: int) -> Zone | None:
    """Return the rows beside *rule*, if *seed* is among them and no word crosses *rule*; None otherwise."""
    adjacent = [index for index, row in enumerate(rows) if rule.top - 2 < row.y - 0.3 * row.size < rule.bottom + 2]
    if seed not in adjacent or any(_crosses(word, rule.left) for index in adjacent for word in rows[index].words):
        return None
    return Zone(min(adjacent), max(adjacent), rule.left)


def _crosses(word: Word, edge: float) -> bool:
    return word.left < edge - 2 and word.right > edge + 2


def _second_column_edges(rows: Sequence[Row], seed: int, signs: frozenset[int], measure: Measure) -> list[float]:
    """Return where the second column may begin: at the left edges of words near the row *seed*, and of all *signs*."""
    edges: set[float] = set()
    for row in rows[max(0, seed - ROWS_SEARCHED) : seed + ROWS_SEARCHED]:
        words = [word for word in row.words if not divides(word, signs)]
        for index, word in enumerate(words):
            is_apart = not index or word.left - words[index - 1].right > MIN_COLUMN_GAP
            if is_apart and may_begin_second_column(word.left, measure):
                edges.add(round(word.left, 1))
    edges |= {word.left for row in rows for word in row.words if id(word) in signs}
    return sorted(edges)


def _zone_around(rows: Sequence[Row], seed: int, edge: float, signs: frozenset[int], measure: Measure) -> Zone:
    """Return the zone around the row *seed* in which no word or phrase crosses *edge*."""
    first = last = seed
    for step in (-1, 1):
        index = seed + step
        while 0 <= index < len(rows) and _is_in_reach(rows[index], rows[index - step], measure):
            if _crosses_edge(rows[index], edge, signs):
                break
            first = min(first, index)
            last = max(last, index)
            if is_drawn_rule(rows[index]):
                break
            index += step
    limits = Zone(first, last, edge)
    with_sign = [index for index in range(first, last + 1) if _has_sign(rows[index], edge, signs)]
    if len(with_sign) >= MIN_SIGNS:
        return _with_close_rows(rows, Zone(min(with_sign), max(with_sign), edge), limits)
    in_second = [index for index in range(first, last + 1) if _reaches_second_column(rows[index], edge, signs)]
    if not in_second:
        return Zone(seed, seed, edge)
    return _with_left_rows(rows, Zone(min(*in_second, seed), max(*in_second, seed), edge), limits, measure)


def _crosses_edge(row: Row, edge: float, signs: frozenset[int]) -> bool:
    """Whether a word of *row*, or a phrase without a gap, crosses the left *edge* of the second column."""
    if any(_straddles(word, edge) for word in row.words if not divides(word, signs)):
        return True
    return any(
        before.left < edge - 1 <= after.left
        and after.left - before.right < MAX_WORD_SPACE * row.size
        and not divides(before, signs)
        and not divides(after, signs)
        for before, after in pairwise(row.words)
    )


def _with_left_rows(rows: Sequence[Row], zone: Zone, limits: Zone, measure: Measure) -> Zone:
    """Return *zone* with the rows above and below it, within *limits*, that are at its usual line spacing."""
    gaps = [below.y - row.y for row, below in pairwise(rows[zone.first : zone.last + 1])]
    max_gap = sorted(gaps)[len(gaps) // 2] + 3 if gaps else 0.0
    first, last = zone.first, zone.last
    while (
        first > limits.first
        and rows[first].y - rows[first - 1].y < max_gap
        and not measure.is_centered(rows[first - 1])
    ):
        first -= 1
    while last < limits.last and rows[last + 1].y - rows[last].y < max_gap and not is_drawn_rule(rows[last]):
        last += 1
    return replace(zone, first=first, last=last)


def _has_sign(row: Row, edge: float, signs: frozenset[int]) -> bool:
    return any(id(word) in signs and -EDGE_TOLERANCE < edge - word.left < MAX_SIGN_DISTANCE for word in row.words)


def _with_close_rows(rows: Sequence[Row], zone: Zone, limits: Zone) -> Zone:
    """Return *zone*, the rows with divider characters, extended within *limits* to close rows above and below."""
    first, last = zone.first, zone.last
    while first > limits.first and _is_close(rows[first], rows[first - 1]) and not is_drawn_rule(rows[first]):
        first -= 1
    while last < limits.last and _is_close(rows[last + 1], rows[last]) and not is_drawn_rule(rows[last]):
        last += 1
    return replace(zone, first=first, last=last)


def _straddles(word: Word, edge: float) -> bool:
    return word.left < edge - 1 and word.right > edge - 0.7 * MIN_COLUMN_GAP


def _reaches_second_column(row: Row, edge: float, signs: frozenset[int]) -> bool:
    """Whether *row* has a divider or words in the second column."""
    return any(id(word) in signs or (word.left >= edge - 1 and not divides(word, signs)) for word in row.words)


def _is_in_reach(row: Row, neighbor: Row, measure: Measure) -> bool:
    return abs(row.y - neighbor.y) < MAX_ROW_DISTANCE * max(measure.spacing, 1.2 * measure.size)


def _second_column_row_count(rows: Sequence[Row], zone: Zone, signs: frozenset[int]) -> int:
    """Return how many rows of *zone* have words in the second column; 0 if it does not look like two columns."""
    words = [[word for word in row.words if not divides(word, signs)] for row in rows[zone.first : zone.last + 1]]
    in_second = [index for index, row in enumerate(words) if any(word.left >= zone.edge - 1 for word in row)]
    first_column_count = sum(any(word.left < zone.edge - 1 for word in row) for row in words)
    has_both = any(_has_both_columns(row, zone.edge) for row in words)
    if not has_both and not _are_aligned(words, zone.edge, signs, rows, zone):
        return 0
    if first_column_count <= 2 or (in_second == [0] and not _is_far_apart(words[0], zone.edge, rows[zone.first].size)):
        return 0
    return len(in_second)


def _has_both_columns(words: Sequence[Word], edge: float) -> bool:
    """Whether a row has words in both columns."""
    return any(word.left >= edge - 1 for word in words) and any(word.left < edge - 1 for word in words)


def _are_aligned(
    words: Sequence[Sequence[Word]], edge: float, signs: frozenset[int], rows: Sequence[Row], zone: Zone
) -> bool:
    """Whether *signs* divide the columns, or most rows that are only in the second column begin at its left edge."""
    if any(id(word) in signs for row in rows[zone.first : zone.last + 1] for word in row.words):
        return True
    lefts = [min(word.left for word in row) for row in words if row and all(word.left >= edge - 1 for word in row)]
    if len(lefts) < 2:
        return False
    return sum(abs(left - min(lefts)) < EDGE_TOLERANCE for left in lefts) * 2 > len(lefts)


def _is_far_apart(words: Sequence[Word], edge: float, size: float) -> bool:
    """Whether the words of a row in the second column are far from those in the first."""
    ends = [word.right for word in words if word.left < edge - 1]
    return not ends or edge - max(ends) > 2 * MIN_PART_GAP * size


def _with_drawn_rules(rows: Sequence[Row], first: int, last: int) -> tuple[int, int]:
    """Return *first* and *last*, moved to include the rules made of characters right above and below."""
    if first and DRAWN_RULE.fullmatch(rows[first - 1].text):
        first -= 1
    if last + 1 < len(rows) and DRAWN_RULE.fullmatch(rows[last + 1].text):
        last += 1
    return first, last
