"""Emphasized lines of a quotation are part of it, and no headings, though a full line looks centered."""

from assembler.catalog import catalog_of
from assembler.importing.draft import DraftHeading, DraftSection
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import document


def test_an_emphasized_first_line_of_a_sentence_is_no_heading() -> None:
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
