"""Finds the differences between two texts, word by word, ignoring white space."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from assembler.proof.proof import squeezed

WORDS_BEFORE = 4
"""The maximum number of words before a difference that are reported with it."""


@dataclass(frozen=True)
class Difference:
    """A difference: the *lost* words of the expected text, and the words *printed* in their place.

    *before* has the last words before the difference. *wanted* and *read* are the numbers of characters, without white
    space, in the expected text and the read text up to the end of the difference.
    """

    lost: str
    printed: str
    before: str
    wanted: int
    read: int


def differences(wanted: str, read: str) -> list[Difference]:
    """Return the differences between *wanted* and *read*, ignoring white space."""
    return [] if squeezed(wanted) == squeezed(read) else list(_differences(wanted.split(), read.split()))


def _differences(wanted: list[str], read: list[str]) -> Iterator[Difference]:
    """Yield the differences between *wanted* and *read*, which are lists of words."""
    wanted_letters, read_letters = _letters(wanted), _letters(read)
    for _, first, last, start, end in SequenceMatcher(None, wanted, read).get_opcodes():
        lost, printed = " ".join(wanted[first:last]), " ".join(read[start:end])
        if squeezed(lost) != squeezed(printed):
            before = " ".join(wanted[max(0, first - WORDS_BEFORE) : first])
            yield Difference(lost, printed, before, wanted_letters[last], read_letters[end])


def _letters(words: list[str]) -> list[int]:
    """Return the number of characters before each word and, at the end, the total."""
    return list(accumulate(map(len, map(squeezed, words)), initial=0))
