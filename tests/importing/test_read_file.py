"""Files are read by their content, in a separate process; an unreadable file is reported in plain words."""

import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.read_document import (
    FootNote,
    PictureBlock,
    ReadDocument,
    SetAside,
    SourcePlace,
    TableBlock,
    TextBlock,
    TextRun,
)
from assembler.importing.read_file import read_file
from assembler.importing.reader.__main__ import read_by_content, read_unchanged
from assembler.importing.records import document_of, document_record
from tests.support.typed_docx import paragraph, typed_docx
from tests.support.typed_pdf import lines, typed_pdf

PLACE = SourcePlace(1, 2)
TEXT = TextBlock(
    PLACE,
    (TextRun("A", bold=True), TextRun(text="", note="1")),
    "12.",
    list_level=1,
    outline_level=2,
    style="Style",
    align="center",
    indent=36,
    first_line=-18,
    space_before=6,
)


def test_the_reading_process_returns_the_complete_paper() -> None:
    blocks = (TEXT, TableBlock(PLACE, (((TEXT,), ()),)), PictureBlock(PLACE, b"\x89PNG\0\xff", "image/png", "A sign"))
    aside = SetAside("comment", "Why?", PLACE, "Ann")
    document = ReadDocument(
        page_count=3, blocks=blocks, notes=(FootNote("1", (TEXT,)),), set_aside=(aside,), remarks=("A remark",)
    )
    assert document_of(document_record(document)) == document


def test_a_file_is_read_by_its_content_whatever_its_name_says(tmp_path: Path) -> None:
    pdf = typed_pdf(tmp_path, lines(["In a PDF."])).rename(tmp_path / "one.txt")
    word = typed_docx(tmp_path, paragraph("In Word.")).rename(tmp_path / "two.pdf")
    text = tmp_path / "three.docx"
    text.write_text("In text.")
    first_blocks = [read_by_content(file).blocks[0] for file in (pdf, word, text)]
    assert [block.text for block in first_blocks if isinstance(block, TextBlock)] == [
        "In a PDF.",
        "In Word.",
        "In text.",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 and no more", "cannot be read as a PDF"),
        (b"PK\x03\x04 and no more", "is damaged or incomplete"),
        (b"\xd0\xcf\x11\xe0", "saved by an old version of Word"),
        (b"{\\rtf1}", "rich text format"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\0\1\2\3", "nor text"),
    ],
)
def test_an_unreadable_file_is_reported(tmp_path: Path, content: bytes, problem: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(UnusableError, match=problem):
        read_by_content(file)


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    file = tmp_path / "file.pdf"
    pdf.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UnusableError, match="password"):
        read_by_content(file)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(UnusableError, match="no such file"):
        read_file(tmp_path / "nothing.pdf")


@pytest.mark.parametrize("change", [lambda file: file.write_text("Two."), Path.unlink], ids=["changed", "deleted"])
def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    def read_and_change(file: Path) -> ReadDocument:
        document = read_by_content(file)
        change(file)
        return document

    file = tmp_path / "paper.txt"
    file.write_text("One.")
    assert read_unchanged(file).blocks
    monkeypatch.setattr("assembler.importing.reader.__main__.read_by_content", read_and_change)
    with pytest.raises(UnusableError, match="changed while it was read"):
        read_unchanged(file)


@pytest.mark.slow
def test_the_process_answers_with_the_paper_or_its_problem(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("One.\n\nTwo.")
    assert [block.text for block in read_file(file).blocks if isinstance(block, TextBlock)] == ["One.", "Two."]
    file.write_bytes(b"\0\1\2\3")
    with pytest.raises(UnusableError, match="nor text"):
        read_file(file)


def test_a_pipe_or_a_device_is_refused_without_being_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnusableError, match="is a pipe or a device"):
        read_file(pipe)
