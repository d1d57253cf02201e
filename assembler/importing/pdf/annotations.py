"""Reads annotations: filled-in form fields and typed text, which become words of the page, and comments."""

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

from pypdfium2 import raw

PRINTED_KINDS = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP})
"""Types of annotation that show their words on the page: form fields, typed text, stamps."""

COMMENT_KINDS = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_SQUIGGLY,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_CARET,
        raw.FPDF_ANNOT_SQUARE,
        raw.FPDF_ANNOT_CIRCLE,
    }
)
"""Types of annotation that show their words in a pop-up."""

MAX_ANNOTATIONS = 2_000
"""The maximum number of annotations that are read on a page."""


def with_annotations(page: Any, number: int) -> Any:
    """Return *page*, whose number is *number*, with form fields, typed text and stamps drawn on it as text."""
    if not any(kind in PRINTED_KINDS for _, kind in _annotations(page)):
        return page
    document = page.pdf
    document.init_forms()
    for _ in range(2):  # the first pass draws the forms; the second loads what was drawn
        page.close()
        page = document[number - 1]
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    return page


def comments_on(page: Any) -> Iterator[tuple[str, str]]:
    """Yield the words and the author of each comment on *page*."""
    for annotation, kind in _annotations(page):
        if kind in COMMENT_KINDS and (words := _text(annotation, b"Contents")):
            yield words, _text(annotation, b"T")


def typed_texts_on(page: Any) -> Iterator[tuple[str, str]]:
    """Yield the words of each form field and typed text on *page*, with the author of typed text ("" for a field).

    A check box has no words.
    """
    for annotation, kind in _annotations(page):
        if _text(annotation, b"AS"):  # the state of a check box
            continue
        if kind == raw.FPDF_ANNOT_WIDGET and (words := _text(annotation, b"V")):
            yield words, ""
        elif kind == raw.FPDF_ANNOT_FREETEXT and (words := _text(annotation, b"Contents")):
            yield words, _text(annotation, b"T")


def undrawn_texts(typed: Iterable[tuple[str, str]], source: str) -> list[tuple[str, str]]:
    """Return the *typed* words that are not in *source*, the text of the page on which they should be drawn."""
    drawn_text = _squeezed(source)
    return [(words, author) for words, author in typed if _squeezed(words) not in drawn_text]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _annotations(page: Any) -> Iterator[tuple[Any, int]]:
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            yield annotation, raw.FPDFAnnot_GetSubtype(annotation)
            raw.FPDFPage_CloseAnnot(annotation)


def _text(annotation: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace").strip()
