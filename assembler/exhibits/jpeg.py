"""What a JPEG says besides how it looks: where and by whom it was taken, and with what.

A picture is filed without these notes, whether it is a page of its own or part of a PDF.
"""

import struct
from typing import Any

MARK, SOS = 0xFF, 0xDA
"""What begins a segment of a JPEG, and the kind of the one with what is drawn."""

NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""The segments of a JPEG that do not change how it looks: EXIF, XMP, IPTC, comments, and further pictures."""

PROFILE = b"ICC_PROFILE\0"
"""What begins the segment with the colors of a picture, which is kept."""

ORIENTATION = 0x0112
"""The entry of EXIF that says which side of a picture is up."""


def without_notes(jpeg: bytes, orientation: Any = None) -> bytes:
    """Return *jpeg* without its metadata, such as where and by whom it was taken, but with its *orientation*."""
    kept, at = [jpeg[:2], _turned(orientation)], 2
    while at + 4 <= len(jpeg) and jpeg[at] == MARK and (kind := jpeg[at + 1]) != SOS:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        segment = jpeg[at:end]
        if kind not in NOTES or segment[4:].startswith(PROFILE):
            kept.append(segment)
        at = end
    return b"".join([*kept, jpeg[at:]])


def _turned(orientation: Any) -> bytes:
    """Return a segment of EXIF that says nothing but *orientation*; of one that is upright, no segment."""
    if orientation not in range(2, 9):
        return b""
    entry = struct.pack("<HHIHH", ORIENTATION, 3, 1, orientation, 0)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
