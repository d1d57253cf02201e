"""The reader of PDF: rows become paragraphs, and what every page repeats is set aside."""

from pathlib import Path

import pytest

from assembler.exhibits.reader import UnusableError
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import ReadDocument, TableBlock, TextBlock
from tests.support.typed_pdf import at, lines, numbers, rule, typed_pdf

FULL = "The quick brown fox jumps over the lazy dog, and the dog does not care about it at all."


def texts(document: ReadDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def test_lines_that_are_full_become_one_paragraph(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [*lines([FULL, FULL, "It ends here.", "Another line."])]))
    assert texts(document) == [f"{FULL} {FULL} It ends here.", "Another line."]


def test_a_paragraph_goes_on_over_a_page(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, lines([FULL, FULL]), lines(["It goes on.", "The end."])))
    assert texts(document) == [f"{FULL} {FULL} It goes on.", "The end."]


def test_line_numbers_are_set_aside_and_give_the_places(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, [*numbers(28), *lines([FULL, "The end."], top=120)]))
    assert texts(document) == [f"{FULL} The end."]
    assert document.blocks[0].place.line == 3
    assert [aside.text for aside in document.set_aside] == [str(number) for number in range(1, 29)]


def test_a_list_of_numbered_paragraphs_is_no_column_of_line_numbers(tmp_path: Path) -> None:
    document = read_pdf(typed_pdf(tmp_path, lines([f"{number}. Yes." for number in range(1, 26)])))
    assert len(document.blocks) == 25
    assert not document.set_aside


def test_heads_feet_page_numbers_and_stamps_are_set_aside_with_their_kinds(tmp_path: Path) -> None:
    words = ["One paragraph.", "Another paragraph.", "The last of them."]
    pages = [
        [
            at(72, 20, f"Case 1:21-cv-00031 Document 1 Filed 01/11/21 Page {number} of 3"),
            at(72, 40, "Smith v. Jones"),
            *lines([f"{number}. {words[number - 1]}"], top=100),
            at(300, 740, f"- {number} -"),
            at(72, 760, "COMPLAINT"),
        ]
        for number in (1, 2, 3)
    ]
    document = read_pdf(typed_pdf(tmp_path, *pages))
    assert texts(document) == ["1. One paragraph.", "2. Another paragraph.", "3. The last of them."]
    kinds = [aside.kind for aside in document.set_aside if aside.place.page == 2]
    assert kinds == ["filing stamp", "running head", "page number", "running foot"]


@pytest.mark.parametrize("divider", [")", ":", "x"])
def test_a_caption_between_signs_is_a_table_of_two_columns(tmp_path: Path, divider: str) -> None:
    left = ["JANE SMITH,", "Plaintiff,", "v.", "JOHN JONES,", "Defendant."]
    caption = [*lines(left, 150, 72, 14), *lines([divider] * 5, 150, 300, 14), at(320, 164, "No. 21-cv-31")]
    document = read_pdf(typed_pdf(tmp_path, [at(250, 100, "THE COURT"), *caption, *lines([FULL, FULL], 300)]))
    table = document.blocks[1]
    assert isinstance(table, TableBlock)
    assert [[block.text for block in cell] for cell in table.rows[0]] == [left, ["No. 21-cv-31"]]
    assert [aside.text for aside in document.set_aside] == [divider] * 5


def test_notes_at_the_foot_are_kept_apart_with_their_marks(tmp_path: Path) -> None:
    note = [rule(72, 640, 216, 640), at(72, 652, "1", 6), at(76, 656, "A note of its own.", 10)]
    body = [*lines([FULL, FULL]), at(72, 120, "See the Act."), at(132, 116, "1", 7)]
    document = read_pdf(typed_pdf(tmp_path, [*body, *note]))
    assert [(note.mark, note.blocks[0].text) for note in document.notes] == [("1", "A note of its own.")]
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    assert block.runs[-1].note == "1"
    assert block.text.endswith("See the Act.")


def test_bold_italic_and_underlined_words_are_runs_of_their_own(tmp_path: Path) -> None:
    parts = [at(72, 72, "Plain"), at(110, 72, "bold", font="bold"), at(140, 72, "slanted", font="italic")]
    document = read_pdf(typed_pdf(tmp_path, [*parts, at(190, 72, "lined"), rule(190, 73.5, 215, 73.5)]))
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    assert [(run.text.strip(), run.bold, run.italic, run.underline) for run in block.runs] == [
        ("Plain", False, False, False),
        ("bold", True, False, False),
        ("slanted", False, True, False),
        ("lined", False, False, True),
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_if_the_paper_has_it_elsewhere(tmp_path: Path) -> None:
    first = "A third-party complaint is an example of a paper that most lawyers know and all third-"
    document = read_pdf(typed_pdf(tmp_path, lines([first, "party defendants fear for its exam-", "ple is bad."])))
    assert "all third-party defendants" in texts(document)[0]


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableError, match="has no text"):
        read_pdf(typed_pdf(tmp_path, []))
