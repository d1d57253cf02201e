"""Stamps on exhibits: "Exhibit A, page 3 of 12" and numbers of pages, where nothing is printed.

The stamp has the same place on every page if some place is free on all; a page on which none is free is made a little
smaller. A stamp is an artifact of the page, and is not read aloud.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Name

from assembler.exhibits.alphabet import Alphabet
from assembler.exhibits.copies import box, shrink

SIZE = 9.0
"""The size of a stamp's type, in points."""
EDGE = 22.0
"""The distance of a stamp from the edges of the page, in points."""
AIR = 4.0
"""The free space that a stamp needs around it, in points."""
BAND = 44.0
"""The height in points that is made free at the foot of a page that has no other room."""
PIXEL = 2.0
"""The size of the pixels by which a page is searched for room, in points."""
WHITE = 250
"""The darkest gray that counts as free, of 255."""
FONT = "/StampFont"

CORNERS = ("lower right", "lower left", "upper right", "upper left")


def stamp(pdf: pikepdf.Pdf, file: Path | bytes, texts: Sequence[str], letters: Alphabet) -> int:
    """Put each of *texts* on its page of *pdf*, which without stamps is *file*.

    Return the number of pages that were made smaller, because no corner of them was blank.
    """
    room = [_free_corners(page, text, letters) for page, text in zip(_pictures(file), texts, strict=True)]
    corner = next((one for one in CORNERS if all(one in free for free in room)), CORNERS[0])
    for page, text, free in zip(pdf.pages, texts, room, strict=True):
        if corner not in free:
            shrink(page, BAND)
        _put(page, text, corner if corner in free else CORNERS[0], letters)
    return sum(corner not in free for free in room)


def _pictures(file: Path | bytes) -> Iterator[Any]:
    """Yield each page of *file* as a gray bitmap, one pixel for `PIXEL` points."""
    from assembler.exhibit_reader.page_by_page import page_by_page  # noqa: PLC0415 - slow to import

    for page in page_by_page(file):
        yield page.render(scale=1 / PIXEL, grayscale=True)


def _free_corners(bitmap: Any, text: str, letters: Alphabet) -> frozenset[str]:
    """Return the corners of a page in which nothing is printed where *text* would be."""
    wide, high = letters.width(text, SIZE), SIZE
    return frozenset(corner for corner in CORNERS if _is_free(bitmap, corner, wide, high))


def _is_free(bitmap: Any, corner: str, wide: float, high: float) -> bool:
    across, down = round((EDGE + wide + AIR) / PIXEL), round((EDGE + high + AIR) / PIXEL)
    inside = int((EDGE - AIR) / PIXEL)
    rows = range(bitmap.height - down, bitmap.height - inside) if "lower" in corner else range(inside, down)
    first, last = (bitmap.width - across, bitmap.width - inside) if "right" in corner else (inside, across)
    pixels = memoryview(bitmap.buffer)
    step = bitmap.n_channels
    return all(
        min(bytes(pixels[row * bitmap.stride + max(first, 0) * step : row * bitmap.stride + last * step])) >= WHITE
        for row in rows
        if 0 <= row < bitmap.height
    )


def _put(page: pikepdf.Page, text: str, corner: str, letters: Alphabet) -> None:
    """Put *text* into a *corner* of *page*, after whatever state its own content leaves behind."""
    left, bottom, right, top = box(page)
    x = right - EDGE - letters.width(text, SIZE) if "right" in corner else left + EDGE
    y = bottom + EDGE if "lower" in corner else top - EDGE - SIZE
    page.obj.Resources = resources = pikepdf.Dictionary(dict(page.resources.items()))
    resources.Font = pikepdf.Dictionary({**dict(resources.get(Name.Font, {}).items()), FONT: letters.font})
    page.contents_add(b"q\n", prepend=True)
    shown = letters.operators(text, SIZE, x, y, FONT)
    page.contents_add(b"\nQ q 0 g /Artifact <</Type /Pagination>> BDC %s EMC Q" % shown, prepend=False)
