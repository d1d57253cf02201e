"""Finds text that is hidden under a drawing but still in the file: a failed redaction."""

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

MIN_BOX_SIDE = 4.0
"""The minimum height and width in points of a box that may hide text."""

POINTS_OF_A_LINE = 2
"""The number of points that define a straight line."""

MIN_HIDING_OPACITY = 250
"""The lowest opacity, from 0 to 255, at which a fill hides the text under it."""

MIN_HIDDEN = 2
"""The minimum number of letters and digits hidden under a box that is reported."""

MIN_HIDDEN_BY_PICTURE = 3
"""The minimum number of letters and digits hidden under a picture or shading that is reported."""

CONTRAST = 10
"""The smallest visible difference between two grays from 0 to 255, on an even surface."""

CONTRAST_OF_PICTURES = 24
"""The smallest visible difference between two grays within a picture."""

LABEL = re.compile(
    r"(?:privileged?|redact(?:ed|ion)|attorney|client|work|product|confidential|sealed|under|seal|personal|privacy"
    r"|information|pii|non-?responsive|and|exemption|\(?b\)?\(\d\)(?:\([a-z]\))?|[\W_])++",
    re.IGNORECASE,
)
"""The labels that redaction programs print in their boxes to say why text was removed."""

MAX_PIXELS = 8_000_000
"""The maximum number of pixels of a rendered page."""

INVISIBLE_MODE = 3
"""The text rendering mode of invisible text, such as text recognized in a scan."""

COVERS = frozenset({"Square", "Circle", "Polygon", "Ink", "Stamp", "FreeText", "Line", "Highlight"})
"""The kinds of annotations that people draw over text."""

Bounds = tuple[float, float, float, float]
"""Bounds: left, bottom, right and top, in points."""


@dataclass(frozen=True)
class _Letter:
    """A letter on a page: its bounds, its rank in drawing order, whether it is visible, and its character."""

    bounds: Bounds
    rank: int
    is_visible: bool
    character: str
    index: int
    """The letter's index in the text of the page."""

    @property
    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self.bounds
        return (left + right) / 2, (bottom + top) / 2


@dataclass(frozen=True)
class _Cover:
    """A shape, a shading or an image: its bounds, and its rank in drawing order."""

    bounds: Bounds
    rank: int
    is_image: bool
    fills_bounds: bool
    """Whether the cover counts as filling its bounds, as a filled shape or a line does but an image does not."""


def hidden_text(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> str:
    """Return the letters of *page* that a shape, an image or an annotation hides.

    The result is "" if there are too few, or if they belong to a redaction label.
    """
    ranks, covers = _ranks_and_covers(page)
    annotations = list(_annotations(page))
    if not (covers or annotations):
        return ""
    page_letters = sorted(_letters(text_page, ranks), key=lambda letter: letter.middle[1])
    heights = [letter.middle[1] for letter in page_letters]
    letters_by_cover = [(cover, list(_letters_under(cover, page_letters, heights))) for cover in covers]
    annotated_letters = {
        letter for bounds in annotations for letter in _letters_in(bounds, page_letters, heights) if letter.is_visible
    }
    most_covered = max((len(covered_letters) for _, covered_letters in letters_by_cover), default=0)
    if most_covered < MIN_HIDDEN and len(annotated_letters) < MIN_HIDDEN:
        return ""
    with_annotations = Picture(page, annotations=True)
    without_annotations = Picture(page, annotations=False)
    hidden_letters: list[_Letter] = []
    for cover, covered_letters in letters_by_cover:
        hidden_letters += _hidden_letters(cover, covered_letters, without_annotations)
    hidden_under_annotations = [
        letter
        for letter in annotated_letters
        if with_annotations.is_even(letter.bounds)
        and not without_annotations.is_even(letter.bounds, CONTRAST_OF_PICTURES)
    ]
    if len(hidden_under_annotations) >= MIN_HIDDEN:
        hidden_letters += hidden_under_annotations
    words = _in_order(hidden_letters)
    return "" if is_label(words, text_page, [letter.index for letter in hidden_letters]) else words


def is_label(words: str, text_page: pdfium.PdfTextPage, indexes: Collection[int]) -> bool:
    """Whether the hidden *words*, the characters *indexes* of *text_page*, are or belong to a redaction label.

    Some letters of a label may be visible at the edge of its box, so that the hidden letters alone are not words.
    """
    return bool(LABEL.fullmatch(words) or LABEL.fullmatch(_whole_words(text_page, indexes)))


def _whole_words(text_page: pdfium.PdfTextPage, indexes: Collection[int]) -> str:
    """Return the words of *text_page* that have at least one of the characters *indexes*."""
    characters = [chr(raw.FPDFText_GetUnicode(text_page, index)) for index in range(text_page.count_chars())]
    runs = [list(run) for _, run in groupby(range(len(characters)), key=lambda index: characters[index].isspace())]
    words = [run for run in runs if not set(indexes).isdisjoint(run)]
    return " ".join("".join(characters[index] for index in word) for word in words)


def _hidden_letters(cover: _Cover, covered_letters: Sequence[_Letter], picture: "Picture") -> list[_Letter]:
    """Return the letters in *covered_letters*, those under *cover*, that are not visible; none if there are too few."""
    min_hidden = MIN_HIDDEN if cover.fills_bounds else MIN_HIDDEN_BY_PICTURE
    contrast = CONTRAST if cover.fills_bounds else CONTRAST_OF_PICTURES
    if len(covered_letters) < min_hidden or (
        cover.is_image and not picture.is_even(cover.bounds, CONTRAST_OF_PICTURES)
    ):
        return []
    hidden_letters = [letter for letter in covered_letters if picture.is_even(letter.bounds, contrast)]
    return hidden_letters if len(hidden_letters) >= min_hidden else []


def _in_order(hidden_letters: Sequence[_Letter]) -> str:
    """Return the *hidden_letters* letters as one text, in text order, with spaces between separate letters."""
    text = ""
    previous_letter: _Letter | None = None
    for letter in dict.fromkeys(sorted(hidden_letters, key=lambda letter: letter.index)):
        is_apart = previous_letter is not None and letter.index != previous_letter.index + 1
        text += f" {letter.character}" if is_apart else letter.character
        previous_letter = letter
    return text


def _letters_under(cover: _Cover, letters: Sequence[_Letter], heights: Sequence[float]) -> Iterator[_Letter]:
    """Yield the letters that *cover* may hide: letters drawn before it and centered inside it."""
    for letter in _letters_in(cover.bounds, letters, heights):
        if letter.rank < cover.rank and (letter.is_visible or cover.fills_bounds):
            yield letter


def _letters_in(bounds: Bounds, letters: Sequence[_Letter], heights: Sequence[float]) -> Iterator[_Letter]:
    left, bottom, right, top = bounds
    for letter in letters[bisect_left(heights, bottom) : bisect_right(heights, top)]:
        if left <= letter.middle[0] <= right:
            yield letter


# -- drawn objects ----------------------------------------------------------------------------------------------------


def _ranks_and_covers(page: pdfium.PdfPage) -> tuple[dict[int, int], list[_Cover]]:
    """Return the rank in drawing order of each text on *page*, by address, and the covers."""
    ranks: dict[int, int] = {}
    covers: list[_Cover] = []
    for rank, part in enumerate(page.get_objects()):
        if part.type == raw.FPDF_PAGEOBJ_TEXT:
            ranks[address_of(part.raw)] = rank
        elif ranks and (part.type in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING} or is_opaque(part)):
            left, bottom, right, top = on_page(part)
            if right - left >= MIN_BOX_SIDE and top - bottom >= MIN_BOX_SIDE:
                is_image = part.type == raw.FPDF_PAGEOBJ_IMAGE
                fills_bounds = is_filled(part) or _is_line(part)
                covers.append(_Cover((left, bottom, right, top), rank, is_image=is_image, fills_bounds=fills_bounds))
    return ranks, covers


def is_opaque(part: pdfium.PdfObject) -> bool:
    """Whether *part* is a shape with an opaque fill, or an opaque line as thick as a box."""
    return is_filled(part) or _is_thick(part)


def _is_line(part: pdfium.PdfObject) -> bool:
    return bool(part.type == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPath_CountSegments(part.raw) == POINTS_OF_A_LINE)


def _is_thick(part: pdfium.PdfObject) -> bool:
    if part.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(part.raw, mode, stroke)
    raw.FPDFPageObj_GetStrokeWidth(part.raw, width)
    matrix = part.get_matrix()
    scale = max(abs(matrix.a), abs(matrix.b), abs(matrix.c), abs(matrix.d))
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetStrokeColor(part.raw, red, green, blue, opacity)
    return bool(stroke.value) and width.value * scale >= MIN_BOX_SIDE and opacity.value >= MIN_HIDING_OPACITY


def is_filled(part: pdfium.PdfObject) -> bool:
    """Whether *part* is a shape with an opaque fill."""
    if part.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(part.raw, mode, stroke)
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(part.raw, red, green, blue, opacity)
    return bool(mode.value) and opacity.value >= MIN_HIDING_OPACITY


def on_page(part: pdfium.PdfObject) -> Bounds:
    """Return the bounds of *part* on the page in points, even if it is in a form."""
    bounds: Bounds = part.get_bounds()
    form = part.container
    while form is not None:
        bounds = form.get_matrix().on_rect(*bounds)
        form = form.container
    return bounds


def _letters(text_page: pdfium.PdfTextPage, ranks: dict[int, int]) -> Iterator[_Letter]:
    visible_texts: dict[int, bool] = {}
    for index in range(text_page.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text_page, index))
        if not character.isalnum():
            continue
        text = raw.FPDFText_GetTextObject(text_page, index)
        if not text:
            continue
        address = address_of(text)
        if address not in visible_texts:
            visible_texts[address] = raw.FPDFTextObj_GetTextRenderMode(text) != INVISIBLE_MODE
        bounds = text_page.get_charbox(index)
        rank = ranks.get(address, 0)
        yield _Letter(bounds, rank, is_visible=visible_texts[address], character=character, index=index)


def address_of(pointer: Any) -> int:
    """Return the memory address in *pointer*."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _annotations(page: pdfium.PdfPage) -> Iterator[Bounds]:
    """Yield the bounds of each annotation that people draw over text."""
    kinds = {getattr(raw, f"FPDF_ANNOT_{kind.upper()}") for kind in COVERS}
    for annotation_index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, annotation_index)
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(annotation) in kinds and raw.FPDFAnnot_GetRect(annotation, rectangle):
            yield rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        raw.FPDFPage_CloseAnnot(annotation)


class Picture:
    """A page rendered as gray pixels, with or without its annotations."""

    def __init__(self, page: pdfium.PdfPage, *, annotations: bool) -> None:
        left, bottom, right, top = page.get_bbox()
        self.scale = min(2.0, (MAX_PIXELS / max((right - left) * (top - bottom), 1)) ** 0.5)
        turn = page.get_rotation()
        bitmap = page.render(
            scale=self.scale, grayscale=True, may_draw_forms=False, draw_annots=annotations, rotation=-turn % 360
        )
        self.left, self.top = left, top
        self.width, self.height = bitmap.width, bitmap.height
        self.row_bytes = bitmap.stride
        self.pixel_bytes = bitmap.n_channels
        self.pixels = bytes(bitmap.buffer)

    def is_even(self, bounds: Bounds, contrast: int = CONTRAST) -> bool:
        """Whether no letter is visible within *bounds*, because the grays differ by less than *contrast*."""
        left, bottom, right, top = bounds
        first_row = round((self.top - top) * self.scale)
        end_row = max(round((self.top - bottom) * self.scale), first_row + 1)
        first_column = round((left - self.left) * self.scale)
        end_column = max(round((right - self.left) * self.scale), first_column + 1)
        row_offsets = [row * self.row_bytes for row in range(max(first_row, 0), min(end_row, self.height))]
        row_start, row_end = max(first_column, 0) * self.pixel_bytes, min(end_column, self.width) * self.pixel_bytes
        pixels = b"".join(self.pixels[row + row_start : row + row_end] for row in row_offsets)
        return bool(pixels) and max(pixels) - min(pixels) < contrast

    def gray(self, bounds: Bounds) -> int:
        """Return the gray of the pixel at the center of *bounds*, or of the nearest pixel on the page."""
        left, bottom, right, top = bounds
        row = min(max(round((self.top - (bottom + top) / 2) * self.scale), 0), self.height - 1)
        column = min(max(round(((left + right) / 2 - self.left) * self.scale), 0), self.width - 1)
        gray: int = self.pixels[row * self.row_bytes + column * self.pixel_bytes]
        return gray
