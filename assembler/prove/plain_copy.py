"""A copy of a PDF for PDFium, in which letters from right to left are characters for private use.

PDFium turns such letters round, by a guess that fails where a line has Latin letters as well; those of private use it
leaves in the order in which the page draws them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

import pikepdf
from pikepdf import Name

from assembler.language.scripts import ANY_RIGHT_TO_LEFT, PASSAGE, RIGHT_TO_LEFT

PRIVATE = 0xE000
"""The first character that Unicode leaves for private use."""

READS = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>")
"""A glyph, and the characters that it reads, in a font's table of them."""

INSTEAD = re.compile(rb"/ActualText\s*<[^>]*>")
"""What the drawing of a passage says that it reads."""


def as_drawn(pdf: bytes) -> bytes:
    """Return *pdf* with its letters from right to left as characters for private use, and without words for drawings.

    A file without such letters, and without scripts that reorder theirs, comes back as it is.
    """
    with pikepdf.open(BytesIO(pdf)) as file:
        tables = [table for table in _tables(file) if PASSAGE.search(_texts(table.read_bytes()))]
        if not tables:
            return pdf
        for table in tables:
            table.write(READS.sub(_private, table.read_bytes()))
        for drawing in _drawings(file):
            drawing.write(INSTEAD.sub(b"", drawing.read_bytes()))
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def _drawings(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield what draws the pages of *file*, and the parts that pages have in common."""
    for page in file.pages:
        page.contents_coalesce()
        yield page.Contents
    yield from (
        thing for thing in file.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Form
    )


def _tables(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the tables of *file* that say what the glyphs of a font read."""
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == Name.Font and "/ToUnicode" in thing:
            yield thing.ToUnicode


def _texts(table: bytes) -> str:
    """Return what all glyphs of a *table* read, one behind the other."""
    return "".join(_text(match) for match in READS.finditer(table))


def _text(match: "re.Match[bytes]") -> str:
    return bytes.fromhex(match[2].decode()).decode("utf-16-be", "replace")


def _private(match: "re.Match[bytes]") -> bytes:
    """Return what a glyph reads, its letters from right to left as characters for private use, from left to right."""
    if not ANY_RIGHT_TO_LEFT.search(text := _text(match)):
        return match[0]
    drawn = text[::-1].translate(_letters()).encode("utf-16-be").hex()
    return b"<%s> <%s>" % (match[1], drawn.encode())


@lru_cache(maxsize=1)
def _letters() -> dict[int, int]:
    """Return a character for private use for each letter from right to left."""
    ranges = re.findall("(.)-(.)", RIGHT_TO_LEFT)
    letters = [point for first, last in ranges for point in range(ord(first), ord(last) + 1)]
    return {point: PRIVATE + place for place, point in enumerate(letters)}


@lru_cache(maxsize=1)
def _back() -> dict[int, int]:
    return {private: point for point, private in _letters().items()}


def from_private(text: str) -> str:
    """Return *text* with its letters from right to left, which are in the order of the drawing."""
    return text if text.isascii() else text.translate(_back())
