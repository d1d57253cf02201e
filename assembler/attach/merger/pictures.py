"""Turns pictures into pages: each is placed upright on a letter-size page, with room for a stamp."""

import io
from collections.abc import Iterator
from typing import Any

from assembler.attach.merger.jpeg import ORIENTATION_TAG, without_notes
from assembler.exhibits.reader import UnusableError
from assembler.plan.units import LETTER_SIZE

PICTURE_MARGIN = 54.0
"""The minimum margin around a picture in points, wide enough for a stamp."""

PICTURE_FORMATS = frozenset({"PNG", "JPEG", "MPO", "TIFF", "WEBP"})
"""The formats that are read; MPO, which phones write, is a JPEG followed by further pictures."""

MPO_PICTURES_TAG = 0xB002
"""The metadata entry of an MPO that lists its pictures."""


def picture_pages(data: bytes) -> bytes:
    """Return the picture *data* as a PDF, with a page for each image of a TIFF.

    Raises `UnusableError` if the picture cannot be read, is an animation, or has 32 bits per channel.
    """
    import img2pdf  # noqa: PLC0415 - slow to import, and most exhibits are PDFs

    margins = (PICTURE_MARGIN, PICTURE_MARGIN)
    layout = img2pdf.get_layout_fun(LETTER_SIZE, border=margins, fit=img2pdf.FitMode.into, auto_orient=True)
    try:
        pdf: bytes = img2pdf.convert(
            list(_sheets(data)), layout_fun=layout, rotation=img2pdf.Rotation.ifvalid, nodate=True, producer=""
        )
    except (img2pdf.ImageOpenError, OSError, ValueError, SyntaxError):
        raise UnusableError("is neither a PDF nor a picture in PNG, JPEG, TIFF or WebP", "format") from None
    return pdf


def _sheets(data: bytes) -> Iterator[bytes]:
    """Yield *data*, without the metadata of a JPEG; a WebP or a transparent picture becomes PNGs on white."""
    from PIL import Image  # noqa: PLC0415 - only needed for pictures

    with Image.open(io.BytesIO(data)) as picture:
        if picture.format not in PICTURE_FORMATS:
            raise UnusableError("is neither a PDF nor a picture in PNG, JPEG, TIFF or WebP", "format")
        count = getattr(picture, "n_frames", 1)
        if count > 1 and picture.format in {"PNG", "WEBP"}:
            raise UnusableError(f"is an animation of {count} pictures", "format")
        sheets = range(count if picture.format == "TIFF" else 1)
        modes = [_mode(picture, sheet) for sheet in sheets]
        if not {"I", "F"}.isdisjoint(modes):
            raise UnusableError("has 32 bits per channel, which a PDF page cannot show", "bit depth")
        is_transparent = any(mode.endswith(("A", "a")) for mode in modes) or "transparency" in picture.info
        if picture.format == "WEBP" or is_transparent:
            yield from (_on_white(picture, sheet) for sheet in sheets)
        elif picture.format in {"JPEG", "MPO"}:
            size = int(picture.mpinfo[MPO_PICTURES_TAG][0]["Size"]) if picture.format == "MPO" else len(data)  # type: ignore[attr-defined]
            yield without_notes(data[:size], picture.getexif().get(ORIENTATION_TAG))
        else:
            yield data


def _mode(picture: Any, sheet: int) -> str:
    picture.seek(sheet)
    return str(picture.mode)


def _on_white(picture: Any, sheet: int) -> bytes:
    """Return image number *sheet* of *picture* as a PNG on white."""
    from PIL import Image  # noqa: PLC0415

    picture.seek(sheet)
    layer = picture.convert("RGBA")
    file = io.BytesIO()
    Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB").save(file, "PNG")
    return file.getvalue()
