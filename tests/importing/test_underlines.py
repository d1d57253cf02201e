"""Underlined headings and words stay underlined where a matter can say so; the other underlines are counted."""

from dataclasses import replace

import pytest

from assembler.catalog import catalog_of
from assembler.importing.import_paper import LOST_UNDERLINES, ImportedPaper, draft_matter
from assembler.importing.pdf.page_parts import Piece, Rule, Word
from assembler.importing.pdf.rows import with_underlines
from assembler.importing.read_document import TextBlock, TextRun
from tests.importing.test_recognize import COMPLAINT, claims_of, document_of, matter_of


def imported_with(*underlined: str, bold: bool = False) -> ImportedPaper:
    """Return the import of a complaint in which the texts *underlined* are underlined."""
    document = document_of(COMPLAINT)
    blocks = [block for block in document.blocks if isinstance(block, TextBlock)]
    marked = tuple(_underlined(block, underlined, bold=bold) for block in blocks)
    return draft_matter(replace(document, blocks=marked), "complaint.txt", catalog_of(root=None))


def _underlined(block: TextBlock, texts: tuple[str, ...], *, bold: bool) -> TextBlock:
    for text in texts:
        before, words, after = block.text.partition(text)
        if words:
            line = TextRun(words, bold=bold, underline=True)
            return replace(block, runs=tuple(run for run in (TextRun(before), line, TextRun(after)) if run.text))
    return block


HEADINGS = ("THE PARTIES", "II. FACTS", "COUNT I", "BREACH OF CONTRACT", "PRAYER FOR RELIEF")


@pytest.mark.parametrize("bold", [False, True])
def test_underlined_headings_and_words_stay_underlined(bold: bool) -> None:  # noqa: FBT001
    paper = imported_with(*HEADINGS, "delivered nothing", bold=bold)
    matter = str(matter_of(paper))
    assert "<u>THE PARTIES</u>" in matter
    assert "<u>FACTS</u>" in matter
    assert "<u>PRAYER FOR RELIEF</u>" in matter
    assert "<u>{label} \\\\ {title}</u>" in matter
    assert "<u>delivered nothing</u>" in matter
    assert "<u>JURY DEMAND</u>" not in matter
    assert LOST_UNDERLINES not in paper.set_aside


def test_only_the_labels_of_counts_are_underlined_if_the_titles_below_them_are_not() -> None:
    paper = imported_with("COUNT I")
    matter = str(matter_of(paper))
    assert "<u>{label}</u> \\\\ {title}" in matter
    assert claims_of(paper)[0]["label"] == "COUNT I"
    assert LOST_UNDERLINES not in paper.set_aside


def test_underlines_that_a_matter_cannot_have_are_counted_once() -> None:
    paper = imported_with("COMPLAINT AND JURY DEMAND", "Defendants.", "/s/ Pat Placeholder", "pat.placeholder@example")
    assert paper.set_aside[LOST_UNDERLINES] == 5


def test_a_rule_that_goes_on_far_beyond_its_words_underlines_nothing() -> None:
    word = Word((Piece("Defendant."),), left=100, right=150, y=100, size=12)
    for right, is_underline in ((152, True), (300, False)):
        rule = Rule(left=100, top=102, right=right, bottom=102)
        (read,), rules = with_underlines([word], [rule])
        assert (read.pieces[0].underline, rules == [rule]) == (is_underline, not is_underline)
