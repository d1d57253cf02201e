"""Whether a font is bold or italic: by its name, its flags in the PDF, and the style in the embedded font file.

Some programs give all fonts neutral names, such as "CIDFont+F6", and leave the flags out; the font file then still has
its style.
"""

import ctypes
from typing import Any

from pypdfium2 import raw

ITALIC = 1 << 6
FORCE_BOLD = 1 << 18
"""Flags of a font in PDF (ISO 32000-2, table 121)."""

FILE_STARTS = (b"\x00\x01\x00\x00", b"true", b"OTTO")
"""The first bytes of TrueType and OpenType files."""

HEAD_MAGIC = b"\x5f\x0f\x3c\xf5"
"""The bytes from the 12th on of the table `head` of such a file."""

BOLD_STYLE = 1
ITALIC_STYLE = 2
"""Bits of `macStyle`, the style that the table `head` gives."""

MAX_FILE_BYTES = 30_000_000
"""The maximum size of an embedded font file that is read."""

MAX_TABLES = 100
"""The maximum number of tables of a font file that are examined."""


def font_style(font: Any) -> tuple[bool, bool]:
    """Return whether *font*, a font of PDFium, is bold, and whether it is italic."""
    if not font:
        return False, False
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace").lower()
    flags = max(0, raw.FPDFFont_GetFlags(font))
    style = style_in_file(_embedded_file(font))
    bold = any(word in name for word in ("bold", "black", "heavy", "semib")) or bool(flags & FORCE_BOLD)
    italic = any(word in name for word in ("italic", "oblique")) or bool(flags & ITALIC)
    return bold or bool(style & BOLD_STYLE), italic or bool(style & ITALIC_STYLE)


def style_in_file(content: bytes) -> int:
    """Return the bits of `macStyle` in *content*, a font file; 0 if it is of another kind or does not have them."""
    if not content.startswith(FILE_STARTS):
        return 0
    table_count = min(int.from_bytes(content[4:6]), MAX_TABLES)
    for entry in (content[12 + 16 * index : 28 + 16 * index] for index in range(table_count)):
        start = int.from_bytes(entry[8:12])
        if entry[:4] == b"head" and content[start + 12 : start + 16] == HEAD_MAGIC:
            return int.from_bytes(content[start + 44 : start + 46])
    return 0


def _embedded_file(font: Any) -> bytes:
    """Return the file of *font* that is embedded in the PDF; b"" if there is none."""
    length = ctypes.c_size_t()
    if raw.FPDFFont_GetIsEmbedded(font) != 1 or not raw.FPDFFont_GetFontData(font, None, 0, length):
        return b""
    if length.value > MAX_FILE_BYTES:
        return b""
    content = (ctypes.c_uint8 * length.value)()
    return bytes(content) if raw.FPDFFont_GetFontData(font, content, length.value, length) else b""
