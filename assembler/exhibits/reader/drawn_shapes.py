"""Finds which shapes of a page are filled, and their bounds on the page."""

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.exhibits.reader.rendered_page import Bounds

MIN_BOX_SIDE = 4.0
"""The minimum height and width in points of a box that may hide text."""

POINTS_OF_A_LINE = 2
"""The number of points that define a straight line."""

POINTS_OF_A_BOX = 5
"""The number of points of the outline of a box: its four corners, and the first one again."""

MAX_POINTS = 2_000
"""The maximum number of points of a shape that is divided into its boxes."""

MIN_HIDING_OPACITY = 250
"""The lowest opacity, from 0 to 255, at which a fill hides the text under it."""


def areas_of(part: pdfium.PdfObject) -> list[Bounds]:
    """Return the bounds of *part* on the page, or those of each rectangle of a filled shape of several."""
    count = raw.FPDFPath_CountSegments(part.raw) if is_filled(part) else 0
    if not POINTS_OF_A_BOX < count <= MAX_POINTS:
        return [on_page(part)]
    matrix = part.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    areas: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(part.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if not areas or raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            areas.append([])
        areas[-1].append(matrix.on_point(x.value, y.value))
    return [_in_container(part, _bounds_of(points)) for points in areas]


def _bounds_of(points: Sequence[tuple[float, float]]) -> Bounds:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def is_opaque(part: pdfium.PdfObject) -> bool:
    """Whether *part* is a shape with an opaque fill, or an opaque line as thick as a box."""
    return is_filled(part) or _is_thick(part)


def is_line(part: pdfium.PdfObject) -> bool:
    """Whether *part* is a straight line."""
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
    return _in_container(part, part.get_bounds())


def _in_container(part: pdfium.PdfObject, bounds: Bounds) -> Bounds:
    """Return *bounds* on the page, which are those of *part* in its form, if it is in one."""
    form = part.container
    while form is not None:
        bounds = form.get_matrix().on_rect(*bounds)
        form = form.container
    return bounds


def address_of(pointer: Any) -> int:
    """Return the memory address in *pointer*."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
