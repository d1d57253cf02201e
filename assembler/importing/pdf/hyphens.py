"""Decides whether a hyphen at the end of a line belongs to the word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assembler.importing.pdf.page_parts import Row

SOFT_HYPHEN = "\u00ad"

FIRST_PARTS = frozenset(
    "after all anti back best bi bona by class co counter cross double down e early ex face far fast fee fifth first "
    "five follow four fourth free front full good half hard high ill in inter intra judge know large last late "
    "law left like long low make man market mid multi near never new nine no non not off on one open out over "
    "part past per poly post pre price pro quasi quid real right same second self semi seven short single six "
    "so state step still stock sub super take ten third three time to top trans tri two ultra under up vice "
    "war well whole wide work year".split()
)
"""The first parts of words that are written with a hyphen in any paper."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a paper has within its lines, in lowercase, and whether it divides words at line ends."""

    words: frozenset[str]
    divides: bool = False
    divides_one: bool = False
    """Whether the paper divides at least one word, which is undivided elsewhere in it."""

    def joined(self, before: str, after: str) -> str:
        """Return the end of a line and the beginning of the next as one word, with or without the hyphen.

        A soft hyphen is dropped. A word that the paper also has within a line is written as it is there. Any other
        hyphen is dropped only if the paper divides words at line ends.
        """
        if before.endswith(SOFT_HYPHEN):
            return before[:-1] + after
        first = _without_punctuation(before[:-1])
        second = _without_punctuation(after)
        if before[:-1].isupper() and after.isupper() and f"{first}{second}" in self.words:
            return before[:-1] + after
        if not first.isalpha() or not second.replace("-", "").isalpha() or not after[:1].islower():
            return before + after
        if f"{first}-{second}" in self.words:
            return before + after
        if f"{first}{second}" in self.words:
            return before[:-1] + after
        if self.divides_one and not {first, second} & self.words and first not in FIRST_PARTS:
            return before[:-1] + after
        parts_are_words = first in self.words and second in self.words
        return before[:-1] + after if self.divides and not parts_are_words else before + after


def vocabulary(rows: Sequence[Row]) -> Vocabulary:
    """Return the vocabulary of *rows*, without words that may be parts of a divided word.

    Left out are the last word of each row, and the first word of a row below a word that ends in a hyphen.
    """
    after_hyphens = {
        id(below) for above, below in pairwise(rows) if any(word.text.endswith("-") for word in above.words)
    }
    words: set[str] = set()
    for row in rows:
        start = 1 if id(row) in after_hyphens else 0
        words.update(_without_punctuation(word.text) for word in row.words[start:-1])
    divided_words: list[tuple[str, str]] = []
    for row, below in pairwise(rows):
        if row.text.endswith("-"):
            first = _without_punctuation(row.words[-1].text[:-1])
            second = _without_punctuation(below.words[0].text)
            if first.isalpha() and second.isalpha():
                divided_words.append((first, second))
    joined_count = sum(first + second in words for first, second in divided_words)
    hyphenated_count = sum(f"{first}-{second}" in words for first, second in divided_words)
    return Vocabulary(
        frozenset(words),
        divides=joined_count > max(1, hyphenated_count),
        divides_one=joined_count > hyphenated_count,
    )


def _without_punctuation(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word).lower()
