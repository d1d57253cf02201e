"""Tracked changes of paragraphs, rows and cells are read as if accepted when a Word file is verified."""

from pathlib import Path
from typing import Any

import pytest

from assembler.verify.reader.word_package import read_word
from tests.support.typed_docx import level, numbered, paragraph, typed_docx

NUMBERS = (
    f'<w:abstractNum w:abstractNumId="0">{level(depth=0, kind="decimal", text="%1.")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)

NUMBERED = numbered("").split("<w:pPr>")[1].split("</w:pPr>")[0]


def texts(folder: Path, body: str) -> list[str]:
    blocks: list[dict[str, Any]] = read_word(typed_docx(folder, body, {"numbering": NUMBERS}))["blocks"]
    return [f"{block['label']} {''.join(words for words, _ in block['pieces'])}".strip() for block in blocks]


@pytest.mark.parametrize("change", ["del", "moveFrom"])
def test_a_paragraph_that_is_deleted_whole_leaves_the_others_as_they_are(tmp_path: Path, change: str) -> None:
    deleted = paragraph(
        f"<w:{change}><w:r><w:delText>Gone.</w:delText></w:r></w:{change}>",
        properties=f"{NUMBERED}<w:rPr><w:{change}/></w:rPr>",
    )
    body = numbered("One") + deleted + paragraph("A heading") + deleted + numbered("Two")
    assert texts(tmp_path, body) == ["1. One", "A heading", "2. Two"]


def test_words_before_a_deleted_end_get_the_number_of_the_next_paragraph(tmp_path: Path) -> None:
    joined = paragraph("The ", properties=f"{NUMBERED}<w:rPr><w:del/></w:rPr>")
    assert texts(tmp_path, joined + paragraph("Facts") + numbered("One")) == ["The Facts", "1. One"]


def test_a_paragraph_with_a_deleted_end_does_not_pass_a_table_or_leave_a_cell(tmp_path: Path) -> None:
    ended = paragraph("Before.", properties="<w:rPr><w:del/></w:rPr>")
    body = f"{ended}<w:tbl><w:tr><w:tc>{ended}</w:tc></w:tr></w:tbl>{paragraph('After.')}"
    assert texts(tmp_path, body) == ["Before.", "Before.", "After."]


def test_deleted_rows_and_cells_are_not_read(tmp_path: Path) -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('Gone')}</w:tc></w:tr>"
    lost = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('Lost')}</w:tc>"
    kept = f"<w:tr><w:tc>{paragraph('Kept')}</w:tc>{lost}</w:tr>"
    assert texts(tmp_path, f"<w:tbl>{gone}{kept}</w:tbl>") == ["Kept"]
