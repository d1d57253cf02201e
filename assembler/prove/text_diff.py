"""Compare: where two texts part, letter by letter and named in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from assembler.prove.proof import squeezed

BEFORE = 4
"""Words that say where a difference is."""


@dataclass(frozen=True)
class Difference:
    """Words that were said and are *lost*, and words *found* in their place; *before* are the last that both have.

    *said* and *read* are the letters, white space left out, that each text has up to the end of the difference.
    """

    lost: str
    found: str
    before: str
    said: int
    read: int


def differences(said: str, read: str) -> list[Difference]:
    """Return where the letters of *read* are not those of what was *said*. White space does not count."""
    return [] if squeezed(said) == squeezed(read) else list(_differences(said.split(), read.split()))


def _differences(said: list[str], read: list[str]) -> Iterator[Difference]:
    """Yield the differences of two texts, given as words."""
    said_letters, read_letters = _letters(said), _letters(read)
    for _, first, last, start, end in SequenceMatcher(None, said, read).get_opcodes():
        lost, found = " ".join(said[first:last]), " ".join(read[start:end])
        if squeezed(lost) != squeezed(found):
            before = " ".join(said[max(0, first - BEFORE) : first])
            yield Difference(lost, found, before, said_letters[last], read_letters[end])


def _letters(words: list[str]) -> list[int]:
    """Return how many letters stand before each word, and before the end."""
    return list(accumulate(map(len, map(squeezed, words)), initial=0))
