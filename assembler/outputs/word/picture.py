"""Pictures in a form that python-docx can read."""

from io import BytesIO

from PIL import Image

JPEG = b"\xff\xd8\xff"
HEADS = (b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xe1")
"""The beginning of a JPEG with a JFIF or an Exif header; python-docx reads no other JPEG."""


def readable_picture(data: bytes) -> bytes:
    """Return the picture *data*; a JPEG without a JFIF or Exif header, as Adobe programs write it, becomes a PNG."""
    if not data.startswith(JPEG) or data.startswith(HEADS):
        return data
    png = BytesIO()
    with Image.open(BytesIO(data)) as picture:
        picture.convert("RGB").save(png, "PNG")
    return png.getvalue()
