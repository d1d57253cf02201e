"""A title that ends with a preposition goes on in the next line, and lines about counsel below it head no section."""

from assembler.catalog import catalog_of
from assembler.importing.draft import DraftSection
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import HEAD, document

COUNSEL = (
    "Sample Law, LLC",
    "Ann Sample, Esquire",
    "Attorney ID No.: 000000",
    "1 Sample Street",
    "Akron, OH 44301",
    "T: (330) 555-0100",
    "E: ann@sample.example",
    "Law Firm / Lawyer for Plaintiff",
)
"""Lines about counsel, centered below the title."""

HEAD_LINES = HEAD.splitlines()
TITLE_LINE = HEAD_LINES.index("COMPLAINT")


def draft_below(*middle: str) -> tuple[str, list[str], list[str]]:
    """Return the title, the headings and the attorneys of a paper with the centered lines *middle* below its title."""
    head = HEAD_LINES[:TITLE_LINE]
    centered = [
        TextBlock(SourcePlace(0, 50 + line), (TextRun(text),), align="center") for line, text in enumerate(middle)
    ]
    body = document("3. It rained on the kites.").blocks[TITLE_LINE + 1 :]
    draft = recognize(ReadDocument(0, (*document("", "\n".join(head)).blocks, *centered, *body)), catalog_of(root=None))
    headings = [part.heading.text for part in draft.parts if isinstance(part, DraftSection) and part.heading]
    attorneys = [str(office.values["name"]) for office in draft.caption.counsel.attorneys]
    return draft.caption.title, headings, attorneys


def test_the_line_below_a_title_that_ends_with_a_preposition_belongs_to_the_title() -> None:
    title, headings, attorneys = draft_below("Complaint", "and Related Claims Regarding", "The Song of Kites", *COUNSEL)
    assert title == "Complaint and Related Claims Regarding The Song of Kites"
    assert headings == ["FACTS"]
    assert attorneys == ["Ann Sample, Esquire"]


def test_an_unfinished_title_goes_on_without_lines_about_counsel_below_it() -> None:
    title, headings, _ = draft_below("Complaint", "and Related Claims Regarding", "The Song of Kites")
    assert title == "Complaint and Related Claims Regarding The Song of Kites"
    assert headings == ["FACTS"]


def test_counsel_below_a_whole_title_heads_no_section_but_a_heading_below_counsel_does() -> None:
    title, headings, attorneys = draft_below("Complaint", *COUNSEL, "Nature of the Dispute over Kites")
    assert title == "Complaint"
    assert headings == ["Nature of the Dispute over Kites", "FACTS"]
    assert attorneys == ["Ann Sample, Esquire"]
