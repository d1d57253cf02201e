"""The margins of a plain text: line numbers that begin again, and marks of pages; and a sum at the end of a line."""

from pathlib import Path

from assembler.importing.plain_text import read_plain_text
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock
from assembler.importing.writing.count_lines import relief_lines


def read(folder: Path, lines: list[str]) -> ReadDocument:
    file = folder / "paper.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    return read_plain_text(file)


def texts(document: ReadDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def kinds(document: ReadDocument) -> list[tuple[str, str]]:
    return [(aside.kind, aside.text) for aside in document.set_aside]


def test_line_numbers_on_every_line_begin_again_without_a_new_page(tmp_path: Path) -> None:
    numbers = [*range(1, 29), 1, 2, 3]
    words = ["", "Ann Sample flew a kite."] * 14 + ["", "Pat Placeholder saw it.", ""]
    typed_lines = [f"{number:2}  {text}" for number, text in zip(numbers, words, strict=True)]
    document = read(tmp_path, ["COMPLAINT", *typed_lines, "Dated: May 5, 2025"])
    assert texts(document) == [
        "COMPLAINT",
        *["Ann Sample flew a kite."] * 14,
        "Pat Placeholder saw it.",
        "Dated: May 5, 2025",
    ]
    assert kinds(document) == [("line number", str(number)) for number in numbers]


def test_rows_of_a_list_that_each_have_words_keep_their_numbers(tmp_path: Path) -> None:
    rows = [f"{number:2}  Kite of pilot {number}" for number in range(1, 26)]
    assert kinds(read(tmp_path, ["The kites:", "", *rows, "", "They flew."])) == []


def test_marks_of_pages_between_blank_lines_are_set_aside(tmp_path: Path) -> None:
    lines = ["The kites flew.", "", "  - 2 -", "", "Page 3 of 5", "", "Page 3 of the contract", "- 4 -", "says so."]
    document = read(tmp_path, lines)
    assert kinds(document) == [("page number", "- 2 -"), ("page number", "Page 3 of 5")]
    assert "- 4 -" in " ".join(texts(document))


def test_a_sum_that_the_end_of_a_line_divides_is_a_doubt(tmp_path: Path) -> None:
    document = read(tmp_path, ["Ann Sample paid $12,", "345.67 for 1,", "200 kites, and $5,", "2000 times."])
    ((about, place),) = [(caution.about, caution.place) for caution in document.cautions]
    assert place == SourcePlace(1, 1)
    assert about.startswith("`$12, 345.67` was read as two numbers, as a line ends between them: join them if")


def test_an_item_without_words_is_not_written() -> None:
    assert list(relief_lines(["awarding a kite", "", " "], 2)) == ["  - |", "      awarding a kite"]
