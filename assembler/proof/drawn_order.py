"""Converts text from drawing order, which is left to right, to reading order."""

from collections import Counter
from unicodedata import category

from assembler.language.regex import Regex
from assembler.language.scripts import ANY_RIGHT_TO_LEFT, PASSAGE
from assembler.proof.proof import comparable_letters

NUMBER = Regex(r"\d+(?:[.,:/]\d+)*")
"""A pattern for a number, which is written from left to right in every script."""

SHARED_GLYPHS = "هە ىں فڧ ٯڡ پڽۑ ڤڨ ٹڻ ؼڮ ڲڳ ܣܤ ܔܮ ٠۰ ١۱ ٢۲ ٣۳ ٤۴ ٥۵ ٦۶ ٧۷ ٨۸ ٩۹".split()  # noqa: RUF001
"""Letters and digits that share a glyph in some positions of a word; the glyph reads back as only one of them."""

ONE_GLYPH = str.maketrans({letter: letters[0] for letters in SHARED_GLYPHS for letter in letters})
"""Maps letters and digits that share a glyph to the first of them."""

MIRROR_IMAGES = str.maketrans("()[]{}<>«»", ")(][}{><»«")
"""Maps brackets and quotation marks to their mirror images."""

OPENING_SIGNS = str.maketrans("()[]{}<>«»", "(([[{{<<««")
"""Maps brackets and quotation marks to opening marks."""


def in_reading_order(text: str) -> str:
    """Return *text*, given in drawing order, in reading order."""
    if not ANY_RIGHT_TO_LEFT.search(text):
        return text
    return PASSAGE.sub(lambda match: _reversed_passage(match[0]), text)


def _reversed_passage(passage: str) -> str:
    if not ANY_RIGHT_TO_LEFT.search(passage):
        return passage
    return NUMBER.sub(lambda number: number[0][::-1], passage[::-1].translate(MIRROR_IMAGES))


def agree(tagged: str, drawn: str) -> bool:
    """Whether the text that the file's tags give for a passage matches the *drawn* text.

    A passage in a right-to-left script must match in full. In other scripts, at least half of the consonants must have
    been drawn.
    """
    tagged_letters = comparable_letters(tagged).translate(ONE_GLYPH)
    drawn_letters = comparable_letters(in_reading_order(drawn)).translate(ONE_GLYPH)
    if ANY_RIGHT_TO_LEFT.search(tagged):
        are_in_order = ANY_RIGHT_TO_LEFT.findall(tagged_letters) == ANY_RIGHT_TO_LEFT.findall(drawn_letters)
        return are_in_order and sorted(tagged_letters.translate(OPENING_SIGNS)) == sorted(
            drawn_letters.translate(OPENING_SIGNS)
        )
    consonants = _consonants(tagged_letters)
    return 2 * (consonants & _consonants(drawn_letters)).total() >= consonants.total()


def comparable(text: str) -> str:
    """Return the characters of *text*, a line in the margin, for comparison.

    If the line has a passage in another script, its characters are sorted, and accents are left out.
    """
    letters = comparable_letters(text)
    if not PASSAGE.search(letters):
        return letters
    letters = letters.translate(OPENING_SIGNS)
    return "".join(sorted(letter for letter in letters if not category(letter).startswith("M")))


def _consonants(letters: str) -> Counter[str]:
    """Return how often each letter without upper and lower case occurs in *letters*."""
    return Counter(letter for letter in letters if category(letter) == "Lo")
