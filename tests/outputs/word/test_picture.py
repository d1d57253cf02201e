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
    jfif_data = jpeg()
    jfif_length = int.from_bytes(jfif_data[4:6])
    adobe_data = jfif_data[:2] + ADOBE + jfif_data[4 + jfif_length :]
    with pytest.raises(UnrecognizedImageError):
        WordImage.from_blob(adobe_data)
    word_image = WordImage.from_blob(readable_picture(adobe_data))
    assert word_image.content_type == "image/png"
    assert (word_image.px_width, word_image.px_height) == (40, 30)
    with Image.open(BytesIO(readable_picture(adobe_data))) as picture:
        pixel_count, color = max(picture.convert("P", palette=Image.Palette.WEB).getcolors() or [])
    assert pixel_count == 1197  # almost all of 40 by 30
    assert color == 15  # red


def test_a_jpeg_that_begins_with_xmp_metadata_becomes_a_png() -> None:
    jfif_data = jpeg()
    xmp = b"http://ns.adobe.com/xap/1.0/\0"
    with_xmp = jfif_data[:2] + b"\xff\xe1" + (len(xmp) + 2).to_bytes(2) + xmp + jfif_data[2:]
    with pytest.raises(UnrecognizedImageError):
        WordImage.from_blob(with_xmp)
    assert WordImage.from_blob(readable_picture(with_xmp)).content_type == "image/png"


def test_other_pictures_are_unchanged() -> None:
    assert readable_picture(jpeg()) == jpeg()
