"""Words under a box on a page of a PDF are left out, with a mark and a doubt; what hides nothing changes nothing."""

from pathlib import Path

import pytest

from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import ReadDocument, SetAside, SourcePlace
from assembler.importing.unseen_doubts import doubts_on_unseen
from tests.importing.test_read_pdf import texts
from tests.support.typed_pdf import at, typed_pdf

TEXT = "BT /roman 12 Tf 72 700 Td (Kites of Ann Sample, a pilot, flew.) Tj ET"
BESIDE = [at(72, 140, "The kites of the other pilots stayed on the ground that day.")]


def read(folder: Path, *operators: str) -> ReadDocument:
    return read_pdf(typed_pdf(folder, [*operators, *BESIDE]))


def first_text(document: ReadDocument) -> str:
    return " ".join(texts(document)).split(" The kites")[0]


def doubts(document: ReadDocument) -> list[str]:
    return [doubt.about for doubt in doubts_on_unseen(document)]


def test_words_under_a_box_become_a_mark_and_their_letters_are_nowhere(tmp_path: Path) -> None:
    document = read(tmp_path, TEXT, "q 0 g 114 697 58.5 12 re f Q")
    assert first_text(document) == "Kites of [redacted], a pilot, flew."
    assert document.set_aside == (SetAside("words under a box", "███ ██████", SourcePlace(1, 1)),)
    assert document.remarks == ()
    assert doubts(document) == [
        "2 words are under a box, left out as `[redacted]`: the file still has them; compare the page"
    ]


def test_a_white_box_erases_words_without_a_mark(tmp_path: Path) -> None:
    document = read(tmp_path, TEXT, "q 1 g 114 697 58.5 12 re f Q")
    assert first_text(document) == "Kites of\t, a pilot, flew."
    assert [aside.kind for aside in document.set_aside] == ["white words"]
    (about,) = doubts(document)
    assert about.startswith("2 words are white or under a white box, left out, as the page shows nothing there")


@pytest.mark.parametrize(
    "operators",
    [
        ["q 0.8 g 60 690 300 24 re f Q", TEXT],
        [TEXT, "q 0 g 72 697 200 1 re f Q"],
        [TEXT, "q 0 g 60 690 300 24 re 62 692 296 20 re f* Q"],
        [TEXT, "q 0 g 60 300 300 24 re f Q"],
        [TEXT, "q 0 g 60 690 10 24 re 300 690 10 24 re f Q"],
    ],
    ids=["shading below", "underline", "frame", "elsewhere", "two boxes beside the words"],
)
def test_a_drawing_that_hides_no_words_changes_nothing(tmp_path: Path, operators: list[str]) -> None:
    document = read(tmp_path, *operators)
    assert first_text(document) == "Kites of Ann Sample, a pilot, flew."
    assert not document.set_aside
    assert not document.remarks


def test_letters_that_show_their_tails_below_the_box_are_left_out_with_their_word(tmp_path: Path) -> None:
    text = "BT /roman 12 Tf 72 700 Td (Kites of a young pilot flew.) Tj ET"
    document = read(tmp_path, text, "q 0 g 122 699 34 12 re f Q")
    assert first_text(document) == "Kites of a [redacted] pilot flew."


def test_a_box_over_two_lines_has_one_mark(tmp_path: Path) -> None:
    lines = [
        at(72, 92, "The kites of Ann Sample were seen over the harbor, and all of the"),
        at(72, 106, "others were on the ground when the wind of that day came over it."),
    ]
    document = read(tmp_path, *lines, "q 0 g 236 697 240 13 re 70 683 200 13 re f Q")
    assert " ".join(texts(document)).count("[redacted]") == 1
    assert "harbor" not in str(document)
    assert "(lines 1-2)" in doubts(document)[0]


def test_words_in_the_color_of_their_box_are_under_it(tmp_path: Path) -> None:
    name = "BT /roman 12 Tf 72 700 Td (Ann Sample) Tj ET"
    document = read(tmp_path, "q 0 g 60 690 200 30 re f Q", name)
    assert first_text(document) == "[redacted]"


def test_white_letters_on_white_paper_are_left_out_even_at_the_end_of_a_word(tmp_path: Path) -> None:
    text = "BT /roman 12 Tf 72 700 Td 0 g (The dismissal is with) Tj 1 g (out) Tj 0 g ( prejudice.) Tj ET"
    document = read(tmp_path, text)
    assert first_text(document) == "The dismissal is with prejudice."
    assert [(aside.kind, aside.text) for aside in document.set_aside] == [("white words", "███")]


def test_hidden_words_of_word_and_reversed_letters_are_doubts_at_their_place() -> None:
    hidden = SetAside("hidden text", "with prejudice", SourcePlace(0, 7))
    reversed_letters = SetAside("invisible character", "\\u202e \\u202c", SourcePlace(0, 9))
    copied_number = SetAside("invisible character", "\\u202a \\u202c", SourcePlace(0, 11))
    document = ReadDocument(0, (), set_aside=(hidden, reversed_letters, copied_number))
    places = [doubt.place.line for doubt in doubts_on_unseen(document)]
    assert places == [7, 9]
    assert doubts(document)[0] == "2 hidden words were left out, `with prejudice`: type them if the paper needs them"
