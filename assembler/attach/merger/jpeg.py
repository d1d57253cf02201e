"""Removes the metadata of a JPEG, such as where, by whom and with what camera it was taken.

A picture is filed without metadata, whether it is a page by itself or part of a PDF.
"""

import struct
from typing import Any

SEGMENT_START = 0xFF
"""The first byte of each segment of a JPEG."""

START_OF_SCAN = 0xDA
"""The type of the segment at the beginning of the pixels."""

METADATA_SEGMENTS = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""The types of JPEG segments that are removed: EXIF, XMP, IPTC, comments, and further pictures."""

PROFILE = b"ICC_PROFILE\0"
"""The first bytes of the segment with the color profile, which is kept."""

ORIENTATION_TAG = 0x0112
"""The EXIF entry for the orientation of a picture."""


def without_notes(jpeg: bytes, orientation: Any = None) -> bytes:
    """Return *jpeg* without its metadata, such as where and by whom it was taken, but with its *orientation*."""
    parts = [jpeg[:2], _orientation_segment(orientation)]
    position = 2
    while position + 4 <= len(jpeg) and jpeg[position] == SEGMENT_START:
        kind = jpeg[position + 1]
        if kind == START_OF_SCAN:
            break
        end = position + 2 + int.from_bytes(jpeg[position + 2 : position + 4])
        segment = jpeg[position:end]
        if kind not in METADATA_SEGMENTS or segment[4:].startswith(PROFILE):
            parts.append(segment)
        position = end
    return b"".join([*parts, jpeg[position:]])


def _orientation_segment(orientation: Any) -> bytes:
    """Return an EXIF segment with only *orientation*; empty for an upright picture."""
    if orientation not in range(2, 9):
        return b""
    # one entry, whose value is one 16-bit integer (type 3)
    entry = struct.pack("<HHIHH", ORIENTATION_TAG, 3, 1, orientation, 0)
    # a little-endian TIFF ("II*"), whose only directory begins at byte 8 and has one entry
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
