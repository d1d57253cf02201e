"""Text in the color of what is behind it: nobody sees it, and anybody can copy it out."""

import ctypes
from collections.abc import Iterator, Mapping

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.exhibit_reader.covered_text import (
    CONTRAST,
    HIDDEN,
    LEAST,
    OPAQUE,
    Bounds,
    Picture,
    address_of,
    is_filled,
    on_page,
)

WHITE = 255

AROUND = 1.0
"""Points around a letter in which nothing else may be seen either, so that a full stop is no box."""


def unseen_text(page: pdfium.PdfPage, letters: pdfium.PdfTextPage) -> str:
    """Return how *page* has text that nobody sees: in the color of a `box`, `white` on white, or "" for not at all."""
    images, boxes, texts = _drawn(page)
    alike = {address: gray for address, gray in texts.items() if any(_alike_grays(gray, one) for one in boxes)}
    found = list(_letters_of(letters, alike)) if alike else []
    if len(found) < HIDDEN:
        return ""
    picture = Picture(page, annotations=False)
    unseen = [
        gray
        for bounds, gray in found
        if picture.is_even(_wider(bounds))
        and abs(picture.gray(bounds) - gray) < CONTRAST
        and not any(_touches(bounds, image) for image in images)
    ]
    if sum(not _alike_grays(gray, WHITE) for gray in unseen) >= HIDDEN:
        return "box"
    return "white" if len(unseen) >= HIDDEN else ""


def _drawn(page: pdfium.PdfPage) -> tuple[list[Bounds], set[int], dict[int, int]]:
    """Return where *page* has images, the grays of what is behind its texts, and those of the texts, by address.

    Behind an image, a scan may have text.
    """
    images: list[Bounds] = []
    grays, texts = {WHITE}, dict[int, int]()
    for part in page.get_objects():
        if part.type == raw.FPDF_PAGEOBJ_IMAGE:
            images.append(on_page(part))
        elif part.type == raw.FPDF_PAGEOBJ_TEXT:
            filled = raw.FPDFTextObj_GetTextRenderMode(part.raw) == raw.FPDF_TEXTRENDERMODE_FILL
            if filled and (gray := _gray(part.raw)) is not None:
                texts[address_of(part.raw)] = gray
        elif is_filled(part) and (gray := _gray(part.raw)) is not None:
            left, bottom, right, top = on_page(part)
            if right - left >= LEAST and top - bottom >= LEAST:
                grays.add(gray)
    return images, grays, texts


def _letters_of(letters: pdfium.PdfTextPage, texts: Mapping[int, int]) -> Iterator[tuple[Bounds, int]]:
    """Yield where each letter of *texts* is, and its gray; the texts are grays by the address of what draws them."""
    for number in range(letters.count_chars()):
        text = raw.FPDFText_GetTextObject(letters, number)
        if not text or raw.FPDFText_GetUnicode(letters, number) <= ord(" "):
            continue
        gray = texts.get(address_of(text))
        if gray is not None:
            yield letters.get_charbox(number), gray


def _gray(part: raw.FPDF_PAGEOBJECT) -> int | None:
    """Return the gray of the filling of *part*, or nothing if there is none or what is behind it is seen."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(part, red, green, blue, opacity) or opacity.value < OPAQUE:
        return None
    return round(0.3 * red.value + 0.59 * green.value + 0.11 * blue.value)


def _alike_grays(one: int, other: int) -> bool:
    return abs(one - other) < CONTRAST


def _wider(bounds: Bounds) -> Bounds:
    left, bottom, right, top = bounds
    return left - AROUND, bottom - AROUND, right + AROUND, top + AROUND


def _touches(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
