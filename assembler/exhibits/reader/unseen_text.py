"""Finds text in the color of its background, which nobody sees but anybody can copy."""

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True)
class _ColoredLetter:
    """A letter or digit on a page: its index in the text of the page, its bounds, its color, and its character."""

    index: int
    bounds: Bounds
    color: Color
    character: str


def unseen_text(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> tuple[str, str]:
    """Return the background of unseen text on *page*, `box` or `white`, and the text; both are "" if there is none."""
    images, boxes, texts = _drawn_objects(page)
    similar_texts = {address: color for address, color in texts.items() if any(_are_alike(color, box) for box in boxes)}
    suspects = list(_letters_of(text_page, similar_texts)) if similar_texts else []
    if len(suspects) < MIN_IN_BOX:
        return "", ""
    picture = Picture(page, annotations=False)
    unseen_letters = [
        letter
        for letter in suspects
        if _is_unseen(letter, picture) and not any(_touches(letter.bounds, image) for image in images)
    ]
    boxed_letters = [letter for letter in unseen_letters if not _are_alike(letter.color, WHITE)]
    boxed_text = "".join(letter.character for letter in boxed_letters)
    is_reported = len(boxed_text) >= MIN_IN_BOX
    if is_reported and not is_label(boxed_text, text_page, {letter.index for letter in boxed_letters}):
        return "box", boxed_text
    white_text = "".join(letter.character for letter in unseen_letters if _are_alike(letter.color, WHITE))
    return ("white", white_text) if len(white_text) >= MIN_ON_WHITE else ("", "")


def _is_unseen(letter: _ColoredLetter, picture: Picture) -> bool:
    """Whether *letter* cannot be told from its surroundings in *picture*."""
    is_even = picture.is_even(_wider_bounds(letter.bounds)) or picture.is_even(_taller_bounds(letter.bounds))
    return is_even and abs(picture.gray(letter.bounds) - _gray(letter.color)) < CONTRAST


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


def _letters_of(text_page: pdfium.PdfTextPage, texts: Mapping[int, Color]) -> Iterator[_ColoredLetter]:
    """Yield each letter or digit in *texts*, which has colors by address."""
    for index in range(text_page.count_chars()):
        text = raw.FPDFText_GetTextObject(text_page, index)
        character = chr(raw.FPDFText_GetUnicode(text_page, index))
        if text and character.isalnum() and (color := texts.get(address_of(text))) is not None:
            yield _ColoredLetter(index, text_page.get_charbox(index), color, character)


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
    left, bottom, right, top = first
    other_left, other_bottom, other_right, other_top = second
    return left < other_right and right > other_left and bottom < other_top and top > other_bottom
