"""Reads the horizontal and vertical rules and the pictures on a page."""

import ctypes
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.importing.pdf.letters import Frame
from assembler.importing.pdf.page_parts import Picture, Rule

MAX_RULE_THICKNESS = 3.0
"""The maximum thickness of a rule, in points."""

MIN_RULE_LENGTH = 4.0
"""The minimum length of a rule, in points."""

MAX_OBJECTS = 20_000
"""The maximum number of objects that are examined on a page, and of segments in a path."""

MAX_PICTURES = 30
"""The maximum number of pictures that are read on a page."""

WHOLE_PAGE = 0.7
"""The share of the page that a picture must exceed to count as a scan of the page."""

MIN_SIDE = 24.0
"""The minimum height and width of a picture that is not an ornament, in points."""


def read_rules(page: Any, frame: Frame) -> list[Rule]:
    """Return the horizontal and vertical lines drawn on *page*."""
    rules: list[Rule] = []
    areas: list[Rule] = []
    for index, drawing in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if index >= MAX_OBJECTS:
            break
        rules += _rules_of(drawing, frame)
        areas += _filled_areas(drawing, frame)
    return [*rules, *_sides_of_cells(areas)]


def _rules_of(drawing: Any, frame: Frame) -> Iterator[Rule]:
    left, top, right, bottom = _bounds(drawing, frame)
    if min(right - left, bottom - top) <= MAX_RULE_THICKNESS:
        if max(right - left, bottom - top) >= MIN_RULE_LENGTH:
            yield Rule(left, top, right, bottom)
        return
    if _is_stroked(drawing):
        yield from _segments(drawing, frame)


def _filled_areas(drawing: Any, frame: Frame) -> Iterator[Rule]:
    """Yield the bounds of *drawing* if it is a filled area and not a line."""
    left, top, right, bottom = _bounds(drawing, frame)
    if min(right - left, bottom - top) > MAX_RULE_THICKNESS and not _is_stroked(drawing):
        yield Rule(left, top, right, bottom)


def _sides_of_cells(areas: list[Rule]) -> Iterator[Rule]:
    """Yield the sides of *areas* that touch another of the same height, like the cells of a table.

    Some programs draw the border of a cell as an area of the cell's size, and clip it.
    """
    areas_by_edges = {(round(area.top), round(area.bottom), round(area.left)): area for area in areas}
    for area in areas:
        neighbor = areas_by_edges.get((round(area.top), round(area.bottom), round(area.right)))
        if not neighbor:
            continue
        for cell in (area, neighbor):
            yield from (Rule(cell.left, y, cell.right, y) for y in (cell.top, cell.bottom))
            yield from (Rule(x, cell.top, x, cell.bottom) for x in (cell.left, cell.right))


def _is_stroked(drawing: Any) -> bool:
    mode = ctypes.c_int()
    stroke = ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawing.raw, mode, stroke)
    return bool(stroke.value)


def _segments(drawing: Any, frame: Frame) -> Iterator[Rule]:
    """Yield the horizontal and vertical segments of a path, such as those of a box or a grid."""
    matrix = drawing.get_matrix()
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(drawing.raw), MAX_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(drawing.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        point = frame.place(*_on_page(drawing, *matrix.on_point(x.value, y.value)))
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _rule_between(points[-1], point)
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and points:
            yield from _rule_between(point, start)


def _rule_between(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if min(right - left, bottom - top) <= 1 and max(right - left, bottom - top) >= MIN_RULE_LENGTH:
        yield Rule(left, top, right, bottom)


def _bounds(drawing: Any, frame: Frame) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom edges of *drawing*, measured from the top left corner of the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(drawing.raw, left, bottom, right, top)
    corners = [(x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    places = [frame.place(*_on_page(drawing, *corner)) for corner in corners]
    xs, ys = zip(*places, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _on_page(drawing: Any, x: float, y: float) -> tuple[float, float]:
    """Return the point (*x*, *y*) of *drawing*, which may be within forms (parts with their own axes), on the page."""
    form = drawing.container
    while form:
        x, y = form.get_matrix().on_point(x, y)
        form = form.container
    return x, y


# -- pictures ---------------------------------------------------------------------------------------------------------


def read_pictures(page: Any, frame: Frame) -> tuple[list[Picture], bool]:
    """Return the pictures on *page*, and whether a picture covers the page, as in a scan.

    Ornaments and pictures that cover the page are not among them.
    """
    pictures: list[Picture] = []
    covers_page = False
    for drawing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, top, right, bottom = _bounds(drawing, frame)
        if (right - left) * (bottom - top) > WHOLE_PAGE * frame.width * frame.height:
            covers_page = True
        elif min(right - left, bottom - top) >= MIN_SIDE and len(pictures) < MAX_PICTURES:
            content, media_type = _content(drawing)
            if content:
                pictures.append(Picture(left, top, right, bottom, content, media_type))
    return pictures, covers_page


def _content(drawing: Any) -> tuple[bytes, str]:
    """Return a picture and its media type: a JPEG as it is in the file, and any other picture as PNG."""
    filters = list(drawing.get_filters())
    if filters[-1:] == ["DCTDecode"]:
        return bytes(drawing.get_data(decode_simple=True)), "image/jpeg"
    return _png(drawing), "image/png"


def _png(drawing: Any) -> bytes:
    """Return a picture as PNG; b"" if PDFium cannot decode it."""
    png = BytesIO()
    try:
        drawing.get_bitmap().to_pil().save(png, "PNG", compress_level=1)
    except pdfium.PdfiumError:
        return b""
    return png.getvalue()
