"""Letters in the order in which a page draws them, left to right, and from there the order in which they are read."""

import re
from collections import Counter
from unicodedata import category

from assembler.language.scripts import ANY_RIGHT_TO_LEFT, PASSAGE
from assembler.prove.proof import squeezed

NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
"""A number, which runs from left to right in every script."""

SHARED = "هە ىں فڧ ٯڡ پڽۑ ڤڨ ٹڻ ؼڮ ڲڳ ܣܤ ܔܮ ٠۰ ١۱ ٢۲ ٣۳ ٤۴ ٥۵ ٦۶ ٧۷ ٨۸ ٩۹".split()  # noqa: RUF001
"""Letters and digits that a font draws with one glyph, here or there in a word; it can read as one of them only."""

ONE_GLYPH = str.maketrans({letter: letters[0] for letters in SHARED for letter in letters})

MIRRORED, ONE_SIDED = (str.maketrans("()[]{}<>«»", others) for others in (")(][}{><»«", "(([[{{<<««"))
"""Brackets and quotation marks as they look from the other side, and all as they open."""


def turned(text: str) -> str:
    """Return *text*, which is in the order of the drawing, in the order in which it is read."""
    return PASSAGE.sub(lambda match: _turned(match[0]), text) if ANY_RIGHT_TO_LEFT.search(text) else text


def _turned(passage: str) -> str:
    if not ANY_RIGHT_TO_LEFT.search(passage):
        return passage
    return NUMBER.sub(lambda number: number[0][::-1], passage[::-1].translate(MIRRORED))


def agree(said: str, drawn: str) -> bool:
    """Say whether the letters of a passage that a file *said* it reads are those that are *drawn*, in their order.

    From right to left they are the same in the same order. Fonts of scripts that reorder their letters take vowels
    apart and melt consonants into signs of which no table says what they read; there most consonants must be drawn.
    """
    wanted, there = (squeezed(text).translate(ONE_GLYPH) for text in (said, turned(drawn)))
    if ANY_RIGHT_TO_LEFT.search(said):
        in_order = ANY_RIGHT_TO_LEFT.findall(wanted) == ANY_RIGHT_TO_LEFT.findall(there)
        return in_order and sorted(wanted.translate(ONE_SIDED)) == sorted(there.translate(ONE_SIDED))
    consonants = _consonants(wanted)
    return 2 * (consonants & _consonants(there)).total() >= consonants.total()


def settled(text: str) -> str:
    """Return the letters of a line in the margin, for comparing.

    Margins have no tags that say how a passage in another script reads: of a line with one, only its letters count,
    without their accents and in any order.
    """
    letters = squeezed(text)
    if not PASSAGE.search(letters):
        return letters
    return "".join(sorted(letter for letter in letters.translate(ONE_SIDED) if not category(letter).startswith("M")))


def _consonants(letters: str) -> Counter[str]:
    """Return how often each letter is there that is no sign on another."""
    return Counter(letter for letter in letters if category(letter) == "Lo")
