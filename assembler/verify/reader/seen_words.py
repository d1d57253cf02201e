"""Finds words of a PDF that are not printed: transparent, clipped, or on a layer that is switched off."""

from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium

from assembler.exhibits.reader.contents import MAX_CHARACTERS_SEARCHED

MIN_CONTRAST = 24
"""The minimum difference, on a scale of 0 to 255, between the lightest and the darkest pixel of a printed word."""

MIN_LETTERS = 3
"""The minimum number of letters and digits of a word that is looked for. A full stop has hardly any ink."""

INK_HEIGHT = 0.5
"""The height above the baseline in which ink is looked for, as a fraction of the type size."""


def unseen_words(page: pdfium.PdfPage, lines: Sequence[dict[str, Any]]) -> str:
    """Return the words in *lines* that have no ink on *page*, which must not be rotated."""
    bitmap = page.render(scale=1, grayscale=True)
    pixels = bytes(bitmap.buffer)
    left, _, _, top = page.get_cropbox()
    _, page_height = page.get_size()
    shift = page_height - top
    unseen: list[str] = []
    for line in lines:
        bottom = int(line["y"] - shift) + 1
        rows = range(max(0, bottom - int(INK_HEIGHT * line["size"]) - 1), min(bitmap.height, bottom))
        for text, start, end, _ in line["words"]:
            if end <= start:
                continue  # a word that ends on the next line
            columns = slice(max(0, int(start - left)), min(bitmap.width, int(end - left) + 1))
            is_long = sum(letter.isalnum() for letter in text) >= MIN_LETTERS
            if is_long and not _has_ink(pixels, bitmap.stride, rows, columns):
                unseen.append(text)
    return " ".join(unseen)[:MAX_CHARACTERS_SEARCHED]


def _has_ink(pixels: bytes, stride: int, rows: range, columns: slice) -> bool:
    shades = list(_shades(pixels, stride, rows, columns))
    return bool(shades) and max(map(max, shades)) - min(map(min, shades)) >= MIN_CONTRAST


def _shades(pixels: bytes, stride: int, rows: range, columns: slice) -> Iterator[bytes]:
    for row in rows:
        shades = pixels[row * stride + columns.start : row * stride + columns.stop]
        if shades:
            yield shades
