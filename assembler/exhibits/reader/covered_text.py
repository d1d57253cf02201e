"""Finds text that is hidden under a drawing but still in the file: a failed redaction."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.exhibits.reader.drawn_shapes import MIN_BOX_SIDE, address_of, areas_of, is_filled, is_line, is_opaque
from assembler.exhibits.reader.rendered_page import CONTRAST, Bounds, Picture

MIN_HIDDEN = 2
"""The minimum number of letters and digits hidden under a box that is reported."""

MIN_HIDDEN_BY_PICTURE = 3
"""The minimum number of letters and digits hidden under a picture or shading that is reported."""

CONTRAST_OF_PICTURES = 24
"""The smallest visible difference between two grays within a picture."""

LABEL = re.compile(
    r"(?:privileged?|redact(?:ed|ion)|attorney|client|work|product|confidential|sealed|under|seal|personal|privacy"
    r"|information|pii|non-?responsive|and|exemption|\(?b\)?\(\d\)(?:\([a-z]\))?|[\W_])++",
    re.IGNORECASE,
)
"""The labels that redaction programs print in their boxes to say why text was removed."""

INVISIBLE_MODE = 3
"""The text rendering mode of invisible text, such as text recognized in a scan."""

WHITE_GRAY = 255
"""The gray of white paper."""

BLUR = 0.5
"""The width in points of the blurred edge of a drawing."""

COVERS = frozenset({"Square", "Circle", "Polygon", "Ink", "Stamp", "FreeText", "Line", "Highlight"})
"""The kinds of annotations that people draw over text."""


@dataclass(frozen=True)
class _Letter:
    """A character on a page: its bounds, its rank in drawing order, whether it is visible, and the character itself."""

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


@dataclass(frozen=True)
class _Covering:
    """A cover, the letters that it hides in *picture*, and the ranks of the page's texts."""

    cover: _Cover
    hidden_letters: tuple[_Letter, ...]
    picture: Picture
    ranks: dict[int, int]


def hidden_text(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> str:
    """Return the letters of *page* that a shape, an image or an annotation hides.

    The result is "" if there are too few, or if they belong to a redaction label.
    """
    return _in_order([letter for covering in _coverings(page, text_page) for letter in covering.hidden_letters])


def covered_characters(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> dict[int, bool]:
    """Return, by index, the characters of *page* under a drawing that hides letters, and whether it has a color.

    They include the punctuation there, and letters of the hidden words that show only a part, such as a "g" whose tail
    is below the box. A drawing without a color is white on the page, as a box that erases words is.
    """
    coverings = list(_coverings(page, text_page))
    if not coverings:
        return {}
    characters = sorted(_characters(text_page, coverings[0].ranks), key=lambda character: character.middle[1])
    heights = [character.middle[1] for character in characters]
    words = _words_by_index(text_page)
    covered: dict[int, bool] = {}
    for covering in coverings:
        hidden_words = {words[letter.index] for letter in covering.hidden_letters}
        covered |= {letter.index: _has_color(letter, covering.picture) for letter in covering.hidden_letters}
        for character in _letters_under(covering.cover, characters, heights):
            inside = _common_bounds(character.bounds, covering.cover.bounds)
            if words[character.index] in hidden_words:
                is_hidden = covering.picture.is_even(inside)
            else:
                is_hidden = not character.character.isalnum() and covering.picture.is_blank(inside)
            if is_hidden and character.index not in covered:
                covered[character.index] = _has_color(character, covering.picture)
    return covered


def _coverings(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> list[_Covering]:
    """Return the drawings on *page* that hide letters; none if all these letters belong to a redaction label."""
    ranks, covers = _ranks_and_covers(page)
    annotations = [_annotation_cover(bounds, max(ranks.values(), default=0) + 1) for bounds in _annotations(page)]
    if not (covers or annotations):
        return []
    page_letters = [letter for letter in _characters(text_page, ranks) if letter.character.isalnum()]
    page_letters.sort(key=lambda letter: letter.middle[1])
    heights = [letter.middle[1] for letter in page_letters]
    letters_by_cover = [(cover, list(_letters_under(cover, page_letters, heights))) for cover in covers]
    annotated_letters = {
        letter: cover
        for cover in annotations
        for letter in _letters_in(cover.bounds, page_letters, heights)
        if letter.is_visible
    }
    most_covered = max((len(covered_letters) for _, covered_letters in letters_by_cover), default=0)
    if most_covered < MIN_HIDDEN and len(annotated_letters) < MIN_HIDDEN:
        return []
    with_annotations = Picture(page, annotations=True)
    without_annotations = Picture(page, annotations=False)
    coverings = [
        _Covering(cover, tuple(hidden_letters), without_annotations, ranks)
        for cover, covered_letters in letters_by_cover
        if (hidden_letters := _hidden_letters(cover, covered_letters, without_annotations))
    ]
    hidden_under_annotations = [
        letter
        for letter in annotated_letters
        if with_annotations.is_blank(letter.bounds)
        and not without_annotations.is_even(letter.bounds, CONTRAST_OF_PICTURES)
    ]
    if len(hidden_under_annotations) >= MIN_HIDDEN:
        coverings += [
            _Covering(cover, tuple(letters), with_annotations, ranks)
            for cover in annotations
            if (letters := [letter for letter in hidden_under_annotations if annotated_letters[letter] == cover])
        ]
    indexes = [letter.index for covering in coverings for letter in covering.hidden_letters]
    words = _in_order([letter for covering in coverings for letter in covering.hidden_letters])
    return [] if is_label(words, text_page, indexes) else coverings


def _has_color(letter: _Letter, picture: Picture) -> bool:
    return picture.gray(letter.bounds) <= WHITE_GRAY - CONTRAST


def _common_bounds(first: Bounds, second: Bounds) -> Bounds:
    """Return the bounds of the area within both *first* and *second*, without its edges, which may be blurred."""
    (left, bottom, right, top), (other_left, other_bottom, other_right, other_top) = first, second
    return (
        max(left, other_left + BLUR),
        max(bottom, other_bottom + BLUR),
        min(right, other_right - BLUR),
        min(top, other_top - BLUR),
    )


def _words_by_index(text_page: pdfium.PdfTextPage) -> list[int]:
    """Return, for each character of *text_page*, the number of white space characters before it: that of its word."""
    spaces = (chr(raw.FPDFText_GetUnicode(text_page, index)).isspace() for index in range(text_page.count_chars()))
    return list(accumulate(spaces))


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


def _hidden_letters(cover: _Cover, covered_letters: Sequence[_Letter], picture: Picture) -> list[_Letter]:
    """Return the letters in *covered_letters*, those under *cover*, that are not visible; none if there are too few."""
    min_hidden = MIN_HIDDEN if cover.fills_bounds else MIN_HIDDEN_BY_PICTURE
    contrast = CONTRAST if cover.fills_bounds else CONTRAST_OF_PICTURES
    if len(covered_letters) < min_hidden or (
        cover.is_image and not picture.is_even(cover.bounds, CONTRAST_OF_PICTURES)
    ):
        return []
    hidden_letters = [letter for letter in covered_letters if picture.is_blank(letter.bounds, contrast)]
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
            is_image = part.type == raw.FPDF_PAGEOBJ_IMAGE
            fills_bounds = is_filled(part) or is_line(part)
            for left, bottom, right, top in areas_of(part):
                if right - left >= MIN_BOX_SIDE and top - bottom >= MIN_BOX_SIDE:
                    bounds = (left, bottom, right, top)
                    covers.append(_Cover(bounds, rank, is_image=is_image, fills_bounds=fills_bounds))
    return ranks, covers


def _characters(text_page: pdfium.PdfTextPage, ranks: dict[int, int]) -> Iterator[_Letter]:
    """Yield each character of *text_page* that is not white space; *ranks* has the ranks of its texts by address."""
    visible_texts: dict[int, bool] = {}
    for index in range(text_page.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text_page, index))
        if character.isspace():
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


def _annotation_cover(bounds: Bounds, rank: int) -> _Cover:
    return _Cover(bounds, rank, is_image=False, fills_bounds=True)


def _annotations(page: pdfium.PdfPage) -> Iterator[Bounds]:
    """Yield the bounds of each annotation that people draw over text."""
    kinds = {getattr(raw, f"FPDF_ANNOT_{kind.upper()}") for kind in COVERS}
    for annotation_index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, annotation_index)
        rectangle = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(annotation) in kinds and raw.FPDFAnnot_GetRect(annotation, rectangle):
            yield rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        raw.FPDFPage_CloseAnnot(annotation)
