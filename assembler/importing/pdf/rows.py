"""Puts the words of a page into rows, and joins the parts of words that are set in small capitals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from assembler.importing.pdf.page_parts import Piece, Row, Rule, Word

BASELINE_TOLERANCE = 0.3
"""How far the baselines of one row may differ, as a fraction of the type size."""

RECOGNIZED_TOLERANCE = 0.35
"""How far the baselines of recognized words next to each other in height may differ in one row, in the same measure."""

MAX_RISE = 0.7
"""How far above the baseline of its row a small word may be, as a fraction of the row's type size."""

MAX_SMALL_SIZE = 0.85
"""A word is small beside its row if its size is at most this fraction of the row's."""

CORNER_TOLERANCE = 2.0
"""How far a horizontal and a vertical rule may be from each other to make a corner, in points."""

MAX_UNDERLINED_GAP = 4.0
"""How far an underline may extend beyond its words, as under a tab, as a multiple of the type size."""

MIN_STROKE, MAX_STROKE = 0.12, 0.5
"""The levels above the baseline of a line that strikes out the letters, as fractions of the type size."""

CAPITALS_GAP = 0.35
"""How far small capitals may be from the large one before them, as a fraction of the type size."""


def rows_of(words: Sequence[Word], page: int, *, recognized: bool = False) -> list[Row]:
    """Return *words* as rows of the page with number *page*, from top to bottom.

    The places of recognized words are less exact: their rows may be askew, and their widths are only those of a font.
    """
    groups = _recognized_groups(words) if recognized else _groups(words)
    rows = [_row(group, page) for group in groups]
    rows.sort(key=lambda row: (row.y, row.left))
    return [replace(row, line=number) for number, row in enumerate(rows, 1)]


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each row, in order."""
    drawing_order = {id(word): index for index, word in enumerate(words)}
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-round(word.size), word.y, word.left)):
        group = next((group for group in reversed(groups) if _is_in_row(group, word)), None)
        if group is None:
            groups.append([word])
        else:
            group.append(word)
    yield from (_in_order(group, drawing_order) for group in groups)


def _recognized_groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the recognized words of each row, from left to right; a row ends where no word is level with the next."""
    group: list[Word] = []
    for word in sorted(words, key=lambda word: word.y):
        if group and word.y - group[-1].y > RECOGNIZED_TOLERANCE * word.size:
            yield _from_left(group)
            group = []
        group.append(word)
    if group:
        yield _from_left(group)


def main_size(words: Iterable[Word]) -> float:
    """Return the size in which most letters of *words* are set, or 0."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _is_in_row(group: Sequence[Word], word: Word) -> bool:
    """Whether *word* is in the row of *group*: level with the row, or smaller and raised beside one of its words."""
    rise = group[0].y - word.y
    if abs(rise) < BASELINE_TOLERANCE * word.size:
        return True
    is_small = word.size <= MAX_SMALL_SIZE * group[0].size or (word.glued and word.size < group[0].size)
    if not is_small or not 0 < rise < MAX_RISE * group[0].size:
        return False
    return any(
        abs(word.left - neighbor.right) < word.size or abs(neighbor.left - word.right) < word.size for neighbor in group
    )


def _in_order(group: Iterable[Word], drawing_order: Mapping[int, int]) -> list[Word]:
    """Return the words of a row from left to right; in *drawing_order* if texts overlap."""
    words = _from_left(group)
    overlaps = sum(after.left < before.right - BASELINE_TOLERANCE * before.size for before, after in pairwise(words))
    return sorted(words, key=lambda word: drawing_order[id(word)]) if overlaps > 1 else words


def _from_left(group: Iterable[Word]) -> list[Word]:
    return sorted(group, key=lambda word: word.left)


def _row(group: Sequence[Word], page: int) -> Row:
    words = _joined_capitals(group)
    size = main_size(words)
    levels = Counter(round(word.y, 1) for word in words if round(word.size, 1) == size)
    return Row(tuple(words), max(levels, key=lambda level: levels[level]), size, page)


def _joined_capitals(words: Sequence[Word]) -> list[Word]:
    """Return *words* with small capitals joined to the large capital that begins the word, as in "R AYMOND"."""
    joined: list[Word] = []
    for word in words:
        if joined and _continues_in_small_capitals(joined[-1], word):
            before = joined[-1]
            joined[-1] = replace(before, pieces=_merged((*before.pieces, *word.pieces)), right=word.right)
        else:
            joined.append(word)
    return joined


def _continues_in_small_capitals(first: Word, rest: Word) -> bool:
    """Whether *rest* is in small capitals and continues the word that the capital *first* begins."""
    return (
        not rest.spaced
        and rest.text.upper() == rest.text
        and rest.text[0].isalpha()
        and len(first.text.strip("\"'“‘(")) == 1
        and first.text[-1].isupper()
        and 0.6 * first.size < rest.size < 0.95 * first.size
        and abs(first.y - rest.y) < 0.5
        and rest.left - first.right < CAPITALS_GAP * first.size
    )


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    merged: list[Piece] = []
    for piece in pieces:
        if merged and replace(merged[-1], text="") == replace(piece, text=""):
            merged[-1] = replace(piece, text=merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return tuple(merged)


def with_underlines(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Word], list[Rule]]:
    """Return *words*, with words above a rule underlined, and the rules that underline no word.

    A horizontal rule between two vertical ones is that of a table, and one that goes on far beyond the words above it
    is that of a caption.
    """
    upright = [rule for rule in rules if not rule.across]
    horizontal = [
        rule
        for rule in rules
        if rule.across and not _is_side_of_cell(rule, upright) and not _goes_on_beyond(rule, words)
    ]
    used_rules: set[Rule] = set()
    new_words: list[Word] = []
    for word in words:
        rule = next((rule for rule in horizontal if _underlines(rule, word)), None)
        if rule:
            used_rules.add(rule)
            pieces = tuple(replace(piece, underline=True) for piece in word.pieces)
            new_words.append(replace(word, pieces=pieces))
        elif any(_strikes(rule, word) for rule in horizontal):
            new_words.append(replace(word, struck=True))
        else:
            new_words.append(word)
    return new_words, [rule for rule in rules if rule not in used_rules]


def _is_side_of_cell(rule: Rule, upright: Sequence[Rule]) -> bool:
    """Whether *rule* meets *upright* rules at both of its ends."""
    return all(
        any(
            abs(side.left - end) < CORNER_TOLERANCE
            and side.top - CORNER_TOLERANCE < rule.top < side.bottom + CORNER_TOLERANCE
            for side in upright
        )
        for end in (rule.left, rule.right)
    )


def _goes_on_beyond(rule: Rule, words: Iterable[Word]) -> bool:
    """Whether *rule* is much longer than those of *words* that are right above it."""
    above = [word for word in words if _underlines(rule, word)]
    if not above:
        return False
    max_gap = MAX_UNDERLINED_GAP * above[0].size
    ends = min(word.left for word in above) - rule.left, rule.right - max(word.right for word in above)
    return max(ends) > max_gap


def _underlines(rule: Rule, word: Word) -> bool:
    below = rule.top - word.y
    middle = (word.left + word.right) / 2
    return -0.05 * word.size < below < 0.28 * word.size and rule.left - 1 < middle < rule.right + 1


def _strikes(rule: Rule, word: Word) -> bool:
    """Whether *rule* is drawn through *word*, or through several of its letters."""
    above = word.y - (rule.top + rule.bottom) / 2
    overlap = min(rule.right, word.right) - max(rule.left, word.left)
    return MIN_STROKE < above / word.size < MAX_STROKE and overlap > min(word.right - word.left, word.size) / 2
