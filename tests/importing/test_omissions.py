"""Lines of dots or asterisks, which show that words of a quotation were omitted, are kept where they stand."""

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import DraftSection
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from tests.importing.test_body import document


@pytest.mark.parametrize(
    ("line", "kept"), [("* * *", r"\* \* \*"), ("…", "…"), (". . . .", ". . . ."), ("[…]", "[…]"), ("...", "...")]
)
def test_a_line_that_shows_an_omission_is_kept_in_its_quotation_and_a_divider_as_text(line: str, kept: str) -> None:
    blocks = [
        *document("").blocks,
        TextBlock(SourcePlace(0, 30), (TextRun("3. The price list says:"),)),
        TextBlock(SourcePlace(0, 31), (TextRun("Strings are sold by the yard."),), indent=60.0),
        TextBlock(SourcePlace(0, 32), (TextRun(line),)),
        TextBlock(SourcePlace(0, 33), (TextRun("No string is returned."),), indent=60.0),
        TextBlock(SourcePlace(0, 34), (TextRun("**********"),)),
        TextBlock(SourcePlace(0, 35), (TextRun("WHEREFORE, Plaintiff asks for judgment."),)),
    ]
    draft = recognize(ReadDocument(0, tuple(blocks)), catalog_of(root=None))
    texts = [entry.text for part in draft.parts if isinstance(part, DraftSection) for entry in part.body]
    assert texts[-1] == (
        f"The price list says:\n\n> Strings are sold by the yard.\n>\n> {kept}\n>\n> No string is returned.\n\n"
        + r"\*" * 10
    )
