"""Reads the letters of a page, and makes words of them at the spaces that PDFium reports."""

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import hypot
from types import MappingProxyType
from typing import Any
from unicodedata import category

from pypdfium2 import raw

from assembler.importing.pdf.font_style import font_style
from assembler.importing.pdf.hyphens import SOFT_HYPHEN
from assembler.importing.pdf.layers import layers_of
from assembler.importing.pdf.word_builder import Letter, LetterStyle, PageLetters, WordBuilder

LINE_END_HYPHENS = "\x02\ufffe"
"""The characters that PDFium returns for a hyphen at the end of a line."""

UNKNOWN = "\ufffd"
"""The character that replaces a letter that the font does not identify."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
"""The characters of symbol fonts that Word uses for bullets."""

REPLACEMENTS = LIGATURES | BULLETS

MIN_DIGIT_RISE = 0.2
"""The minimum height of a superscript digit above the baseline, as a fraction of the font's size."""

SUPERSCRIPT_SIZE = 0.6
"""The size of a superscript digit, as a fraction of the font's size."""

MIN_ITALIC_SLANT = 0.1
"""Letters that lean more than this fraction of their height are italic, even if their font is upright."""

OUTLINED = 2
"""The mode in which text is filled and outlined, to look bold."""

INVISIBLE = 3
"""The mode in which text is not drawn, as recognized text is."""


class StyleReader:
    """Finds the style of a letter by its text object, and caches the styles of the page's text objects and fonts."""

    def __init__(self, text_page: Any, hidden_layers: frozenset[str]) -> None:
        self.text_page = text_page
        self.hidden_layers = hidden_layers
        self.objects: dict[int, LetterStyle] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.matrix = raw.FS_MATRIX()

    def style(self, index: int) -> LetterStyle:
        """Return the style of the letter at *index*."""
        text_object = raw.FPDFText_GetTextObject(self.text_page, index)
        address = _address(text_object)
        if address not in self.objects:
            self.objects[address] = self._read(text_object, index)
        return self.objects[address]

    def _read(self, text_object: Any, index: int) -> LetterStyle:
        matrix = self.matrix
        raw.FPDFText_GetMatrix(self.text_page, index, matrix)
        height = hypot(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(self.text_page, index) * (height or 1)
        bold = italic = False
        mode = 0
        if text_object:
            bold, italic = self._font(raw.FPDFTextObj_GetFont(text_object))
            mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
        slanted = bool(height) and abs(matrix.b) < MIN_ITALIC_SLANT * height and matrix.c > MIN_ITALIC_SLANT * height
        sideways = abs(matrix.b) > abs(matrix.a)
        unmapped = raw.FPDFText_HasUnicodeMapError(self.text_page, index) == 1
        return LetterStyle(
            size,
            bold=bold or mode == OUTLINED,
            italic=italic or slanted,
            sideways=sideways,
            invisible=mode == INVISIBLE,
            on_hidden_layer=bool(self.hidden_layers) and not self.hidden_layers.isdisjoint(layers_of(text_object)),
            unmapped=unmapped,
        )

    def _font(self, font: Any) -> tuple[bool, bool]:
        """Return whether *font* is bold, and whether it is italic, from the cache if it was read."""
        address = _address(font)
        if address not in self.fonts:
            self.fonts[address] = font_style(font)
        return self.fonts[address]


def _address(pointer: Any) -> int:
    """Return the address in *pointer*; 0 if it is null."""
    return ctypes.addressof(pointer.contents) if pointer else 0


NOTHING_COVERED: Mapping[int, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the coordinates of its contents, and its rotation for reading, in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """The width of the page as it is read."""
        return self.top - self.bottom if self.rotation % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """The height of the page as it is read."""
        return self.right - self.left if self.rotation % 180 else self.top - self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return the distances of a point from the left and from the top of the page as it is read."""
        match self.rotation:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
        return x - self.left, self.top - y

    def right_edge(self, box: Any) -> float:
        """Return the right edge of *box*, a rectangle of PDFium, as the page is read."""
        if not self.rotation:
            return float(max(box.left, box.right)) - self.left
        return max(self.place(box.right, box.top)[0], self.place(box.left, box.bottom)[0])


def frame_of(page: Any) -> Frame:
    """Return the visible part of *page*."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation())


def read_letters(
    text_page: Any,
    frame: Frame,
    hidden_layers: frozenset[str],
    covered: Mapping[int, bool] = NOTHING_COVERED,
) -> PageLetters:
    """Return the words and sideways texts on *text_page*, PDFium's text of the page with *frame*.

    *hidden_layers* are the names of the layers that are off; *covered* has the indexes of the letters that a reader
    does not see, and whether a box shows their place.
    """
    page = PageLetters()
    builder = WordBuilder(page, upright=frame.rotation % 180 == 0)
    styles = StyleReader(text_page, hidden_layers)
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    left_edge, right_edge, bottom_edge, top_edge = (ctypes.c_double() for _ in range(4))
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        text = chr(code)
        if text.isspace() or code == 0:
            if code == 0 and not raw.FPDFText_IsGenerated(text_page, index):
                page.unmapped_count += 1
            else:
                builder.space(in_file=text == " " and not raw.FPDFText_IsGenerated(text_page, index))
            continue
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, index, box)
        style = styles.style(index)
        if text in LINE_END_HYPHENS:
            text = "-" if raw.FPDFText_IsHyphen(text_page, index) == 1 or builder.is_open else UNKNOWN
        text = REPLACEMENTS.get(text) or _printable(text)
        page.letter_count += 1
        page.invisible_count += style.invisible
        page.unmapped_count += style.unmapped or text == UNKNOWN
        if text.isdecimal() and frame.rotation == 0 and not style.sideways:
            raw.FPDFText_GetCharBox(text_page, index, left_edge, right_edge, bottom_edge, top_edge)
            if bottom_edge.value - y.value > MIN_DIGIT_RISE * style.size:
                y.value = bottom_edge.value
                style = replace(style, size=SUPERSCRIPT_SIZE * style.size)
        left, level = frame.place(x.value, y.value)
        if text and index in covered:
            builder.cover(Letter(text, left, frame.right_edge(box), level, style), has_color=covered[index])
        elif text:
            builder.add(Letter(text, left, frame.right_edge(box), level, style))
    builder.end_page()
    return page


def _printable(text: str) -> str:
    """Return a character as it is printed; "" if it only formats others, `UNKNOWN` if it has no printed form."""
    if text == SOFT_HYPHEN or text.isprintable():
        return text
    return "" if category(text) == "Cf" else UNKNOWN
