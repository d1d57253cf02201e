"""Single characters: how messages name them, and how they may be printed."""

from itertools import takewhile
from unicodedata import normalize

NEAR = 40
"""How many characters on each side are compared to identify a place."""


def named(character: str) -> str:
    """Return *character* as messages name it: the character and its Unicode number."""
    return f"`{character}` (U+{ord(character):04X})"


def may_print(written: str, printed: str) -> bool:
    """Whether the character *written* may appear as *printed*: unchanged, in capitals, or decomposed."""
    return written == printed or printed in f"{written.upper()}{normalize('NFKD', written)}"


def likeness(text: str, place: int, other: str, there: int) -> int:
    """Return how many letters around *place* in *text* are the same as those around *there* in *other*."""
    before = zip(_letters(text[max(0, place - NEAR) : place])[::-1], _letters(other[:there])[::-1], strict=False)
    after = zip(_letters(text[place + 1 : place + 1 + NEAR]), _letters(other[there + 1 :]), strict=False)
    return sum(1 for side in (before, after) for _ in takewhile(lambda pair: pair[0] == pair[1], side))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
