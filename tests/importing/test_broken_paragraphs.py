"""A paragraph of a Word file that breaks off where a page ends is one paragraph."""

from dataclasses import replace

import pytest

from assembler.catalog import catalog_of
from assembler.importing.broken_paragraphs import whole_paragraphs
from assembler.importing.draft import Doubt, DraftCount, DraftHeading, DraftSection
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun, text_blocks
from assembler.importing.recognize import recognize
from assembler.importing.zones.outline_levels import top_outline
from tests.importing.test_body import HEAD, document

LONG = "The kites of the plaintiff flew above the roofs of the whole town"


def joined(*texts: str, indent: float = 0) -> tuple[list[str], list[Doubt]]:
    """Return the texts below the caption and the doubts; the second of *texts* has the *indent*."""
    blocks = list(text_blocks(document("\n".join(texts)).blocks))
    index = len(HEAD.splitlines()) + 1
    blocks[index] = replace(blocks[index], indent=indent)
    whole, doubts = whole_paragraphs(blocks)
    return [block.text for block in text_blocks(whole)][index - 1 :], doubts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"3. {LONG}", "until evening."),
        (f"3. {LONG} and the", "Confirmation of the seller."),
        (f"3. {LONG} (in dedicated strings,", "DMARC and ropes)."),
        (f"3. {LONG} of the Imaginary", "Strings, as agreed."),
        (f"3. {LONG}: (1) in May;", "(2) in June; and (3) in July."),
    ],
)
def test_a_text_that_continues_a_sentence_is_joined(before: str, after: str) -> None:
    extra = "4. It sued Imaginary Strings, Inc."  # the name shows that the words belong together
    texts, doubts = joined(before, after, extra)
    assert texts == [f"{before} {after}", extra]
    assert doubts == []


def test_a_title_with_a_number_does_not_continue_below() -> None:
    blocks = list(text_blocks(document("1. Breach of the\nContract was certain.").blocks))
    blocks[-2] = replace(blocks[-2], runs=(TextRun(blocks[-2].text, bold=True),))
    assert whole_paragraphs(blocks)[0] == tuple(blocks)


def test_a_hyphen_at_the_end_of_a_page_gets_no_space() -> None:
    texts, _ = joined(f"3. {LONG} for the claims-", "process administration.")
    assert texts == [f"3. {LONG} for the claims-process administration."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"3. {LONG}.", "(2) in June."),
        (f"3. {LONG}:", "the first kite."),
        (f"3. {LONG}; and", "the ropes were short."),
        ("The kites", "the ropes were short."),
        (f"3. {LONG}", "b. the ropes were short"),
    ],
)
def test_other_texts_are_not_joined(before: str, after: str) -> None:
    assert joined(before, after)[0] == [before, after]


def test_a_quotation_that_is_indented_more_is_not_joined() -> None:
    assert joined(f"3. {LONG} and", "the strings were short.", indent=36)[0] == [
        f"3. {LONG} and",
        "the strings were short.",
    ]


def test_a_text_that_may_continue_the_paragraph_above_it_is_a_doubt() -> None:
    texts, (doubt,) = joined(f"3. {LONG}", "Nobody held their strings.", "4. They fell.")
    assert len(texts) == 3
    assert "may continue the paragraph above it" in doubt.about
    assert joined(f"3. {LONG}.", "Nobody held their strings.", "4. They fell.")[1] == []


def heading(text: str, level: int, line: int) -> TextBlock:
    return TextBlock(SourcePlace(0, line), (TextRun(text, bold=True),), outline_level=level, align="center")


def test_headings_of_one_outline_level_are_sections_even_after_the_counts() -> None:
    styles = {"THE PARTIES": 2, "The kites": 3, "THE STORY": 2, "COUNT I": 2, "WAIVER OF CLAIMS": 2}
    text = (
        "THE PARTIES\n3. One sells kites.\nThe kites\n4. They are red.\nTHE STORY\n5. They fell.\nCOUNT I\n"
        "Breach of Contract\n6. Strings repeats nothing.\nWAIVER OF CLAIMS\n7. Nobody waived a claim.\n"
        "PRAYER FOR RELIEF\nWHEREFORE, Plaintiff demands damages."
    )
    blocks = tuple(
        heading(block.text, styles[block.text], block.place.line) if block.text in styles else block
        for block in text_blocks(document(text, HEAD.replace("FACTS\n", "")).blocks)
    )
    parts = recognize(ReadDocument(0, blocks), catalog_of(None)).parts
    sections = [part.heading.text for part in parts if isinstance(part, DraftSection) and part.heading]
    assert sections == ["THE PARTIES", "THE STORY", "WAIVER OF CLAIMS"]
    (count,) = [part for part in parts if isinstance(part, DraftCount)]
    assert not [entry for entry in count.body if isinstance(entry, DraftHeading)]


def test_styled_headings_below_an_unstyled_heading_keep_their_level() -> None:
    lines = ["THE PARTIES", "The kites", "The strings"]
    first, *styled = (heading(text, 0 if text == lines[0] else 2, line) for line, text in enumerate(lines, 1))
    assert top_outline([first, *styled]) == 1
    assert top_outline(styled) == 2


def test_the_court_on_one_long_line_is_divided_as_courts_divide_their_names() -> None:
    line = "IN THE UNITED STATES DISTRICT COURT FOR THE WESTERN DISTRICT OF TEXAS AUSTIN DIVISION"
    head = HEAD.replace("UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO", line)
    draft = recognize(document("3. It sued.", head), catalog_of(None))
    assert draft.caption.court_lines == (
        "IN THE UNITED STATES DISTRICT COURT",
        "FOR THE WESTERN DISTRICT OF TEXAS",
        "AUSTIN DIVISION",
    )
