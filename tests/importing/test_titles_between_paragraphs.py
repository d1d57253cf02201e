"""Titles between a complete paragraph and a numbered one: bold sentences with a numeral, long titles, larger type."""

from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import document
from tests.importing.test_read_pdf import FULL, texts
from tests.importing.test_titles_below_numerals import all_headings
from tests.support.typed_pdf import at, lines, typed_pdf

LONG_TITLE = (
    "The Kites Were Sold in This District Because the Sellers Sent Their Catalogs, Their Agents, and Their Prices to "
    "Every Town on the River and Took the Orders There"
)
"""A title with more words than most headings without a label."""


def draft_with(*middle: TextBlock, last: str = "3. It rained on the kites.", bold_text: bool = False) -> Draft:
    """Return the draft of a paper that has the blocks *middle* between paragraph 3, which is *last*, and 4."""
    third = document(last).blocks[-1]
    fourth = TextBlock(SourcePlace(0, 40), (TextRun("4. The kites were wet.", bold=bold_text),))
    return recognize(ReadDocument(0, (*document("").blocks, third, *middle, fourth)), catalog_of(root=None))


def bold(line: int, text: str) -> TextBlock:
    """Return a block in bold that is set off from the left edge, as a quotation may be."""
    return TextBlock(SourcePlace(0, line), (TextRun(text, bold=True),), indent=72)


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("i.\tThe kites were left in the rain.", "i.", "The kites were left in the rain."),
        ("iv.\tThe kites were counted – some twice.", "iv.", "The kites were counted – some twice."),
        (LONG_TITLE, "", LONG_TITLE),
    ],
)
def test_a_bold_line_between_paragraphs_that_are_not_bold_is_a_heading(text: str, label: str, title: str) -> None:
    draft = draft_with(bold(20, text))
    assert [heading[:2] for heading in all_headings(draft)] == [("", "FACTS"), (label, title)]
    assert [paragraph.text for paragraph in draft.paragraphs][2:] == [
        "It rained on the kites.",
        "The kites were wet.",
    ]


@pytest.mark.parametrize(
    ("middle", "last", "bold_text"),
    [
        ("i.\tThe kites were left in the rain.", "3. Ann Sample found that", False),
        ("i.\tThe kites were left in the rain;", "3. It rained on the kites.", False),
        ("i.\tThe kites were left in the rain.", "3. It rained on the kites.", True),
        (f"{LONG_TITLE}.", "3. It rained on the kites.", False),
    ],
)
def test_a_bold_line_within_a_sentence_or_among_bold_text_or_a_bold_sentence_is_not_a_heading(
    middle: str,
    last: str,
    bold_text: bool,  # noqa: FBT001
) -> None:
    draft = draft_with(bold(20, middle), last=last, bold_text=bold_text)
    assert all_headings(draft) == [("", "FACTS", 1)]


def test_a_bold_numeral_below_a_list_in_another_series_is_a_heading_and_the_next_item_of_the_list_is_not() -> None:
    items = [
        TextBlock(SourcePlace(0, 20 + index), (TextRun(text),), indent=36)
        for index, text in enumerate(("(1)\tthe kites fly;", "(2)\tthe kites are dry."))
    ]
    draft = draft_with(*items, bold(30, "ii.\tThe kites were sold wet."), last="3. The law asks that:")
    assert all_headings(draft)[1][:2] == ("ii.", "The kites were sold wet.")
    numerals = [
        TextBlock(SourcePlace(0, 20 + index), (TextRun(text),), indent=36)
        for index, text in enumerate(("i.\tthe kites fly:", "(a)\thigh."))
    ]
    draft = draft_with(*numerals, bold(30, "ii.\tThe kites are whole."), last="3. The law asks that:")
    assert all_headings(draft) == [("", "FACTS", 1)]


def test_a_heading_in_larger_type_at_the_top_of_a_page_is_not_the_end_of_the_paragraph_before_it(
    tmp_path: Path,
) -> None:
    heading = at(72, 75, "Ann Sample & Bob Specimen write the Song of “Kites in the Rain”", size=15)
    above = [*lines([FULL] * 6), at(72, 72 + 24 * 6, f"{FULL.removesuffix('.')} kite.")]
    document = read_pdf(typed_pdf(tmp_path, above, [heading, *lines([FULL] * 6, 100)]))
    assert [text[:10] for text in texts(document)][1:2] == ["Ann Sample"]


def test_a_line_in_larger_type_within_a_sentence_continues_it(tmp_path: Path) -> None:
    above = [*lines([FULL] * 6), at(72, 72 + 24 * 6, f"{FULL.removesuffix('.')} kites of")]
    rest = [at(72, 72, "Ann Sample and of Bob Specimen, and others", size=15), *lines([FULL] * 6, 100)]
    document = read_pdf(typed_pdf(tmp_path, above, rest))
    assert "kites of Ann Sample" in texts(document)[0]
