"""Text in the color of its background: nobody sees it, but anybody can copy it."""

import ctypes
from collections.abc import Iterator, Mapping

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.exhibits.reader.covered_text import (
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
"""Points around a letter that must be even too, or every full stop would count as unseen."""


def unseen_text(page: pdfium.PdfPage, letters: pdfium.PdfTextPage) -> str:
    """Return the background of unseen text on *page*: a `box`, or `white` paper; "" if there is no such text."""
    images, boxes, texts = _drawn(page)
    alike = {address: gray for address, gray in texts.items() if any(_are_alike(gray, box_gray) for box_gray in boxes)}
    suspects = list(_letters_of(letters, alike)) if alike else []
    if len(suspects) < HIDDEN:
        return ""
    picture = Picture(page, annotations=False)
    unseen = [
        gray
        for bounds, gray in suspects
        if picture.is_even(_wider(bounds))
        and abs(picture.gray(bounds) - gray) < CONTRAST
        and not any(_touches(bounds, image) for image in images)
    ]
    if sum(not _are_alike(gray, WHITE) for gray in unseen) >= HIDDEN:
        return "box"
    return "white" if len(unseen) >= HIDDEN else ""


def _drawn(page: pdfium.PdfPage) -> tuple[list[Bounds], set[int], dict[int, int]]:
    """Return the bounds of images on *page*, the grays of its backgrounds, and the grays of its texts by address.

    Images count because a scan may have text behind them.
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
    """Yield the bounds and the gray of each letter of *texts*, which are grays by the address of the text."""
    for number in range(letters.count_chars()):
        text = raw.FPDFText_GetTextObject(letters, number)
        if not text or raw.FPDFText_GetUnicode(letters, number) <= ord(" "):
            continue
        gray = texts.get(address_of(text))
        if gray is not None:
            yield letters.get_charbox(number), gray


def _gray(part: raw.FPDF_PAGEOBJECT) -> int | None:
    """Return the gray of the filling of *part*; None if there is none, or it is not opaque."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(part, red, green, blue, opacity) or opacity.value < OPAQUE:
        return None
    return round(0.3 * red.value + 0.59 * green.value + 0.11 * blue.value)


def _are_alike(first: int, second: int) -> bool:
    return abs(first - second) < CONTRAST


def _wider(bounds: Bounds) -> Bounds:
    left, bottom, right, top = bounds
    return left - AROUND, bottom - AROUND, right + AROUND, top + AROUND


def _touches(first: Bounds, second: Bounds) -> bool:
    return first[0] < second[2] and first[2] > second[0] and first[1] < second[3] and first[3] > second[1]
