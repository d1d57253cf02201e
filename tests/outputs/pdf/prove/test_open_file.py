"""A finished file is opened once, and a different file is never mistaken for it."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from assembler.outputs.pdf.prove import open_file as module
from assembler.outputs.pdf.prove.open_file import close, open_file


def file_of(text: str) -> bytes:
    """Return a PDF of one page with one font; *text* is its title and the name of the font."""
    pdf = pikepdf.new()
    out = BytesIO()
    pdf.add_blank_page()
    pdf.docinfo["/Title"] = text
    font = pdf.make_indirect(Dictionary(Type=Name.Font, BaseFont=text))
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=font))
    pdf.save(out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _nothing_open() -> None:
    close()


def test_a_small_file_is_opened_once_and_another_after_it() -> None:
    first_data = file_of("one")
    copy_of_data = bytes(bytearray(first_data))
    with open_file(first_data) as first, open_file(copy_of_data) as same:
        assert same is first
    with open_file(file_of("other")) as second:
        assert str(second.pdf.docinfo["/Title"]) == "other"
        assert [str(font.BaseFont) for font in second.fonts] == ["other"]
    with open_file(first_data) as third:
        assert [str(font.BaseFont) for font in third.fonts] == ["one"]


def test_a_large_file_is_closed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_OPEN_BYTES", 10)
    with open_file(file_of("one")) as file:
        assert len(file.fonts) == 1
    assert not module.LAST_OPENED.file


def test_data_that_is_not_a_pdf_leaves_nothing_open() -> None:
    with pytest.raises(pikepdf.PdfError), open_file(b"no file"):
        pass
    assert not module.LAST_OPENED.file
