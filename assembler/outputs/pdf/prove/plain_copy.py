"""Makes a copy of a PDF for PDFium in which private-use characters replace right-to-left letters.

PDFium guesses which right-to-left letters to reverse, and guesses wrong if a line also has Latin letters. PDFium leaves
private-use characters in the order in which the page draws them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

import pikepdf
from pikepdf import Name

from assembler.language.scripts import ANY_RIGHT_TO_LEFT, PASSAGE, RIGHT_TO_LEFT
from assembler.outputs.pdf.prove.open_file import OpenFile

FIRST_PRIVATE_USE = 0xE000
"""The first private-use character of Unicode."""

GLYPH_TEXT = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>")
"""A glyph and its characters in a font's ToUnicode table."""

ACTUAL_TEXT = re.compile(rb"/ActualText\s*<[^>]*>")
"""The text that a drawing declares for a passage."""


def as_drawn(opened_pdf: OpenFile) -> bytes:
    """Return the file with private-use characters for its right-to-left letters, and no `ActualText` in its drawings.

    The result is b"" for a file without scripts that are right-to-left or reorder letters, because it needs no copy.
    Otherwise *opened_pdf* is changed.
    """
    all_tables = [font.ToUnicode for font in opened_pdf.fonts if "/ToUnicode" in font]
    tables = [table for table in all_tables if PASSAGE.search(_texts(table.read_bytes()))]
    if not tables:
        return b""
    for table in tables:
        table.write(GLYPH_TEXT.sub(_with_private_letters, table.read_bytes()))
    for drawing in _drawings(opened_pdf.pdf):
        drawing.write(ACTUAL_TEXT.sub(b"", drawing.read_bytes()))
    file = BytesIO()
    opened_pdf.pdf.save(file)
    return file.getvalue()


def _drawings(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the content streams of the pages of *file*, and its form objects."""
    for page in file.pages:
        page.contents_coalesce()
        yield page.Contents
    yield from (item for item in file.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Form)


def _texts(table: bytes) -> str:
    """Return the joined texts of all glyphs in *table*."""
    return "".join(_text(match) for match in GLYPH_TEXT.finditer(table))


def _text(match: "re.Match[bytes]") -> str:
    return bytes.fromhex(match[2].decode()).decode("utf-16-be", "replace")


def _with_private_letters(match: "re.Match[bytes]") -> bytes:
    """Return a glyph's entry with private-use characters for its right-to-left letters, in drawing order."""
    text = _text(match)
    if not ANY_RIGHT_TO_LEFT.search(text):
        return match[0]
    private_letters = text[::-1].translate(_private_letter_by_letter()).encode("utf-16-be").hex()
    return b"<%s> <%s>" % (match[1], private_letters.encode())


@lru_cache(maxsize=1)
def _private_letter_by_letter() -> dict[int, int]:
    """Return a private-use character for each right-to-left letter."""
    ranges = re.findall("(.)-(.)", RIGHT_TO_LEFT)
    letters: list[int] = []
    for first, last in ranges:
        letters += range(ord(first), ord(last) + 1)
    return {letter: FIRST_PRIVATE_USE + index for index, letter in enumerate(letters)}


@lru_cache(maxsize=1)
def _letter_by_private_letter() -> dict[int, int]:
    return {private: point for point, private in _private_letter_by_letter().items()}


def with_right_to_left_letters(text: str) -> str:
    """Return *text* with its private-use characters replaced by the right-to-left letters, still in drawing order."""
    return text if text.isascii() else text.translate(_letter_by_private_letter())
