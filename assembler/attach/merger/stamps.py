"""Stamps each page of an exhibit in a corner, with its label ("Exhibit A, page 3 of 12"), and with page numbers.

The stamps are in a corner that is blank on all pages with room for a stamp. If there is no such corner, they are at the
lower right, and a page with content there is made a little smaller. A stamp is an artifact of the page, which screen
readers skip.
"""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Dictionary, Name

from assembler.attach.merger.alphabet import Alphabet
from assembler.attach.merger.copies import box, put_on_larger, shrink
from assembler.attach.merger.parts import dictionary_of

TYPE_SIZE = 9.0
"""The size of a stamp's type, in points."""

EDGE_DISTANCE = 22.0
"""The distance of a stamp from the edges of the page, in points."""

CLEAR_SPACE = 4.0
"""The free space around a stamp, in points."""

BAND_HEIGHT = 44.0
"""The height in points of the band that is cleared at the foot of a page whose corner is not blank."""

SHORT_HEIGHT = 6 * BAND_HEIGHT
"""The height in points below which a page is enlarged, because shrinking would take more than a sixth of its height."""

PIXEL_SIZE = 2.0
"""The size in points of the pixels used to search a page for blank corners."""

MIN_BLANK_GRAY = 250
"""The darkest gray, from 0 to 255, that counts as blank."""

FONT = "/StampFont"
"""The name of the stamps' font in the resources of a page."""

SHRUNK = "pages made a little smaller to make room for the stamp"
ENLARGED = "short pages put on taller ones to make room for the stamp"

CORNERS = ("lower right", "lower left", "upper right", "upper left")
"""The corners in which a stamp may be; the first one that is blank on all pages is used."""


def stamp_pages(pdf: pikepdf.Pdf, file: BinaryIO, texts: Sequence[str], letters: Alphabet) -> tuple[str, ...]:
    """Stamp each page of *pdf* with its text from *texts*, and return descriptions of the changes.

    *file* has the pages without stamps.
    """
    stamp_widths = [letters.width(text, TYPE_SIZE) + 2 * EDGE_DISTANCE for text in texts]
    corners_by_page = [_free_corners(page, text, letters) for page, text in zip(_pictures(file), texts, strict=True)]
    needs_larger_page = [
        _is_too_small(page, width, corners)
        for page, width, corners in zip(pdf.pages, stamp_widths, corners_by_page, strict=True)
    ]
    common_corners = set(CORNERS)
    for corners, is_small in zip(corners_by_page, needs_larger_page, strict=True):
        if not is_small:
            common_corners &= corners
    corner = next((candidate for candidate in CORNERS if candidate in common_corners), CORNERS[0])
    changes: list[str] = []
    for page, text, width, corners, is_small in zip(
        pdf.pages, texts, stamp_widths, corners_by_page, needs_larger_page, strict=True
    ):
        is_covered = is_small or corner not in corners
        if is_covered and (is_small or _height(page) < SHORT_HEIGHT):
            put_on_larger(page, width, BAND_HEIGHT)
            changes.append(ENLARGED)
        elif is_covered:
            shrink(page, BAND_HEIGHT)
            changes.append(SHRUNK)
        _put_stamp(page, text, CORNERS[0] if is_covered else corner, letters)
    return tuple(dict.fromkeys(changes))


def _is_too_small(page: pikepdf.Page, stamp_width: float, free_corners: frozenset[str]) -> bool:
    """Whether *page* must be put on a larger page to have a stamp that is *stamp_width* wide with its margins.

    A page is too small if it is narrower or lower than the stamp, or if it is short and no corner is free.
    """
    left, _, right, _ = box(page)
    height = _height(page)
    is_narrow = right - left < stamp_width
    is_low = height < EDGE_DISTANCE + TYPE_SIZE + CLEAR_SPACE
    return is_narrow or is_low or (not free_corners and height < SHORT_HEIGHT)


def _height(page: pikepdf.Page) -> float:
    _, bottom, _, top = box(page)
    return top - bottom


def _pictures(file: BinaryIO) -> Iterator[Any]:
    """Yield each page of *file* as a gray bitmap, with a pixel for each `PIXEL_SIZE` points."""
    from assembler.exhibits.reader.page_by_page import page_by_page  # noqa: PLC0415 - slow to import

    for page in page_by_page(file):
        yield page.render(scale=1 / PIXEL_SIZE, grayscale=True)


def _free_corners(bitmap: Any, text: str, letters: Alphabet) -> frozenset[str]:
    """Return the corners of a page that are blank where *text* would be stamped."""
    width = letters.width(text, TYPE_SIZE)
    return frozenset(corner for corner in CORNERS if _is_free(bitmap, corner, width))


def _is_free(bitmap: Any, corner: str, stamp_width: float) -> bool:
    """Whether *corner* of a page is blank around a stamp that is *stamp_width* wide."""
    near_edge = int((EDGE_DISTANCE - CLEAR_SPACE) / PIXEL_SIZE)
    across = round((EDGE_DISTANCE + stamp_width + CLEAR_SPACE) / PIXEL_SIZE)
    down = round((EDGE_DISTANCE + TYPE_SIZE + CLEAR_SPACE) / PIXEL_SIZE)
    width, height = bitmap.width, bitmap.height
    rows = range(height - down, height - near_edge) if "lower" in corner else range(near_edge, down)
    columns = range(width - across, width - near_edge) if "right" in corner else range(near_edge, across)
    pixels = memoryview(bitmap.buffer)
    step = bitmap.n_channels
    for row in rows:
        if 0 <= row < height:
            row_start = row * bitmap.stride
            stamp_pixels = pixels[row_start + max(columns.start, 0) * step : row_start + columns.stop * step]
            if min(bytes(stamp_pixels)) < MIN_BLANK_GRAY:
                return False
    return True


def _put_stamp(page: pikepdf.Page, text: str, corner: str, letters: Alphabet) -> None:
    """Put *text* into a *corner* of *page*, whose graphics state is saved and restored."""
    left, bottom, right, top = box(page)
    x = right - EDGE_DISTANCE - letters.width(text, TYPE_SIZE) if "right" in corner else left + EDGE_DISTANCE
    y = bottom + EDGE_DISTANCE if "lower" in corner else top - EDGE_DISTANCE - TYPE_SIZE
    resources = Dictionary(dict(page.resources.items()))
    page.obj.Resources = resources
    fonts = {name: font for name, font in dictionary_of(resources, Name.Font).items() if isinstance(font, Dictionary)}
    resources.Font = Dictionary({**fonts, FONT: letters.font})
    page.contents_add(b"q\n", prepend=True)
    operators = letters.operators(text, TYPE_SIZE, x, y, FONT)
    page.contents_add(b"\nQ q 0 g /Artifact <</Type /Pagination>> BDC %s EMC Q" % operators, prepend=False)
