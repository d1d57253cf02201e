"""The reader of plain text: blank lines divide paragraphs, and nothing is Markdown."""

from pathlib import Path

import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.plain_text import read_plain_text
from assembler.importing.read_document import TextBlock


def blocks_of(folder: Path, text: str | bytes) -> list[TextBlock]:
    file = folder / "paper.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [block for block in read_plain_text(file).blocks if isinstance(block, TextBlock)]


def test_blank_lines_divide_paragraphs_and_numbers_begin_them(tmp_path: Path) -> None:
    blocks = blocks_of(tmp_path, "1. One\ngoes on.\n2. Two *stars*.\n\nThree.\n")
    assert [block.text for block in blocks] == ["1. One goes on.", "2. Two *stars*.", "Three."]
    assert [block.place.line for block in blocks] == [1, 3, 5]


def test_a_form_feed_begins_a_page(tmp_path: Path) -> None:
    assert [block.place.page for block in blocks_of(tmp_path, "One.\fTwo.")] == [1, 2]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_usual_encodings_are_recognized(tmp_path: Path, encoding: str) -> None:
    assert [block.text for block in blocks_of(tmp_path, "§ 5 “Café”".encode(encoding))] == ["§ 5 “Café”"]


def test_bytes_that_are_not_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="nor text"):
        blocks_of(tmp_path, b"MZ\0\1\2")


def test_line_numbers_and_feet_of_pages_are_set_aside(tmp_path: Path) -> None:
    def page(number: int) -> str:
        rows = [f"{line:2}   The kite fell on day {line} of May." for line in range(1, 29)]
        return "\n".join([*rows, "     Nobody paid.", f"          COMPLAINT - {number}"])

    file = tmp_path / "paper.txt"
    file.write_text("\f".join(map(page, (1, 2, 3))), encoding="utf-8")
    document = read_plain_text(file)
    asides = [(aside.kind, aside.text) for aside in document.set_aside]
    assert asides[:2] == [("line number", "1"), ("line number", "2")]
    assert asides[-3:] == [("running foot", f"COMPLAINT - {number}") for number in (1, 2, 3)]
    text = " ".join(block.text for block in document.blocks if isinstance(block, TextBlock))
    assert text.startswith("The kite fell on day 1 of May. The kite fell on day 2")
    assert "COMPLAINT" not in text


def test_a_numbered_list_is_not_a_column_of_line_numbers(tmp_path: Path) -> None:
    lines = "\n".join(f"{number}   Kite {number} fell." for number in range(1, 29))
    (block,) = blocks_of(tmp_path, f"Heading\n{lines}")
    assert "28 Kite 28 fell." in block.text.replace("\t", " ")


def test_a_stray_byte_does_not_change_the_other_letters(tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_bytes("The café paid.\n\nIt is “here”.".encode() + b"\xe9")
    document = read_plain_text(file)
    texts = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert texts == ["The café paid.", "It is “here”.\ufffd"]
    assert document.remarks == (
        "the file is UTF-8 with bytes that are not text, read as \ufffd, in line 3: correct them",
    )


@pytest.mark.parametrize("bad_bytes", [b"\x00\xd8", b"\xe9"], ids=["half a letter", "an odd byte"])
def test_bytes_that_are_not_text_in_utf_16_are_doubted(tmp_path: Path, bad_bytes: bytes) -> None:
    file = tmp_path / "paper.txt"
    file.write_bytes("\ufeffThe café paid.\n\nIt is here.".encode("utf-16-le") + bad_bytes)
    document = read_plain_text(file)
    texts = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert texts == ["The café paid.", "It is here.\ufffd"]
    assert document.remarks == (
        "the file is UTF-16 with bytes that are not text, read as \ufffd, in line 3: correct them",
    )


def test_a_text_that_is_not_utf_8_is_doubted(tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_bytes("The café paid.".encode("cp1252"))
    (remark,) = read_plain_text(file).remarks
    assert remark.startswith("the file is not UTF-8 and was read as Windows-1252")


def test_lines_in_capitals_with_two_columns_stay_apart(tmp_path: Path) -> None:
    first = "STATE OF NORTH CAROLINA       IN THE GENERAL COURT OF JUSTICE"
    blocks = blocks_of(tmp_path, f"{first}\nCOUNTY OF WAKE       SUPERIOR COURT DIVISION")
    assert [block.text for block in blocks] == [
        "STATE OF NORTH CAROLINA\tIN THE GENERAL COURT OF JUSTICE",
        "COUNTY OF WAKE\tSUPERIOR COURT DIVISION",
    ]
