"""Reads, with PDFium, the type on each page of a finished PDF, and the type's position."""

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdf_api

from assembler.outputs.pdf.prove.plain_copy import with_right_to_left_letters
from assembler.plan.blocks import Change
from assembler.proof.proof import Stroke

RUN_BYTES = 512
"""The number of bytes reserved for the text of a run, enough for a line."""

SHORT_POINTER = ctypes.POINTER(ctypes.c_ushort)
"""The type of the buffers to which PDFium writes text in UTF-16."""

LINE_BUFFER = ctypes.create_string_buffer(RUN_BYTES)
"""The buffer for the text of a run, which all runs share."""

UNTAGGED_MARK = -1
"""The mark of untagged type, such as running elements, which the file marks as artifacts."""


@dataclass(frozen=True)
class TypeRun:
    """A run of type in one font and size.

    Lengths are in points, as in a line of a proof; *font* is the font's name in the file. *text* is the drawn text,
    from left to right; *mark* is the number that the page's tags use for the run. *reads* is the text that the
    tags give in place of the drawn text; if a passage has several runs, one run has the whole text, and the others have
    "".
    """

    text: str
    baseline: float
    left: float
    right: float
    size: float
    font: str
    mark: int
    reads: str | None = None
    change: Change = ""
    """Whether the run is underlined ("inserted") or struck through ("deleted")."""

    @property
    def words(self) -> str:
        """The text of the run: the text that the tags give, if any, or the drawn text."""
        return self.text if self.reads is None else self.reads


@dataclass(frozen=True)
class _Decoration:
    """A line drawn through or under the run that has *mark*.

    *level* is the line's distance from the top of the page in points.
    """

    mark: int
    level: float


@dataclass(frozen=True)
class PdfPage:
    """A page of the file: its size in points, its label in viewers, its runs and its strokes.

    *text* is the text of the whole page, if requested.
    """

    width: float
    height: float
    label: str
    runs: tuple[TypeRun, ...]
    strokes: tuple[Stroke, ...] = ()
    text: str = ""


NO_PAGES: Mapping[int, PdfPage] = {}


@dataclass(frozen=True)
class _OpenPage:
    """An open page: its letters, its height, and the names of its fonts by memory address."""

    letters: Any
    height: float
    fonts: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Frame:
    """The transformation from a form object's coordinates to the page's: scaling by *x* and *y*, then translation."""

    x: float = 1.0
    y: float = 1.0
    right: float = 0.0
    up: float = 0.0

    def within(self, inner: Any) -> "_Frame":
        """Return the frame of a form nested in this frame's form, given the nested form's matrix."""
        return _Frame(self.x * inner.a, self.y * inner.d, self.right + self.x * inner.e, self.up + self.y * inner.f)


def read_pages(pdf: bytes, cached: Mapping[int, PdfPage] = NO_PAGES, *, with_text: bool = False) -> tuple[PdfPage, ...]:
    """Return the pages of *pdf*, a finished file or, if the file needs a copy from `as_drawn`, that copy.

    Raises pypdfium2's error if the bytes are not a PDF.

    For pages in *cached*, which has cached pages by index, only the label is read. With *with_text*, the text of
    each page as a whole is read too.
    """
    with pdfium.PdfDocument(pdf) as document:
        pages: list[PdfPage] = []
        for index in range(len(document)):
            if index in cached:
                pages.append(replace(cached[index], label=document.get_page_label(index)))
            else:
                pages.append(_read_page(document, index, with_text=with_text))
        return tuple(pages)


def _read_page(document: Any, index: int, *, with_text: bool) -> PdfPage:
    page = document[index]
    letters = page.get_textpage()
    width, height = page.get_size()
    items = list(_drawn_items(page.raw, _OpenPage(letters.raw, height), _Frame(), inside=False))
    text = letters.get_text_range() if with_text else ""
    letters.close()
    page.close()
    decorations = {item.mark: item.level for item in items if isinstance(item, _Decoration)}
    runs = tuple(_with_change(item, decorations) for item in items if isinstance(item, TypeRun))
    strokes = tuple(item for item in items if isinstance(item, Stroke))
    return PdfPage(width, height, document.get_page_label(index), runs, strokes, text)


def _with_change(run: TypeRun, decorations: Mapping[int, float]) -> TypeRun:
    """Return *run* with the change that a line drawn through or under the run shows, if there is such a line."""
    if run.mark not in decorations:
        return run
    return replace(run, change="deleted" if decorations[run.mark] < run.baseline else "inserted")


def _drawn_items(
    holder: Any, page: _OpenPage, frame: _Frame, *, inside: bool
) -> Iterator[TypeRun | Stroke | _Decoration]:
    """Yield the runs, strokes and decorations of a page or, with *inside*, of a form object on the page."""
    count_objects = pdf_api.FPDFFormObj_CountObjects if inside else pdf_api.FPDFPage_CountObjects
    get_object = pdf_api.FPDFFormObj_GetObject if inside else pdf_api.FPDFPage_GetObject
    for index in range(count_objects(holder)):
        item = get_object(holder, index)
        kind = pdf_api.FPDFPageObj_GetType(item)
        if kind == pdf_api.FPDF_PAGEOBJ_FORM:
            yield from _drawn_items(item, page, frame.within(_matrix(item)), inside=True)
        elif kind == pdf_api.FPDF_PAGEOBJ_TEXT:
            mark = UNTAGGED_MARK if inside else pdf_api.FPDFPageObj_GetMarkedContentID(item)
            yield _run(item, page, frame, mark)
        elif kind == pdf_api.FPDF_PAGEOBJ_PATH:
            stroke = _stroke(item, page.height, frame)
            yield stroke
            mark = UNTAGGED_MARK if inside else pdf_api.FPDFPageObj_GetMarkedContentID(item)
            if mark != UNTAGGED_MARK:
                yield _Decoration(mark, (stroke.top + stroke.bottom) / 2)


def _stroke(item: Any, height: float, frame: _Frame) -> Stroke:
    left, bottom, right, top = _bounds(item)
    return Stroke(
        frame.right + frame.x * left,
        height - frame.up - frame.y * top,
        frame.right + frame.x * right,
        height - frame.up - frame.y * bottom,
    )


def _run(item: Any, page: _OpenPage, frame: _Frame, mark: int) -> TypeRun:
    matrix = _matrix(item)
    left, _, right, _ = _bounds(item)
    return TypeRun(
        text=_text(item, page.letters),
        baseline=page.height - frame.up - frame.y * matrix.f,
        left=frame.right + frame.x * left,
        right=frame.right + frame.x * right,
        size=_size(item) * abs(matrix.d * frame.y),
        font=_font(item, page.fonts),
        mark=mark,
    )


def _matrix(item: Any) -> Any:
    matrix = pdf_api.FS_MATRIX()
    pdf_api.FPDFPageObj_GetMatrix(item, matrix)
    return matrix


def _bounds(item: Any) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top edges of the ink of *item*."""
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    pdf_api.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _size(item: Any) -> float:
    size = ctypes.c_float()
    pdf_api.FPDFTextObj_GetFontSize(item, size)
    return size.value


def _font(item: Any, names: dict[int, str]) -> str:
    """Return the name of the font of *item*; *names* caches the names of the page's fonts by address."""
    font = pdf_api.FPDFTextObj_GetFont(item)
    address = ctypes.addressof(font.contents) if font else 0
    if address not in names:
        names[address] = _name_of(font)
    return names[address]


def _name_of(font: Any) -> str:
    buffer = ctypes.create_string_buffer(pdf_api.FPDFFont_GetBaseFontName(font, None, 0))
    pdf_api.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace")


def _text(item: Any, letters: Any) -> str:
    buffer = LINE_BUFFER
    size = pdf_api.FPDFTextObj_GetText(item, letters, ctypes.cast(buffer, SHORT_POINTER), RUN_BYTES)
    if size > RUN_BYTES:  # the buffer is too small, so the text was not written
        buffer = ctypes.create_string_buffer(size)
        pdf_api.FPDFTextObj_GetText(item, letters, ctypes.cast(buffer, SHORT_POINTER), size)
    return with_right_to_left_letters(ctypes.string_at(buffer, size).decode("utf-16-le", "replace").rstrip("\0"))
