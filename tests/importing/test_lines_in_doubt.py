"""Lines that may be read wrong in silence are doubts: sentences at the edges of pages, and numbers out of order."""

from dataclasses import replace

import pytest

from assembler.catalog import catalog_of
from assembler.importing.import_paper import draft_matter
from assembler.importing.read_document import SetAside, SourcePlace
from tests.importing.test_recognize import COMPLAINT, document_of, imported


@pytest.mark.parametrize(
    ("text", "is_doubt"),
    [
        ("“The strings are too short for any wind.”", True),
        ("SUBJECT TO THE PROTECTIVE ORDER.", False),
        ("Case 5:25-cv-00000 Document 1 Page 2.", False),
        ("Complaint for Breach of Contract", False),
    ],
)
def test_a_sentence_at_the_edge_of_several_pages_is_a_doubt(text: str, is_doubt: bool) -> None:  # noqa: FBT001
    lines = tuple(SetAside("running head", text, SourcePlace(page, 1)) for page in (2, 3, 4))
    paper = draft_matter(replace(document_of(COMPLAINT), set_aside=lines), "complaint.txt", catalog_of(root=None))
    doubts = [doubt for doubt in paper.draft.doubts if "was set aside as a running line" in doubt.about]
    assert len(doubts) == is_doubt


@pytest.mark.parametrize(("sentence", "is_doubt"), [("They broke.", True), ("They say:", False)])
def test_a_number_out_of_order_below_a_complete_sentence_is_a_doubt(sentence: str, is_doubt: bool) -> None:  # noqa: FBT001
    nothing = "6. Imaginary Strings delivered nothing."
    paper = imported(
        COMPLAINT.replace(nothing, f"6. Strings came. {sentence}\n\n3. They were old.\n\n4. They were gray.")
    )
    doubts = [doubt.about for doubt in paper.draft.doubts if "below a complete sentence" in doubt.about]
    assert len(doubts) == is_doubt
    assert all(about.startswith("`3.`") for about in doubts)
