"""Finds the differences between two texts, word by word, ignoring white space."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from assembler.proof.proof import comparable_letters

WORDS_BEFORE = 4
"""The maximum number of words before a difference that are reported with it."""


@dataclass(frozen=True)
class Difference:
    """A difference: words of the *expected* text, and the words *printed* in their place.

    *words_before* has the last words before the difference. *expected_end* and *read_end* are where the difference ends
    in the expected text and in the read text, as numbers of characters without white space.
    """

    expected: str
    printed: str
    words_before: str
    expected_end: int
    read_end: int


def differences(expected: str, printed: str) -> list[Difference]:
    """Return the differences between *expected* and *printed*, ignoring white space."""
    if comparable_letters(expected) == comparable_letters(printed):
        return []
    return list(_differences(expected.split(), printed.split()))


def _differences(expected: list[str], read: list[str]) -> Iterator[Difference]:
    """Yield the differences between *expected* and *read*, which are lists of words."""
    expected_letters = _letters_before(expected)
    read_letters = _letters_before(read)
    opcodes = SequenceMatcher(None, expected, read).get_opcodes()
    for _, expected_start, expected_end, read_start, read_end in opcodes:
        missing = " ".join(expected[expected_start:expected_end])
        printed = " ".join(read[read_start:read_end])
        if comparable_letters(missing) != comparable_letters(printed):
            words_before = " ".join(expected[max(0, expected_start - WORDS_BEFORE) : expected_start])
            yield Difference(missing, printed, words_before, expected_letters[expected_end], read_letters[read_end])


def _letters_before(words: list[str]) -> list[int]:
    """Return the number of characters before each word and, at the end, the total."""
    return list(accumulate(map(len, map(comparable_letters, words)), initial=0))
