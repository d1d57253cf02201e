"""Pictures in a form that python-docx can read."""

from io import BytesIO

from PIL import Image

JPEG = b"\xff\xd8\xff"
"""The first bytes of a JPEG."""

READABLE_HEADERS = (b"JFIF", b"Exif")
"""The names of a JPEG's first header, at bytes 6 to 9; python-docx reads no JPEG with another first header."""


def readable_picture(data: bytes) -> bytes:
    """Return the picture *data*; a JPEG that python-docx cannot read, as Adobe programs write it, becomes a PNG."""
    if not data.startswith(JPEG) or data[6:10] in READABLE_HEADERS:
        return data
    png = BytesIO()
    with Image.open(BytesIO(data)) as picture:
        picture.convert("RGB").save(png, "PNG")
    return png.getvalue()
