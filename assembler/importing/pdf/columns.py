"""Finds text in two columns, such as a caption, between brackets, rules or a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assembler.importing.pdf.measure import Measure
from assembler.importing.pdf.page_parts import Page, Row, Rule, Word

SIGNS = frozenset(")):§*xX|}]")
"""The signs that a caption repeats as the divider between its columns."""

DASHES = frozenset("-–—_=. xX):/")

LEAST_SIGNS = 3
"""How many signs one below the other are a divider."""

ALIGNED = 6.0
"""How far the signs of a divider may be from one line, in points."""

DRAWN = re.compile(r"[-_–—=.\s]{3,}[xX)§:/|]?")
"""A word that is a rule made of letters, such as "-----x" under a caption."""

VERSUS = re.compile(r"[-–—]?\s?(?:v|vs|versus|against)\s?[.,]?\s?[-–—]?[.,]?", re.IGNORECASE)
"""The word between the two sides."""

CHANNEL = 8.0
"""The least width of the gap between two columns, in points."""

REACH = 2.6
"""The largest distance of two rows of one caption, in distances of lines."""


INNER = (0.3, 0.75)
"""Where a second column may begin, as fractions of the width of the text block."""

SIGN_REACH = 80.0
"""How far a divider of signs may be from the left edge of the second column, in points."""

CLOSE = 1.35
"""The distance of baselines at which a row without a sign belongs to those with one, as a fraction of the size."""

WINDOW = 14
"""How many rows above and below the word between the sides are searched for a second column."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The first and last row of text in two columns, and the left edge of the second."""

    first: int
    last: int
    split: float


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
    split: float


def caption_columns(page: Page, rows: Sequence[Row], measure: Measure) -> Columns | None:
    """Return the two columns of the caption on *page*, whose text rows are *rows*; None if there are none."""
    signs = _signs(rows) | _dashes(rows)
    seed = next((index for index, row in enumerate(rows) if _is_versus(row, signs, measure)), None)
    if seed is None:
        seed = _amid_signs(rows, signs, measure)
    if seed is None:
        return None
    zone = _split(page, rows, seed, signs, measure)
    if zone is None:
        return None
    first, last = _with_drawn(rows, zone.first, zone.last)
    parts = [_parted(row, zone.split, signs) for row in rows[first : last + 1]]
    left, right, dividers = (tuple(row for row in side if row) for side in zip(*parts, strict=True))
    return Columns(first, last, left, right, dividers, zone.split) if left and right else None


def _parted(row: Row, split: float, signs: frozenset[int]) -> tuple[Row | None, Row | None, Row | None]:
    """Return what *row* has in the left column, in the right one, and of dividers."""
    dividers = [word for word in row.words if _divides(word, signs)]
    words = [word for word in row.words if not _divides(word, signs)]
    left = [word for word in words if word.left < split - 1]
    return _part(row, left), _part(row, [word for word in words if word not in left]), _part(row, dividers)


def _part(row: Row, words: Sequence[Word]) -> Row | None:
    return replace(row, words=tuple(words)) if words else None


def _signs(rows: Sequence[Row]) -> frozenset[int]:
    """Return the identities of the words that are the signs of a divider."""
    candidates = sorted((word for row in rows for word in row.words if set(word.text) <= SIGNS), key=_left)
    groups: list[list[Word]] = []
    for word in candidates:
        if groups and word.left - groups[-1][0].left < ALIGNED:
            groups[-1].append(word)
        else:
            groups.append([word])
    return frozenset(id(word) for group in groups if len(group) >= LEAST_SIGNS for word in group)


def _dashes(rows: Sequence[Row]) -> frozenset[int]:
    """Return the identities of the words of rows that are rules made of single signs: "- - - - -"."""
    return frozenset(id(word) for row in rows if _is_drawn(row) for word in row.words)


def _amid_signs(rows: Sequence[Row], signs: frozenset[int], measure: Measure) -> int | None:
    """Return a row in the middle of a column of signs, for captions without sides; None without such a column."""
    width = measure.right - measure.left
    amid = [
        index
        for index, row in enumerate(rows)
        if any(
            id(word) in signs and INNER[0] * width < word.left - measure.left < INNER[1] * width for word in row.words
        )
    ]
    return amid[len(amid) // 2] if len(amid) > LEAST_SIGNS else None


def _is_close(row: Row, above: Row) -> bool:
    return row.y - above.y < CLOSE * row.size


def _is_drawn(row: Row) -> bool:
    """Whether *row* is a rule made of signs, which ends a caption."""
    return len(row.text) > LEAST_SIGNS and set(row.text) <= DASHES


def _left(word: Word) -> float:
    return word.left


def _divides(word: Word, signs: frozenset[int]) -> bool:
    return id(word) in signs or bool(DRAWN.fullmatch(word.text))


def _is_versus(row: Row, signs: frozenset[int], measure: Measure) -> bool:
    """Whether *row* has, in its left half, nothing but the word between the sides."""
    middle = (measure.left + measure.right) / 2
    text = " ".join(word.text for word in row.words if word.left < middle and not _divides(word, signs))
    return bool(VERSUS.fullmatch(text))


def _split(page: Page, rows: Sequence[Row], seed: int, signs: frozenset[int], measure: Measure) -> Zone | None:
    """Return the zone in two columns around the row *seed* that has most rows beside each other; None without any."""
    drawn = [_zone_beside(rule, rows, seed) for rule in page.rules if _is_divider(rule, rows[seed], measure)]
    zones = [zone for zone in drawn if zone and _rows_beside(rows, zone, signs)]
    if zones:
        return max(zones, key=lambda zone: zone.last - zone.first)
    zones = [_grown(rows, seed, edge, signs, measure) for edge in _right_edges(rows, seed, signs, measure)]
    zones = [zone for zone in zones if _rows_beside(rows, zone, signs)]
    return max(zones, key=lambda zone: (_rows_beside(rows, zone, signs), zone.last - zone.first), default=None)


def _is_divider(rule: Rule, seed: Row, measure: Measure) -> bool:
    """Whether *rule* runs down between two columns beside the row *seed*."""
    width = measure.right - measure.left
    is_inside = measure.left + INNER[0] * width < rule.left < measure.left + INNER[1] * width
    return not rule.across and is_inside and rule.top < seed.y < rule.bottom + 2 and rule.bottom - rule.top > 36


def _zone_beside(rule: Rule, rows: Sequence[Row], seed: int) -> Zone | None:
    """Return the rows beside *rule*, if none of them crosses it."""
    beside = [index for index, row in enumerate(rows) if rule.top - 2 < row.y - 0.3 * row.size < rule.bottom + 2]
    if seed not in beside or any(_crosses(word, rule.left) for index in beside for word in rows[index].words):
        return None
    return Zone(min(beside), max(beside), rule.left)


def _crosses(word: Word, split: float) -> bool:
    return word.left < split - 2 and word.right > split + 2


def _right_edges(rows: Sequence[Row], seed: int, signs: frozenset[int], measure: Measure) -> list[float]:
    """Return the left edges at which a second column may begin near the row *seed*."""
    width = measure.right - measure.left
    edges: set[float] = set()
    for row in rows[max(0, seed - WINDOW) : seed + WINDOW]:
        words = [word for word in row.words if not _divides(word, signs)]
        for place, word in enumerate(words):
            is_apart = not place or word.left - words[place - 1].right > CHANNEL
            if is_apart and INNER[0] * width < word.left - measure.left < INNER[1] * width:
                edges.add(round(word.left, 1))
    edges |= {word.left for row in rows for word in row.words if id(word) in signs}
    return sorted(edges)


def _grown(rows: Sequence[Row], seed: int, edge: float, signs: frozenset[int], measure: Measure) -> Zone:
    """Return the rows around *seed* of which no word is over the left *edge* of the second column."""
    first = last = seed
    for step in (-1, 1):
        index = seed + step
        while 0 <= index < len(rows) and _near(rows[index], rows[index - step], measure):
            if any(_is_over(word, edge) for word in rows[index].words if not _divides(word, signs)):
                break
            first, last = min(first, index), max(last, index)
            if _is_drawn(rows[index]):
                break
            index += step
    signed = [index for index in range(first, last + 1) if _has_sign(rows[index], edge, signs)]
    if len(signed) >= LEAST_SIGNS:
        return _around(rows, Zone(min(signed), max(signed), edge), Zone(first, last, edge))
    beside = [index for index in range(first, last + 1) if _has_second(rows[index], edge, signs)]
    if not beside:
        return Zone(seed, seed, edge)
    return _with_left_rows(rows, Zone(min(*beside, seed), max(*beside, seed), edge), Zone(first, last, edge), measure)


def _with_left_rows(rows: Sequence[Row], zone: Zone, limits: Zone, measure: Measure) -> Zone:
    """Return *zone* with the rows of the left column alone that are above and below it at its distance of lines."""
    gaps = [below.y - row.y for row, below in pairwise(rows[zone.first : zone.last + 1])]
    usual = sorted(gaps)[len(gaps) // 2] + 3 if gaps else 0.0
    first, last = zone.first, zone.last
    while (
        first > limits.first and rows[first].y - rows[first - 1].y < usual and not measure.is_centred(rows[first - 1])
    ):
        first -= 1
    while last < limits.last and rows[last + 1].y - rows[last].y < usual and not _is_drawn(rows[last]):
        last += 1
    return replace(zone, first=first, last=last)


def _has_sign(row: Row, edge: float, signs: frozenset[int]) -> bool:
    return any(id(word) in signs and abs(word.left - edge) < SIGN_REACH for word in row.words)


def _around(rows: Sequence[Row], zone: Zone, limits: Zone) -> Zone:
    """Return *zone*, the rows with signs, with the rows above and below, within *limits*, that are close to it."""
    first, last = zone.first, zone.last
    while first > limits.first and _is_close(rows[first], rows[first - 1]) and not _is_drawn(rows[first]):
        first -= 1
    while last < limits.last and _is_close(rows[last + 1], rows[last]) and not _is_drawn(rows[last]):
        last += 1
    return replace(zone, first=first, last=last)


def _is_over(word: Word, edge: float) -> bool:
    return word.left < edge - 1 and word.right > edge - 0.7 * CHANNEL


def _has_second(row: Row, edge: float, signs: frozenset[int]) -> bool:
    """Whether *row* has a divider or words in the second column."""
    return any(id(word) in signs or (word.left >= edge - 1 and not _divides(word, signs)) for word in row.words)


def _near(row: Row, neighbour: Row, measure: Measure) -> bool:
    return abs(row.y - neighbour.y) < REACH * max(measure.spacing, 1.2 * measure.size)


def _rows_beside(rows: Sequence[Row], zone: Zone, signs: frozenset[int]) -> int:
    """Return how many rows of *zone* have words in the second column; 0 if one of the columns is almost empty."""
    words = [[word for word in row.words if not _divides(word, signs)] for row in rows[zone.first : zone.last + 1]]
    second = [place for place, row in enumerate(words) if any(word.left >= zone.split - 1 for word in row)]
    first = sum(any(word.left < zone.split - 1 for word in row) for row in words)
    return len(second) if first > 2 and second != [0] else 0


def _with_drawn(rows: Sequence[Row], first: int, last: int) -> tuple[int, int]:
    """Return the zone with the rows of drawn rules right above and below it."""
    if first and DRAWN.fullmatch(rows[first - 1].text):
        first -= 1
    if last + 1 < len(rows) and DRAWN.fullmatch(rows[last + 1].text):
        last += 1
    return first, last
