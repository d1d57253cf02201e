"""A quotation keeps its indent and all of its lines: emphasized, below a heading, on the next page."""

from dataclasses import replace
from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import DraftHeading, DraftSection
from assembler.importing.pdf.read_pdf import read_pdf
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import document
from tests.support.typed_pdf import at, lines, typed_pdf


def test_an_emphasized_first_line_of_a_sentence_is_not_a_heading() -> None:
    lines = [
        TextBlock(SourcePlace(0, 30), (TextRun("3. The release stated in relevant part:"),)),
        TextBlock(SourcePlace(0, 31), (TextRun("The shop had pursued the making of", bold=True),), align="center"),
        TextBlock(SourcePlace(0, 32), (TextRun("strings", bold=True), TextRun(" with great care.")), indent=60.0),
        TextBlock(
            SourcePlace(0, 33), (TextRun("“"), TextRun("Our priority remains the mill in", bold=True)), indent=60.0
        ),
        TextBlock(SourcePlace(0, 34), (TextRun("Tennessee. We are half-way", bold=True),), align="center"),
        TextBlock(SourcePlace(0, 35), (TextRun("through", bold=True), TextRun(",” she said.")), indent=60.0),
    ]
    (section,) = [part for part in sections(lines) if part.body]
    assert not [entry for entry in section.body if isinstance(entry, DraftHeading)]
    assert section.body[-1].text == (
        "The release stated in relevant part:\n\n"
        "> **The shop had pursued the making of** **strings** with great care.\n>\n"
        "> “**Our priority remains the mill in** **Tennessee. We are half-way** **through**,” she said."
    )


def sections(lines: list[TextBlock]) -> list[DraftSection]:
    blocks = [*document("").blocks, *lines]
    draft = recognize(ReadDocument(0, tuple(blocks)), catalog_of(root=None))
    return [part for part in draft.parts if isinstance(part, DraftSection)]


def quoted(words: str, line: int = 32, indent: float = 72.0, first_line: float = 0.0) -> TextBlock:
    return TextBlock(SourcePlace(0, line), (TextRun(words),), indent=indent, first_line=first_line)


def test_a_quotation_right_below_a_heading_stays_a_quotation_with_its_paragraphs() -> None:
    heading = TextBlock(SourcePlace(0, 31), (TextRun("THE PROMISE"),), align="center")
    numbered = TextBlock(SourcePlace(0, 34), (TextRun("3. So the letter reads."),))
    lines = [heading, quoted("“The strings are long."), quoted("“They are strong.”", 33, first_line=36.0), numbered]
    section = sections(lines)[-1]
    assert [entry.text for entry in section.body] == [
        "> “The strings are long.\n>\n> “They are strong.”",
        "So the letter reads.",
    ]


def test_a_text_right_below_a_heading_is_not_a_quotation_without_an_indent_or_a_quotation_mark() -> None:
    heading = TextBlock(SourcePlace(0, 31), (TextRun("THE PROMISE"),), align="center")
    numbered = TextBlock(SourcePlace(0, 34), (TextRun("3. So the letter reads."),))
    for text in (quoted("“Strings” are sold by length.", indent=0.0), quoted("The strings are long.")):
        section = sections([heading, text, numbered])[-1]
        assert section.body[0].text == text.text


def test_a_quotation_whose_first_line_is_indented_further_is_a_quotation_if_it_begins_like_one() -> None:
    lines = [
        TextBlock(SourcePlace(0, 30), (TextRun("3. The letter says"),)),
        quoted("“The strings are long.”", first_line=36.0),
        TextBlock(SourcePlace(0, 34), (TextRun("4. So the letter reads."),)),
    ]
    assert sections(lines)[-1].body[-2].text == "The letter says\n\n> “The strings are long.”"


def test_the_lettered_items_of_a_quotation_stay_in_it() -> None:
    lines = [
        TextBlock(SourcePlace(0, 30), (TextRun("3. The code of the mill defines a tear:"),)),
        quoted("A tear of a string means:", 31),
        quoted("A. any cut that a buyer can see;", 32, indent=68.0),
        quoted("B. any knot.", 33, indent=68.0),
        TextBlock(SourcePlace(0, 34), (TextRun("4. So the code reads."),)),
    ]
    assert sections(lines)[-1].body[-2].text == (
        "The code of the mill defines a tear:\n\n> A tear of a string means:\n>\n"
        "> A. any cut that a buyer can see;\n>\n> B. any knot."
    )


def test_the_items_of_the_paragraph_below_a_complete_quotation_are_a_list() -> None:
    lines = [
        TextBlock(SourcePlace(0, 30), (TextRun("3. The mill said so, and did these:"),)),
        quoted("“The strings are long.”", 31),
        quoted("A. it cut them;", 32, indent=68.0),
        quoted("B. it tied them.", 33, indent=68.0),
        TextBlock(SourcePlace(0, 34), (TextRun("4. So the mill did."),)),
    ]
    assert sections(lines)[-1].body[-2].text.endswith("long.”\n\n- A. it cut them;\n- B. it tied them.")


@pytest.mark.parametrize(
    ("lead", "item", "count"),
    [
        ("The kite code, KCL 168.24j, requires that strings meet these conditions:", "(1) A string is dry.", 1),
        ("The kite code, KCL 168.24j, requires that strings meet these conditions:", "(1) dryness;", 0),
        ("The mill did these things:", "(1) A string was wet.", 0),
    ],
)
def test_a_list_of_sentences_below_words_about_a_law_is_a_doubt(lead: str, item: str, count: int) -> None:
    lines = [TextBlock(SourcePlace(0, 30), (TextRun(f"3. {lead}"),)), quoted(item, 31), quoted("(2) It is long.", 32)]
    draft = recognize(ReadDocument(0, (*document("").blocks, *lines)), catalog_of(root=None))
    assert sum("introduce a quotation or a law" in doubt.about for doubt in draft.doubts) == count


@pytest.mark.parametrize(("right_indent", "count"), [(36.0, 1), (0.0, 0)])
def test_paragraphs_indented_on_both_sides_with_first_lines_are_one_doubt(right_indent: float, count: int) -> None:
    heading = TextBlock(SourcePlace(0, 31), (TextRun("THE PROMISE"),), align="center")
    texts = [
        replace(quoted(f"The strings of mill {line} are long.", line, 36.0, 36.0), right_indent=right_indent)
        for line in (32, 33)
    ]
    draft = recognize(ReadDocument(0, (*document("").blocks, heading, *texts)), catalog_of(root=None))
    assert sum("is indented on both sides" in doubt.about for doubt in draft.doubts) == count


QUOTATION = [
    "“The seller shall look at each reel within nine days of tide.",
    "No string may be short. It shall note the load and the name of",
    "who saw the reel in the ledger of the pier. Time is of essence.",
    "Each party bears its own cost for the reels, and no others.”",
]
"""A quotation with sentences that end at the ends of its lines."""


@pytest.mark.parametrize("break_after", [1, 2, 3])
def test_a_quotation_that_continues_on_the_next_page_is_one_paragraph(tmp_path: Path, break_after: int) -> None:
    full = "The quick brown fox jumps over the lazy dog, and the dog does not care about it at all."
    text = [at(108, 72, "9."), at(144, 72, "The ledger says of the reels:"), *lines([full, full], 380)]
    first = [*text[:2], *lines(QUOTATION[:break_after], 96, 108, 14)]
    second = [*lines(QUOTATION[break_after:], 72, 108, 14), at(108, 144, "10."), at(144, 144, "The end."), *text[2:]]
    document = read_pdf(typed_pdf(tmp_path, first, second))
    texts = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    assert texts[:3] == ["9.\tThe ledger says of the reels:", " ".join(QUOTATION), "10.\tThe end."]
