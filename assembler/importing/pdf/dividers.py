"""Finds the characters that divide the columns of a caption, and rules made of characters."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assembler.importing.pdf.measure import Measure
from assembler.importing.pdf.page_parts import Row, Word

SIGNS = frozenset(")):§*xX|}]")
"""The characters that a caption may repeat, row by row, to divide its columns."""

DASHES = frozenset("-–—_=. xX):/")
"""The characters of a rule made of characters, as under a caption."""

MIN_SIGNS = 3
"""The minimum number of characters, one below the other, that make a divider."""

EDGE_TOLERANCE = 6.0
"""How far the left edges of a divider's characters may differ, in points."""

MAX_SIGN_GAP = 0.8
"""The maximum gap between a section sign and the words beside it, as a fraction of the type size."""

DRAWN_RULE = re.compile(r"[-_–—=.\s]{3,}[xX)§:/|]?")
"""A word that is a rule made of characters, such as "-----x" under a caption."""

LABEL_OF_BLANK = re.compile(r"(?i)(?:judge|hon\.|honorable|division|department|dept\.?|courtroom):?")
"""The label of a blank that the clerk or the court completes."""

BLANK = re.compile(r"_{3,80}")

MAX_BLANK_GAP = 2.0
"""The maximum gap between a label and its blank, as a multiple of the type size."""

MIN_SECOND_COLUMN = 0.3
MAX_SECOND_COLUMN = 0.75
"""Where a second column may begin, as fractions of the width of the text block."""


def sign_words(rows: Sequence[Row]) -> frozenset[int]:
    """Return the `id()` of each word that is a character of a divider."""
    candidates: list[Word] = []
    for row in rows:
        candidates += [
            word for index, word in enumerate(row.words) if set(word.text) <= SIGNS and not _is_section_sign(row, index)
        ]
    groups: list[list[Word]] = []
    for word in sorted(candidates, key=lambda word: word.left):
        if groups and word.left - groups[-1][0].left < EDGE_TOLERANCE:
            groups[-1].append(word)
        else:
            groups.append([word])
    return frozenset(id(word) for group in groups if len(group) >= MIN_SIGNS for word in group)


def _is_section_sign(row: Row, index: int) -> bool:
    """Whether the word at *index* is a section sign amid words, as in "Violation of § 14(e)"."""
    if index == 0:
        return False
    sign, before = row.words[index], row.words[index - 1]
    if not sign.text.startswith("§") or sign.left - before.right > MAX_SIGN_GAP * row.size:
        return False
    if index + 1 == len(row.words):
        return before.text in {"of", "under"}
    after = row.words[index + 1]
    return after.left - sign.right < MAX_SIGN_GAP * row.size and after.text[0].isdigit()


def dash_words(rows: Sequence[Row]) -> frozenset[int]:
    """Return the `id()` of each word in rows that are rules made of characters, such as "- - - - -"."""
    return frozenset(id(word) for row in rows if is_drawn_rule(row) for word in row.words)


def row_amid_signs(rows: Sequence[Row], signs: frozenset[int], measure: Measure) -> int | None:
    """Return the index of the middle row of a column of *signs*, for captions without "v."; None if there is none."""
    row_indexes = [
        index
        for index, row in enumerate(rows)
        if any(id(word) in signs and may_begin_second_column(word.left, measure) for word in row.words)
    ]
    return row_indexes[len(row_indexes) // 2] if len(row_indexes) > MIN_SIGNS else None


def may_begin_second_column(x: float, measure: Measure) -> bool:
    """Whether a second column may begin at *x*, neither near the left nor near the right edge of the text block."""
    width = measure.right - measure.left
    return MIN_SECOND_COLUMN * width < x - measure.left < MAX_SECOND_COLUMN * width


def is_drawn_rule(row: Row) -> bool:
    """Whether *row* is only a rule made of characters, as at the end of a caption."""
    return len(row.text) > MIN_SIGNS and set(row.text) <= DASHES


def blanks_to_fill_in(row: Row) -> frozenset[int]:
    """Return the `id()` of each word of *row* that is a blank behind a label, as in "JUDGE ________"."""
    return frozenset(
        id(word)
        for before, word in pairwise(row.words)
        if LABEL_OF_BLANK.fullmatch(before.text)
        and BLANK.fullmatch(word.text)
        and word.left - before.right < MAX_BLANK_GAP * row.size
    )


def divides(word: Word, signs: frozenset[int]) -> bool:
    """Whether *word* is one of the *signs* of a divider, or a rule made of characters."""
    return id(word) in signs or bool(DRAWN_RULE.fullmatch(word.text))
