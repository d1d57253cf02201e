"""Decides whether a hyphen at the end of a line belongs to the word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assembler.importing.pdf.page_parts import Row

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a paper has within its lines, in lowercase, and whether it divides words at line ends."""

    words: frozenset[str]
    divides: bool = False

    def joined(self, before: str, after: str) -> str:
        """Return the end of a line and the beginning of the next as one word, with or without the hyphen.

        The paper itself decides: by the word as it is elsewhere, with or without the hyphen; then, if it divides
        words at all, by the parts: if both are words of the paper, the hyphen belongs there, as in "third-party".
        """
        if before.endswith(SOFT_HYPHEN):
            return before[:-1] + after
        first, second = _bare(before[:-1]), _bare(after)
        if not first.isalpha() or not second.replace("-", "").isalpha() or not after[:1].islower():
            return before + after
        if f"{first}-{second}" in self.words:
            return before + after
        if f"{first}{second}" in self.words:
            return before[:-1] + after
        parts_are_words = first in self.words and second in self.words
        return before[:-1] + after if self.divides and not parts_are_words else before + after


def vocabulary(rows: Sequence[Row]) -> Vocabulary:
    """Return the vocabulary of *rows*, without the last word of each row, which the line end may have divided."""
    words = frozenset(_bare(word.text) for row in rows for word in row.words[:-1])
    cut = ((row.words[-1].text, below.words[0].text) for row, below in pairwise(rows) if row.text.endswith("-"))
    ends = ((_bare(before[:-1]), _bare(after)) for before, after in cut)
    divided = [(first, second) for first, second in ends if first.isalpha() and second.isalpha()]
    whole = sum(first + second in words for first, second in divided)
    hyphened = sum(f"{first}-{second}" in words for first, second in divided)
    return Vocabulary(words, divides=whole > max(1, hyphened))


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word).lower()
