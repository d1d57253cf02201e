"""Lines of signs in the head of a paper: they are neither headings nor text, and are listed as set aside."""

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft, DraftSection
from assembler.importing.expressed import CAPTION_RULE, DIVIDER, Expressed
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import document


def draft_with(divider: TextBlock) -> Draft:
    """Return the draft of a paper with *divider* above its opening words."""
    lines = document("").blocks
    index = next(index for index, block in enumerate(lines) if isinstance(block, TextBlock) and "alleges" in block.text)
    return recognize(ReadDocument(0, (*lines[:index], divider, *lines[index:])), catalog_of(root=None))


def test_a_bold_rule_that_ends_the_caption_is_not_a_heading() -> None:
    rule = TextBlock(SourcePlace(0, 99), (TextRun(f"{'-' * 60}x", bold=True),))
    draft = draft_with(rule)
    assert [part.heading.text for part in draft.parts if isinstance(part, DraftSection) and part.heading] == ["FACTS"]
    assert draft.lead.startswith("Plaintiff Sample Kites LLC")
    assert rule.text in {entry.text for entry in draft.set_aside if entry.kind == CAPTION_RULE}


def test_a_line_of_asterisks_above_the_opening_words_is_listed_as_set_aside() -> None:
    divider = TextBlock(SourcePlace(0, 99), (TextRun("*** *** ***"),), align="center")
    draft = draft_with(divider)
    assert Expressed(DIVIDER, divider.text, divider.place) in draft.set_aside
    assert draft.lead.startswith("Plaintiff Sample Kites LLC")
