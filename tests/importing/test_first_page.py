"""Counsel on the first page of an imported complaint, and in its signature block."""

import pytest

from tests.importing.test_recognize import COMPLAINT, imported

OHIO = "UNITED STATES DISTRICT COURT\n\nNORTHERN DISTRICT OF OHIO\n\nEASTERN DIVISION"
CALIFORNIA = "UNITED STATES DISTRICT COURT\n\nNORTHERN DISTRICT OF CALIFORNIA"

COUNSEL_ON_TOP = (
    "Pat Placeholder (0012345)\n\nSAMPLE LAW LLC\n\n1 Example Street\n\nAkron, OH 44308\n\nAttorney for Plaintiff\n\n"
)


@pytest.mark.slow
@pytest.mark.parametrize(("court", "is_in_values"), [(CALIFORNIA, True), (OHIO, False)])
def test_counsel_below_the_text_is_not_moved_to_the_first_page(court: str, is_in_values: bool) -> None:  # noqa: FBT001
    (attorney,) = imported(COMPLAINT.replace(OHIO, court)).draft.caption.counsel.attorneys
    assert ("signature_only" in attorney.values) is is_in_values


@pytest.mark.slow
def test_counsel_on_the_first_page_becomes_text_if_the_court_does_not_name_counsel_there() -> None:
    paper = imported(COUNSEL_ON_TOP + COMPLAINT.strip())
    assert "SAMPLE LAW LLC" in paper.draft.caption.legends
    assert [office.values["name"] for office in paper.draft.caption.counsel.attorneys] == ["Pat Placeholder"]


@pytest.mark.slow
def test_an_address_line_on_both_pages_is_not_lost_if_another_line_of_the_address_differs() -> None:
    paper = imported(COUNSEL_ON_TOP + COMPLAINT.replace(OHIO, CALIFORNIA).replace("44308", "44309").strip())
    assert "Akron, OH 44309" in paper.draft.closing.below
    assert any("the address of `SAMPLE LAW LLC` differs" in doubt.about for doubt in paper.draft.doubts)
    assert not paper.balance.lost


def test_a_firms_offices_in_several_cities_are_not_differences_from_the_first_page() -> None:
    further = (
        "Lee Lorem (pro hac vice)\n\nSAMPLE LAW LLC\n\n2 Example Road\n\nSeattle, WA 98101\n\nAttorney for Plaintiff"
    )
    paper = imported(COUNSEL_ON_TOP + COMPLAINT.replace(OHIO, CALIFORNIA).strip() + f"\n\n{further}")
    assert not [doubt.about for doubt in paper.draft.doubts if doubt.about.startswith("the address of")]
    firms = [firm.values["address"] for firm in paper.draft.caption.counsel.firms]
    assert firms == [("1 Example Street", "Akron, OH 44308"), ("2 Example Road", "Seattle, WA 98101")]


@pytest.mark.slow
def test_short_lines_amid_those_on_counsel_below_the_parties_are_about_counsel() -> None:
    below = (
        "Pat Placeholder, SBN 200000\n\nLee Lorem*\n\nLOREM FOUNDATION OF UPPER\n\nAND LOWER AKRON\n\n"
        "1 Example Street\n\nAkron, OH 44308\n\n*pro hac vice forthcoming\n\nAttorneys for Plaintiff\n\n"
    )
    text = COMPLAINT.replace("COMPLAINT AND", f"{below}COMPLAINT AND", 1)
    head = imported(text).draft.caption
    assert [office.values["name"] for office in head.counsel.attorneys] == ["Pat Placeholder"]
    assert sorted(head.legends) == sorted(line for line in below.split("\n") if line)
