"""Reads the layers of a PDF: which of them are off, and which a text is on (ISO 32000-2, 8.11)."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pypdfium2 import raw


def hidden_layers(file: Path) -> frozenset[str]:
    """Return the names of the layers of *file* that are initially off, without names shared with other layers.

    The result is empty for a file that QPDF cannot open, although PDFium can.
    """
    try:
        with pikepdf.open(file) as pdf:
            properties = pdf.Root.get("/OCProperties")
            return _names_of_hidden(properties) if properties is not None else frozenset()
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError, AttributeError):
        return frozenset()


def _names_of_hidden(properties: Any) -> frozenset[str]:
    settings = properties.get("/D", pikepdf.Dictionary())
    is_on_at_first = str(settings.get("/BaseState", "/ON")) != "/OFF"
    changed = {layer.objgen for layer in settings.get("/OFF" if is_on_at_first else "/ON", [])}
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for layer in properties.get("/OCGs", []):
        is_on = is_on_at_first != (layer.objgen in changed)
        names[is_on].add(str(layer.get("/Name", "")))
    return frozenset(names[False] - names[True])


def layers_of(text_object: Any) -> Iterator[str]:
    """Yield the names of the layers that *text_object* is on."""
    for index in range(raw.FPDFPageObj_CountMarks(text_object) if text_object else 0):
        mark = raw.FPDFPageObj_GetMark(text_object, index)
        size = ctypes.c_ulong()
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", None, 0, size)
        if size.value:
            buffer = (ctypes.c_ushort * (size.value // 2))()
            raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", buffer, size.value, size)
            yield bytes(buffer)[:-2].decode("utf-16-le", "replace")
