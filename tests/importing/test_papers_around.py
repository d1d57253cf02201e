"""Other papers before and after a complaint in a file without pages are set aside."""

import pytest

from assembler.importing.papers_around import without_papers_around
from assembler.importing.read_document import ReadDocument, TextBlock
from tests.importing.test_recognize import COMPLAINT, document_of

COVER_SHEET = """
CASE INFORMATION COVER SHEET

CASE TITLE: Sample Kites LLC v. Imaginary Strings, Inc.

10. ATTORNEY OR PARTY SIGNING COVER SHEET:

Pat Placeholder
"""

SUMMONS = """
SUPERIOR COURT OF IMAGINARY COUNTY

SAMPLE KITES LLC,

Plaintiff,

v.

IMAGINARY STRINGS, INC.,

Defendant.

SUMMONS

You must answer the complaint.
"""

LETTER = """
Dear Clerk:

Here is our complaint.
"""


def document_in(text: str) -> ReadDocument:
    return without_papers_around(document_of(text))


def texts(document: ReadDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def test_a_complaint_alone_in_its_file_is_left_as_it_is() -> None:
    assert document_in(COMPLAINT) == document_of(COMPLAINT)


@pytest.mark.parametrize("papers", [COVER_SHEET, SUMMONS, LETTER, f"{COVER_SHEET}{SUMMONS}"])
def test_a_form_a_letter_or_a_summons_before_the_complaint_is_set_aside_with_a_remark(papers: str) -> None:
    document = document_in(f"{papers}\n{COMPLAINT}")
    assert texts(document) == texts(document_of(COMPLAINT))
    assert {aside.kind for aside in document.set_aside} == {"another paper"}
    assert len(document.remarks) == 1


def test_a_paper_with_its_own_caption_after_the_signatures_is_set_aside() -> None:
    assert texts(document_in(f"{COMPLAINT}\n{SUMMONS}")) == texts(document_of(COMPLAINT))


def test_counsel_above_the_court_belongs_to_the_complaint() -> None:
    text = f"Pat Placeholder (12345)\n\nSample & Placeholder LLP\n\nAttorneys for Plaintiff\n\n{COMPLAINT}"
    assert document_in(text) == document_of(text)


def test_a_file_without_a_complaint_is_left_as_it_is() -> None:
    assert document_in(f"{COVER_SHEET}{SUMMONS}") == document_of(f"{COVER_SHEET}{SUMMONS}")
