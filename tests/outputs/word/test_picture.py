"""Pictures in a Word file."""

from io import BytesIO

import pytest
from docx.image.exceptions import UnrecognizedImageError
from docx.image.image import Image as WordImage
from PIL import Image

from assembler.outputs.word.picture import readable_picture

ADOBE = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x01"
"""The header that Adobe programs write in a JPEG instead of JFIF's; its last byte says that the colors are YCbCr."""


def jpeg() -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "JPEG")
    return file.getvalue()


def test_a_jpeg_from_an_adobe_program_becomes_a_png_with_the_same_picture() -> None:
    plain = jpeg()
    length = int.from_bytes(plain[4:6])
    adobe = plain[:2] + ADOBE + plain[4 + length :]
    with pytest.raises(UnrecognizedImageError):
        WordImage.from_blob(adobe)
    read = WordImage.from_blob(readable_picture(adobe))
    assert (read.content_type, read.px_width, read.px_height) == ("image/png", 40, 30)
    with Image.open(BytesIO(readable_picture(adobe))) as picture:
        assert max(picture.convert("P", palette=Image.Palette.WEB).getcolors() or []) == (1197, 15)


def test_a_jpeg_that_begins_with_xmp_metadata_becomes_a_png() -> None:
    plain = jpeg()
    xmp = b"http://ns.adobe.com/xap/1.0/\0"
    with_xmp = plain[:2] + b"\xff\xe1" + (len(xmp) + 2).to_bytes(2) + xmp + plain[2:]
    with pytest.raises(UnrecognizedImageError):
        WordImage.from_blob(with_xmp)
    assert WordImage.from_blob(readable_picture(with_xmp)).content_type == "image/png"


def test_other_pictures_are_unchanged() -> None:
    assert readable_picture(jpeg()) == jpeg()
