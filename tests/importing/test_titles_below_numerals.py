"""Headings of sections whose Roman numeral is alone on the line above the title, as on pleading paper."""

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import Draft, DraftHeading, DraftSection
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import document, draft_of, paragraph_numbers, relief


def centered(line: int, text: str, *, bold: bool) -> TextBlock:
    return TextBlock(SourcePlace(0, line), (TextRun(text, bold=bold),), align="center")


def all_headings(draft: Draft) -> list[tuple[str, str, int]]:
    sections = [part for part in draft.parts if isinstance(part, DraftSection)]
    entries = [entry for section in sections for entry in (section.heading, *section.body)]
    return [(entry.label, entry.text, entry.level) for entry in entries if isinstance(entry, DraftHeading)]


@pytest.mark.parametrize(
    ("title", "bold", "level"),
    [
        ("ALLEGATIONS COMMON TO ALL CLAIMS:", False, 1),
        ("ALLEGATIONS COMMON TO ALL CLAIMS", True, 1),
        ("Allegations Common to All Claims:", True, 2),  # below "FACTS", which is in capitals
    ],
)
def test_a_numeral_above_a_centered_title_with_a_colon_is_one_heading(title: str, bold: bool, level: int) -> None:  # noqa: FBT001
    first, second = document("3. It rained on the kites."), document("4. They were wet.")
    headings = (centered(20, "V.", bold=bold), centered(21, title, bold=bold))
    blocks = (*first.blocks, *headings, second.blocks[-1])
    draft = recognize(ReadDocument(0, blocks), catalog_of(root=None))
    assert all_headings(draft)[1:] == [("V.", title, level)]
    assert paragraph_numbers(draft) == [1, 2, 3, 4]


def test_a_line_with_a_colon_that_is_not_centered_is_not_a_title() -> None:
    draft = draft_of("3. It rained on:\nTHE KITES ON THE LAWN:\n4. They were wet.")
    assert all_headings(draft) == [("", "FACTS", 1)]


def test_a_centered_line_with_a_colon_above_items_of_the_prayer_is_a_part_of_the_prayer() -> None:
    read = document("PRAYER FOR RELIEF\nPlaintiff asks for judgment:\na. Damages;")
    below = document("b. Costs.").blocks[-1]
    blocks = (*read.blocks, centered(30, "ON THE SALE OF THE KITES:", bold=True), below)
    draft = recognize(ReadDocument(0, blocks), catalog_of(root=None))
    assert "ON THE SALE OF THE KITES:" in "\n".join(map(str, relief(draft).items))
