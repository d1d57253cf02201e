"""Finds text in the color of its background, which nobody sees but anybody can copy."""

import ctypes
from collections.abc import Iterator, Mapping

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.exhibits.reader.covered_text import (
    CONTRAST,
    MIN_BOX_SIDE,
    MIN_HIDING_OPACITY,
    Bounds,
    Picture,
    address_of,
    is_filled,
    is_label,
    on_page,
)

Color = tuple[int, int, int]
"""A color: red, green and blue, each from 0 to 255."""

WHITE = (255, 255, 255)

MIN_IN_BOX = 2
"""The minimum number of unseen letters and digits in boxes that is reported."""

MIN_ON_WHITE = 3
"""The minimum number of unseen letters and digits on white paper that is reported."""

CLEAR_DISTANCE = 1.0
"""The distance in points around a letter within which the color must also be even, above and below or at both sides.

Otherwise, a letter that fills its bounds, such as "l", would count as unseen.
"""


def unseen_text(page: pdfium.PdfPage, letters: pdfium.PdfTextPage) -> tuple[str, str]:
    """Return the background of unseen text on *page*, `box` or `white`, and the text; both are "" without such text."""
    images, boxes, texts = _drawn_objects(page)
    similar_texts = {address: color for address, color in texts.items() if any(_are_alike(color, box) for box in boxes)}
    suspects = list(_letters_of(letters, similar_texts)) if similar_texts else []
    if len(suspects) < MIN_IN_BOX:
        return "", ""
    picture = Picture(page, annotations=False)
    unseen = [
        (number, color, character)
        for number, bounds, color, character in suspects
        if (picture.is_even(_wider_bounds(bounds)) or picture.is_even(_taller_bounds(bounds)))
        and abs(picture.gray(bounds) - _gray(color)) < CONTRAST
        and not any(_touches(bounds, image) for image in images)
    ]
    boxed = {number: character for number, color, character in unseen if not _are_alike(color, WHITE)}
    in_box = "".join(boxed.values())
    if len(in_box) >= MIN_IN_BOX and not is_label(in_box, letters, boxed):
        return "box", in_box
    on_white = "".join(character for _, color, character in unseen if _are_alike(color, WHITE))
    return ("white", on_white) if len(on_white) >= MIN_ON_WHITE else ("", "")


def _drawn_objects(page: pdfium.PdfPage) -> tuple[list[Bounds], set[Color], dict[int, Color]]:
    """Return the bounds of images on *page*, the colors of its backgrounds, and the colors of its texts by address."""
    images: list[Bounds] = []
    backgrounds: set[Color] = {WHITE}
    texts: dict[int, Color] = {}
    for part in page.get_objects():
        if part.type == raw.FPDF_PAGEOBJ_IMAGE:
            images.append(on_page(part))
        elif part.type == raw.FPDF_PAGEOBJ_TEXT:
            is_filled_text = raw.FPDFTextObj_GetTextRenderMode(part.raw) == raw.FPDF_TEXTRENDERMODE_FILL
            if is_filled_text and (color := _color(part.raw)) is not None:
                texts[address_of(part.raw)] = color
        elif is_filled(part) and (color := _color(part.raw)) is not None:
            left, bottom, right, top = on_page(part)
            if right - left >= MIN_BOX_SIDE and top - bottom >= MIN_BOX_SIDE:
                backgrounds.add(color)
    return images, backgrounds, texts


def _letters_of(letters: pdfium.PdfTextPage, texts: Mapping[int, Color]) -> Iterator[tuple[int, Bounds, Color, str]]:
    """Yield the index, bounds, color and character of each letter or digit in *texts*, which has colors by address."""
    for number in range(letters.count_chars()):
        text = raw.FPDFText_GetTextObject(letters, number)
        character = chr(raw.FPDFText_GetUnicode(letters, number))
        if text and character.isalnum() and (color := texts.get(address_of(text))) is not None:
            yield number, letters.get_charbox(number), color, character


def _color(part: raw.FPDF_PAGEOBJECT) -> Color | None:
    """Return the fill color of *part*; None if *part* has no opaque fill."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(part, red, green, blue, opacity) or opacity.value < MIN_HIDING_OPACITY:
        return None
    return red.value, green.value, blue.value


def _gray(color: Color) -> int:
    """Return the gray in which *color* appears on a page that is rendered in grayscale."""
    red, green, blue = color
    return round(0.3 * red + 0.59 * green + 0.11 * blue)


def _are_alike(first: Color, second: Color) -> bool:
    return all(abs(level - other_level) < CONTRAST for level, other_level in zip(first, second, strict=True))


def _wider_bounds(bounds: Bounds) -> Bounds:
    left, bottom, right, top = bounds
    return left - CLEAR_DISTANCE, bottom, right + CLEAR_DISTANCE, top


def _taller_bounds(bounds: Bounds) -> Bounds:
    left, bottom, right, top = bounds
    return left, bottom - CLEAR_DISTANCE, right, top + CLEAR_DISTANCE


def _touches(first: Bounds, second: Bounds) -> bool:
    return first[0] < second[2] and first[2] > second[0] and first[1] < second[3] and first[3] > second[1]
