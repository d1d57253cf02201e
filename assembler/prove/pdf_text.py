"""Reading a finished PDF with PDFium: what type stands where on each page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdf_api

from assembler.prove.plain_copy import as_drawn, from_private
from assembler.prove.proof import Stroke

UNTAGGED = -1
"""The mark of type outside the tags: furniture, which the file calls an artifact."""


@dataclass(frozen=True)
class TypeRun:
    """Type set in one go: one font, one size. Points, as in a line of a proof; *font* as the file names it.

    *text* is what is drawn, from left to right; *mark* the number by which the page's tags know it. *reads* is what
    the tags say instead: all that their passage reads for one of its runs, nothing for the others.
    """

    text: str
    baseline: float
    left: float
    right: float
    size: float
    font: str
    mark: int
    reads: str | None = None

    @property
    def words(self) -> str:
        """What is read here, in the order of reading as far as the tags say it."""
        return self.text if self.reads is None else self.reads


@dataclass(frozen=True)
class PdfPage:
    """A page as it stands in the file: size in points, the label of viewers, its runs and what else is drawn."""

    width: float
    height: float
    label: str
    runs: tuple[TypeRun, ...]
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True)
class _Frame:
    """From the measures of a form object to those of the page: stretched by *x* and *y*, then moved."""

    x: float = 1.0
    y: float = 1.0
    right: float = 0.0
    up: float = 0.0

    def within(self, inner: Any) -> "_Frame":
        """Return the frame of a form that stands in this one, from its matrix."""
        return _Frame(self.x * inner.a, self.y * inner.d, self.right + self.x * inner.e, self.up + self.y * inner.f)


def read_pages(pdf: bytes) -> tuple[PdfPage, ...]:
    """Return the pages of *pdf*. Raises pypdfium2's error where the bytes are no PDF."""
    with pdfium.PdfDocument(as_drawn(pdf)) as document:
        return tuple(_read_page(document, number) for number in range(len(document)))


def _read_page(document: Any, number: int) -> PdfPage:
    page = document[number]
    letters = page.get_textpage()
    width, height = page.get_size()
    drawn = list(_drawn(page.raw, letters.raw, height, _Frame(), inside=False))
    letters.close()
    page.close()
    runs = tuple(one for one in drawn if isinstance(one, TypeRun))
    strokes = tuple(one for one in drawn if isinstance(one, Stroke))
    return PdfPage(width, height, document.get_page_label(number), runs, strokes)


def _drawn(holder: Any, letters: Any, height: float, frame: _Frame, *, inside: bool) -> Iterator[TypeRun | Stroke]:
    """Yield the runs and strokes of a page or, *inside*, of a form object on it."""
    count = pdf_api.FPDFFormObj_CountObjects if inside else pdf_api.FPDFPage_CountObjects
    get = pdf_api.FPDFFormObj_GetObject if inside else pdf_api.FPDFPage_GetObject
    for index in range(count(holder)):
        thing = get(holder, index)
        kind = pdf_api.FPDFPageObj_GetType(thing)
        if kind == pdf_api.FPDF_PAGEOBJ_FORM:
            yield from _drawn(thing, letters, height, frame.within(_matrix(thing)), inside=True)
        elif kind == pdf_api.FPDF_PAGEOBJ_TEXT:
            mark = UNTAGGED if inside else pdf_api.FPDFPageObj_GetMarkedContentID(thing)
            yield _run(thing, letters, height, frame, mark)
        elif kind == pdf_api.FPDF_PAGEOBJ_PATH:
            yield _stroke(thing, height, frame)


def _stroke(thing: Any, height: float, frame: _Frame) -> Stroke:
    left, bottom, right, top = _bounds(thing)
    high, low = (height - frame.up - frame.y * level for level in (top, bottom))
    return Stroke(frame.right + frame.x * left, high, frame.right + frame.x * right, low)


def _run(thing: Any, letters: Any, height: float, frame: _Frame, mark: int) -> TypeRun:
    matrix = _matrix(thing)
    left, _, right, _ = _bounds(thing)
    return TypeRun(
        text=_text(thing, letters),
        baseline=height - frame.up - frame.y * matrix.f,
        left=frame.right + frame.x * left,
        right=frame.right + frame.x * right,
        size=_size(thing) * abs(matrix.d * frame.y),
        font=_font(thing),
        mark=mark,
    )


def _matrix(thing: Any) -> Any:
    matrix = pdf_api.FS_MATRIX()
    pdf_api.FPDFPageObj_GetMatrix(thing, matrix)
    return matrix


def _bounds(thing: Any) -> tuple[float, float, float, float]:
    """Return where the ink of *thing* begins and ends: left, bottom, right, top."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdf_api.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _size(thing: Any) -> float:
    size = ctypes.c_float()
    pdf_api.FPDFTextObj_GetFontSize(thing, size)
    return size.value


def _font(thing: Any) -> str:
    font = pdf_api.FPDFTextObj_GetFont(thing)
    room = ctypes.create_string_buffer(pdf_api.FPDFFont_GetBaseFontName(font, None, 0))
    pdf_api.FPDFFont_GetBaseFontName(font, room, len(room))
    return room.value.decode("utf-8", "replace")


def _text(thing: Any, letters: Any) -> str:
    room = ctypes.create_string_buffer(pdf_api.FPDFTextObj_GetText(thing, letters, None, 0))
    pdf_api.FPDFTextObj_GetText(thing, letters, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), len(room))
    return from_private(room.raw.decode("utf-16-le", "replace").rstrip("\0"))
