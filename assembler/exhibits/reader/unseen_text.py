"""Finds text in the color of its background, which nobody sees but anybody can copy."""

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.exhibits.reader.covered_text import is_label
from assembler.exhibits.reader.drawn_shapes import MIN_BOX_SIDE, MIN_HIDING_OPACITY, address_of, is_filled, on_page
from assembler.exhibits.reader.rendered_page import CONTRAST, Bounds, Picture

Color = tuple[int, int, int]
"""A color: red, green and blue, each from 0 to 255."""

WHITE = (255, 255, 255)

MIN_IN_BOX = 2
"""The minimum number of unseen letters and digits in boxes that is reported."""

MIN_ON_WHITE = 3
"""The minimum number of unseen letters and digits on white paper that is reported."""


@dataclass(frozen=True)
class UnseenLetter:
    """A character on a page: its index in the text of the page, its bounds, its color, and the character itself."""

    index: int
    bounds: Bounds
    color: Color
    character: str


def unseen_text(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> tuple[str, str]:
    """Return the background of unseen text on *page*, `box` or `white`, and the text; both are "" if there is none."""
    boxed_letters, white_letters = unseen_letters(page, text_page)
    if boxed_letters:
        return "box", _letters_and_digits(boxed_letters)
    return ("white", _letters_and_digits(white_letters)) if white_letters else ("", "")


def unseen_letters(
    page: pdfium.PdfPage, text_page: pdfium.PdfTextPage
) -> tuple[Sequence[UnseenLetter], Sequence[UnseenLetter]]:
    """Return the characters of *page* in the color of the box behind them, and those in white on white paper.

    Either has none if there are too few, or if they belong to a redaction label.
    """
    images, boxes, texts = _drawn_objects(page)
    similar_texts = {address: color for address, color in texts.items() if any(_are_alike(color, box) for box in boxes)}
    suspects = list(_characters_of(text_page, similar_texts)) if similar_texts else []
    if len(_letters_and_digits(suspects)) < MIN_IN_BOX:
        return (), ()
    picture = Picture(page, annotations=False)
    unseen = [
        letter
        for letter in suspects
        if _is_unseen(letter, picture) and not any(_touches(letter.bounds, image) for image in images)
    ]
    boxed = [letter for letter in unseen if not _are_alike(letter.color, WHITE)]
    boxed_text = _letters_and_digits(boxed)
    boxed_indexes = {letter.index for letter in boxed if letter.character.isalnum()}
    is_reported = len(boxed_text) >= MIN_IN_BOX and not is_label(boxed_text, text_page, boxed_indexes)
    white = [letter for letter in unseen if _are_alike(letter.color, WHITE)]
    return boxed if is_reported else (), white if len(_letters_and_digits(white)) >= MIN_ON_WHITE else ()


def _letters_and_digits(letters: Sequence[UnseenLetter]) -> str:
    return "".join(letter.character for letter in letters if letter.character.isalnum())


def _is_unseen(letter: UnseenLetter, picture: Picture) -> bool:
    """Whether *letter* cannot be told from its surroundings in *picture*."""
    return picture.is_blank(letter.bounds) and abs(picture.gray(letter.bounds) - _gray(letter.color)) < CONTRAST


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


def _characters_of(text_page: pdfium.PdfTextPage, texts: Mapping[int, Color]) -> Iterator[UnseenLetter]:
    """Yield each character in *texts*, which has colors by address, that is not white space."""
    for index in range(text_page.count_chars()):
        text = raw.FPDFText_GetTextObject(text_page, index)
        character = chr(raw.FPDFText_GetUnicode(text_page, index))
        if text and not character.isspace() and (color := texts.get(address_of(text))) is not None:
            yield UnseenLetter(index, text_page.get_charbox(index), color, character)


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


def _touches(first: Bounds, second: Bounds) -> bool:
    left, bottom, right, top = first
    other_left, other_bottom, other_right, other_top = second
    return left < other_right and right > other_left and bottom < other_top and top > other_bottom
