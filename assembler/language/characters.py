"""Single characters: how a message names one, and what it may be printed as."""

from itertools import takewhile
from unicodedata import normalize

NEAR = 40
"""Characters on each side that say which of several places is meant."""


def named(character: str) -> str:
    """Return *character* as a message names it: itself and its number in Unicode."""
    return f"`{character}` (U+{ord(character):04X})"


def may_print(written: str, printed: str) -> bool:
    """Say whether the character *written* may be *printed*: as it is, in capitals, or taken apart."""
    return written == printed or printed in f"{written.upper()}{normalize('NFKD', written)}"


def likeness(text: str, place: int, other: str, there: int) -> int:
    """Return how many letters beside *place* of *text* are also beside the place *there* of *other*, on both sides."""
    before = zip(_letters(text[max(0, place - NEAR) : place])[::-1], _letters(other[:there])[::-1], strict=False)
    after = zip(_letters(text[place + 1 : place + 1 + NEAR]), _letters(other[there + 1 :]), strict=False)
    return sum(1 for side in (before, after) for _ in takewhile(lambda pair: pair[0] == pair[1], side))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
