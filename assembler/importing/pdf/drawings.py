"""Reads what is drawn on a page besides letters: rules across and down, and pictures."""

from __future__ import annotations

import ctypes
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from assembler.importing.pdf.page_parts import Picture, Rule

THIN = 3.0
"""The greatest thickness of a rule, in points."""

SHORT = 4.0
"""The least length of a rule, in points."""

MOST = 20_000
"""The most objects of a page that are looked at."""

WHOLE_PAGE = 0.7
"""The share of a page from which on a picture is the page itself, as a scanner makes it."""

LEAST_SIDE = 24.0
"""The least side of a picture that is more than an ornament, in points."""


def read_rules(page: Any, top: float) -> list[Rule]:
    """Return the straight lines drawn on *page*, across or down."""
    rules: list[Rule] = []
    for number, drawn in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number >= MOST:
            break
        rules += _rules_of(drawn, top)
    return rules


def _rules_of(drawn: Any, top: float) -> Iterator[Rule]:
    left, bottom, right, upper = _bounds(drawn)
    if min(right - left, upper - bottom) <= THIN:
        if max(right - left, upper - bottom) >= SHORT:
            yield Rule(left, top - upper, right, top - bottom)
        return
    if _is_stroked(drawn):
        yield from _segments(drawn, top)


def _is_stroked(drawn: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawn.raw, mode, stroke)
    return bool(stroke.value)


def _segments(drawn: Any, top: float) -> Iterator[Rule]:
    """Yield the straight segments of a path that are across or down, as those of a box or a grid."""
    matrix = drawn.get_matrix()
    points: list[tuple[float, float, int]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(drawn.raw), MOST)):
        segment = raw.FPDFPath_GetPathSegment(drawn.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        point = (*matrix.on_point(x.value, y.value), kind)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and points:
            yield from _straight(points[-1], point, top)
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and points:
            yield from _straight(point, start, top)


def _straight(start: tuple[float, float, int], end: tuple[float, float, int], top: float) -> Iterator[Rule]:
    left, right = sorted((start[0], end[0]))
    lower, upper = sorted((start[1], end[1]))
    if min(right - left, upper - lower) <= 1 and max(right - left, upper - lower) >= SHORT:
        yield Rule(left, top - upper, right, top - lower)


def _bounds(drawn: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(drawn.raw, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


# -- pictures ---------------------------------------------------------------------------------------------------------


def read_pictures(page: Any, top: float, area: float) -> tuple[list[Picture], bool]:
    """Return the pictures of *page*, and whether one of them is the whole page, as in a scan."""
    pictures: list[Picture] = []
    scanned = False
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, upper = _bounds(drawn)
        if (right - left) * (upper - bottom) > WHOLE_PAGE * area:
            scanned = True
        elif min(right - left, upper - bottom) >= LEAST_SIDE and len(pictures) < 100:
            content, media_type = _content(drawn)
            if content:
                pictures.append(Picture(left, top - upper, right, top - bottom, content, media_type))
    return pictures, scanned


def _content(drawn: Any) -> tuple[bytes, str]:
    """Return a picture as it is in the file, if it is a JPEG, or else as PNG."""
    filters = list(drawn.get_filters())
    if filters[-1:] == ["DCTDecode"]:
        return bytes(drawn.get_data(decode_simple=True)), "image/jpeg"
    return _png(drawn), "image/png"


def _png(drawn: Any) -> bytes:
    """Return a picture as PNG; b"" if PDFium cannot decode it."""
    try:
        bitmap = drawn.get_bitmap()
    except pdfium.PdfiumError:
        return b""
    width, height, channels = bitmap.width, bitmap.height, bitmap.n_channels
    data, stride = bytes(bitmap.buffer), bitmap.stride
    rows = (_in_png_order(data[row * stride : row * stride + width * channels], channels) for row in range(height))
    body = b"".join(b"\0" + row for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 0 if channels == 1 else 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(body, 1)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _in_png_order(row: bytes, channels: int) -> bytes:
    """Return a *row* of pixels, blue first and maybe with a fourth byte, as red, green, blue."""
    if channels == 1:
        return row
    pixels = bytearray(len(row) // channels * 3)
    pixels[0::3], pixels[1::3], pixels[2::3] = row[2::channels], row[1::channels], row[0::channels]
    return bytes(pixels)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
