"""Counsel on the first page of an imported complaint, and in its signature block."""

import pytest

from assembler.catalog import catalog_of
from assembler.importing.import_paper import draft_matter
from tests.importing.test_recognize import COMPLAINT, document_of

COUNSEL_ON_TOP = (
    "Pat Placeholder (0012345)\n\nSAMPLE LAW LLC\n\n1 Example Street\n\nAkron, OH 44308\n\nAttorney for Plaintiff\n\n"
)


@pytest.mark.parametrize(
    ("court", "key"),
    [("UNITED STATES DISTRICT COURT\n\nNORTHERN DISTRICT OF CALIFORNIA", "signature_only"), (None, None)],
)
def test_counsel_below_the_text_is_not_moved_to_the_first_page(court: str | None, key: str | None) -> None:
    ohio = "UNITED STATES DISTRICT COURT\n\nNORTHERN DISTRICT OF OHIO\n\nEASTERN DIVISION"
    text = COMPLAINT.replace(ohio, court) if court else COMPLAINT
    (attorney,) = draft_matter(document_of(text), "complaint.txt", catalog_of(None)).draft.caption.counsel.attorneys
    assert (key in attorney.values) is (key is not None)


def test_counsel_on_the_first_page_is_text_if_papers_in_the_court_do_not_name_counsel_there() -> None:
    paper = draft_matter(document_of(COUNSEL_ON_TOP + COMPLAINT.strip()), "complaint.txt", catalog_of(None))
    assert "SAMPLE LAW LLC" in paper.draft.caption.legends
    assert [office.values["name"] for office in paper.draft.caption.counsel.attorneys] == ["Pat Placeholder"]


def test_a_line_of_an_address_that_both_places_have_is_not_lost_if_another_line_differs() -> None:
    court = "UNITED STATES DISTRICT COURT\n\nNORTHERN DISTRICT OF CALIFORNIA"
    ohio = "UNITED STATES DISTRICT COURT\n\nNORTHERN DISTRICT OF OHIO\n\nEASTERN DIVISION"
    text = COUNSEL_ON_TOP + COMPLAINT.replace(ohio, court).replace("44308", "44309").strip()
    paper = draft_matter(document_of(text), "complaint.txt", catalog_of(None))
    assert "Akron, OH 44309" in paper.draft.closing.below
    assert any("the address of `SAMPLE LAW LLC` differs" in doubt.about for doubt in paper.draft.doubts)
    assert not paper.balance.lost
