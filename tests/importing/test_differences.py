"""Differences between the paper of an imported matter and its source, and which of them are doubts."""

from dataclasses import replace
from pathlib import Path

import pytest

from assembler.findings.finding import Finding, MatterError, Place, Severity
from assembler.importing.comparison import Comparison, Difference, PaperWord, differences_of
from assembler.importing.difference_doubts import MAX_DOUBTS, doubts_on_commas, doubts_on_differences
from assembler.importing.draft import Doubt, DraftParty
from assembler.importing.import_paper import import_document
from assembler.importing.read_document import SourcePlace
from assembler.importing.summary import order_lines, summary
from assembler.importing.word_balance import SourceWord, matter_words
from tests.importing.test_recognize import COMPLAINT, document_of, imported

CAPTION = "the caption"


def difference(lost: str, gained: str, page: int = 9, part: str = "the signature block") -> Difference:
    return Difference(lost, gained, SourcePlace(page, 4), part)


def doubts(*differences: Difference, earlier: tuple[Doubt, ...] = ()) -> list[str]:
    return [
        doubt.about
        for doubt in doubts_on_differences(
            Comparison(stops=(), differences=differences, lost_count=0, gained_count=0), earlier
        )
    ]


def test_differences_in_one_part_of_a_page_are_one_doubt() -> None:
    (about,) = doubts(difference("lorem", gained=""), difference(lost="", gained="ipsum"), difference("dolor", "sit"))
    assert about == (
        "the signature block in the paper lacks `lorem`; has `ipsum`, which the source lacks; and has `sit` instead of "
        "`dolor`: compare it with the source"
    )


def test_a_changed_number_is_not_a_doubt() -> None:
    assert not doubts(difference("1", "14", part="paragraph 14"))
    assert doubts(difference("1", gained="", part="paragraph 14"))


@pytest.mark.parametrize(("page", "count"), [(9, 0), (8, 1)])
def test_words_named_in_another_doubt_about_the_page_are_not_reported_again(page: int, count: int) -> None:
    earlier = Doubt("`THE HONORABLE` in the caption leaves the judge blank", SourcePlace(page, 1))
    assert len(doubts(difference("the honorable", gained="", page=9), earlier=(earlier,))) == count


def test_many_differences_are_summed_up() -> None:
    many = [difference("lorem", gained="", page=page) for page in range(1, MAX_DOUBTS + 4)]
    assert len(doubts(*many)) == MAX_DOUBTS + 1
    assert doubts(*many)[-1].startswith("3 more parts of the paper differ from the source (pages 9, 10, 11)")


@pytest.mark.parametrize(("length", "is_reported"), [(50, True), (5, False)])
def test_words_of_the_caption_in_another_order_are_listed_if_there_are_many(length: int, is_reported: bool) -> None:  # noqa: FBT001
    source: list[SourceWord] = []
    unmoved_words: list[PaperWord] = []
    moved_words: list[PaperWord] = []
    for group in range(3):
        kites = [f"kite{group}x{index}" for index in range(length)]
        strings = [f"string{group}x{index}" for index in range(2 * length)]
        source += [SourceWord(word, SourcePlace(1, 7)) for word in (*kites, *strings)]
        moved_words += [PaperWord(word, CAPTION) for word in kites]
        unmoved_words += [PaperWord(word, CAPTION) for word in strings]
    _, moved = differences_of(source, [*unmoved_words, *moved_words])
    lines = list(order_lines(moved))
    assert lines[:1] == (["the paper has words in a different order from the source:"] if is_reported else [])
    assert any(f"page 1, line 7, {CAPTION}: `" in line and "in another place" in line for line in lines) is is_reported


def test_placeholders_of_the_paper_are_named() -> None:
    comparison = Comparison(
        stops=(),
        differences=(),
        lost_count=0,
        gained_count=0,
        placeholders=("(name of the plaintiff)", "(name of the defendant)"),
    )
    line = "the paper has placeholders for what was not read: `(name of the plaintiff)` and `(name of the defendant)`"
    assert line in list(summary(replace(imported(COMPLAINT), comparison=comparison)))


def test_a_note_and_a_mark_of_drafting_do_not_stop_the_draft() -> None:
    place = Place("kites/matter.yaml", 3)
    error = MatterError(
        Finding(place, "MAT003", "is wrong", promise=True),
        Finding(place, "TXT027", "`<br>` is a mark of drafting"),
        Finding(place, "EXA001", "is a note", severity=Severity.NOTE),
    )
    lines = list(summary(replace(imported(COMPLAINT), planning_error=error)))
    assert lines[-2:] == [
        "even `build --draft` makes no paper until this is corrected:",
        "  kites/matter.yaml:3: MAT003 is wrong",
    ]


@pytest.mark.slow
def test_placeholders_of_the_paper_are_not_words_that_the_source_lacks(tmp_path: Path) -> None:
    text = COMPLAINT.partition("SAMPLE KITES LLC")[0] + "COMPLAINT" + COMPLAINT.partition("COMPLAINT")[2]
    comparison = import_document(document_of(text), "c.txt", tmp_path / "c").comparison
    assert comparison
    assert "(name of the plaintiff)" in comparison.placeholders
    assert not [difference for difference in comparison.differences if "name of" in difference.gained]


@pytest.mark.parametrize(
    ("printed", "count"), [("ANN SAMPLE, individually,", 0), ("ANN SAMPLE individually,", 1), ("SOMEBODY ELSE,", 0)]
)
def test_other_commas_in_the_name_of_a_party_in_the_caption_are_a_doubt(printed: str, count: int) -> None:
    comparison = Comparison(stops=(), differences=(), lost_count=0, gained_count=0, parties_text=printed)
    values = {"name": "Ann Sample"}
    party = DraftParty(
        "ann", "plaintiff", "plaintiff", values, SourcePlace(1, 3), caption_text="Ann Sample, individually"
    )
    assert len(doubts_on_commas(comparison, [party])) == count


def test_a_picture_in_notation_has_no_words_but_one_that_is_printed_literally_has() -> None:
    assert list(matter_words("Kites ![sail](kite.png) flew")) == ["kites", "flew"]
    assert list(matter_words(r"Kites \![sail](kite.png) flew")) == ["kites", "sail", "kite", "png", "flew"]
