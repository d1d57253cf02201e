"""Parts of an imported paper take a plainer form where the paper would have other words, or could not be made."""

from dataclasses import replace

import pytest

from assembler.findings.faults import fault
from assembler.findings.finding import Place
from assembler.importing.comparison import Comparison, Difference
from assembler.importing.draft import Draft, DraftParagraph, DraftSection
from assembler.importing.giving_way import (
    MAX_COUNSEL_LINES,
    plain_text,
    with_a_line_each,
    with_lost_lines,
    with_plain_texts,
    with_plain_wide_tables,
    with_short_counsel_block,
    with_typed_references,
)
from assembler.importing.read_document import SourcePlace
from tests.importing.test_recognize import COMPLAINT, document_of, imported

PLACE_OF_COURT = SourcePlace(1, 1)

LIST = "The strings were:\n\n- (a) i. short;\n- (b) thin."

WIDE_TABLE = "| Day | Kites |\n|---|---|\n| Monday | " + "k" * 80 + " |"


def comparison_with(*differences: Difference) -> Comparison:
    return Comparison(stops=(), differences=differences, lost_count=1, gained_count=0)


def draft_with(text: str) -> tuple[Draft, DraftParagraph]:
    """Return the draft of a complaint whose first paragraph has *text*, and that paragraph."""
    draft = imported(COMPLAINT).draft
    section = next(part for part in draft.parts if isinstance(part, DraftSection) and part.body)
    paragraph = next(entry for entry in section.body if isinstance(entry, DraftParagraph))
    new = replace(paragraph, text=text)
    body = tuple(new if entry is paragraph else entry for entry in section.body)
    parts = tuple(replace(section, body=body) if part is section else part for part in draft.parts)
    return replace(draft, parts=parts), new


def first_text(draft: Draft) -> str:
    bodies = (part.body for part in draft.parts if isinstance(part, DraftSection))
    return next(entry.text for body in bodies for entry in body if isinstance(entry, DraftParagraph))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (LIST, "The strings were:\n\n(a) i. short;\n\n(b) thin."),
        ("> They lied.\n>\n> Often.", "They lied.\n\nOften."),
        ("| Day | Sum |\n|---|---|\n| Monday | $5 |", "Day; Sum\n\nMonday; $5"),
    ],
)
def test_items_quotations_and_rows_become_paragraphs(text: str, plain: str) -> None:
    assert plain_text(text) == plain


def test_a_paragraph_that_would_print_differently_becomes_plain_text_with_a_doubt() -> None:
    draft, paragraph = draft_with(LIST)
    gained = Difference(lost="", gained="a", place=paragraph.place, part="item (a) under paragraph 1")
    plainer = with_plain_texts(draft, document_of(COMPLAINT), comparison_with(gained))
    assert plainer is not None
    assert first_text(plainer) == plain_text(LIST)
    assert [doubt.place for doubt in plainer.doubts[len(draft.doubts) :]] == [paragraph.place]


def test_a_citation_that_would_print_differently_becomes_plain_numbers_with_a_doubt() -> None:
    draft, paragraph = draft_with("as [[kite, string]] say")
    cited = replace(paragraph, literal="as paragraphs 1 and 2 say")
    parts = tuple(
        replace(part, body=tuple(cited if entry == paragraph else entry for entry in part.body))
        if isinstance(part, DraftSection)
        else part
        for part in draft.parts
    )
    lost = Difference("and", "", paragraph.place, "paragraph 1")
    plainer = with_typed_references(replace(draft, parts=parts), document_of(COMPLAINT), comparison_with(lost))
    assert plainer is not None
    assert first_text(plainer) == "as paragraphs 1 and 2 say"
    assert "cited here are plain text" in plainer.doubts[-1].about


def test_a_paragraph_without_a_difference_keeps_its_list() -> None:
    draft, _ = draft_with(LIST)
    assert with_plain_texts(draft, document_of(COMPLAINT), comparison_with()) is None


def test_a_caption_line_that_would_not_print_becomes_a_line_under_the_title_with_a_doubt() -> None:
    document = document_of(COMPLAINT.replace("COMPLAINT AND", "NOMINAL KITE\n\nCOMPLAINT AND", 1))
    draft = imported(COMPLAINT).draft
    lost = Difference("nominal kite", gained="", place=PLACE_OF_COURT, part="the caption")
    plainer = with_lost_lines(draft, document, comparison_with(lost))
    assert plainer is not None
    assert plainer.caption.legends == (*draft.caption.legends, "NOMINAL KITE")
    assert "`NOMINAL KITE` in the caption was not understood" in plainer.doubts[-1].about


@pytest.mark.slow
def test_a_single_word_that_is_lost_from_a_line_is_not_a_line_under_the_title() -> None:
    document = document_of(COMPLAINT.replace("COMPLAINT AND", "NOMINAL KITE\n\nCOMPLAINT AND", 1))
    lost = Difference("nominal", gained="", place=PLACE_OF_COURT, part="the caption")
    assert with_lost_lines(imported(COMPLAINT).draft, document, comparison_with(lost)) is None


@pytest.mark.slow
@pytest.mark.parametrize(("stops", "is_plain"), [(True, True), (False, False)])
def test_a_wide_table_is_text_if_otherwise_no_draft_can_be_made(*, stops: bool, is_plain: bool) -> None:
    draft, _ = draft_with(WIDE_TABLE)
    comparison = replace(
        comparison_with(),
        stops=(fault("MAT004", Place("matter.yaml"), "`k` runs past the right margin"),) if stops else (),
    )
    plainer = with_plain_wide_tables(draft, document_of(COMPLAINT), comparison)
    assert (plainer is not None and first_text(plainer).startswith("Day; Kites")) is is_plain


STOPPED = Comparison(
    (fault("MAT004", Place("matter.yaml"), "no page holds the caption"),), differences=(), lost_count=0, gained_count=0
)


def test_each_party_has_a_line_if_otherwise_no_draft_can_be_made() -> None:
    draft = imported(COMPLAINT).draft
    plainer = with_a_line_each(draft, document_of(COMPLAINT), STOPPED)
    assert plainer is not None
    assert plainer.caption.style == ("a line each", *draft.caption.style)
    assert with_a_line_each(plainer, document_of(COMPLAINT), STOPPED) is None
    assert with_a_line_each(draft, document_of(COMPLAINT), comparison_with()) is None


def test_lines_on_counsel_that_a_page_cannot_hold_are_under_the_title_with_a_doubt() -> None:
    draft = imported(COMPLAINT).draft
    lines = tuple((f"Lee Lorem {number}", SourcePlace(1, number)) for number in range(MAX_COUNSEL_LINES + 2))
    block = tuple(text for text, _ in lines)
    draft = replace(draft, caption=replace(draft.caption, counsel_lines=lines, counsel_block=block))
    plainer = with_short_counsel_block(draft, document_of(COMPLAINT), STOPPED)
    assert plainer is not None
    assert plainer.caption.counsel_block == block[:MAX_COUNSEL_LINES]
    assert plainer.caption.legends[-2:] == block[MAX_COUNSEL_LINES:]
    assert plainer.doubts[-1].place == lines[MAX_COUNSEL_LINES][1]
