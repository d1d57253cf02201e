"""A later complaint of one matter: its number and judge are printed, and its title counts the amendments."""

from tests.matters import plan

FILINGS = (
    "filings: [{paper: complaint, date: 2025-06-02}, {paper: complaint, id: second, date: 2025-07-02}, "
    "{paper: complaint, id: third, date: 2025-08-02}]"
)
NUMBERED = "number: 1:25-cv-00012\n"


def test_a_later_complaint_has_number_and_title_of_an_amendment() -> None:
    first, second, third = (plan(NUMBERED + FILINGS, paper=number) for number in range(3))
    assert "1:25-cv-00012" not in first.caption.number
    assert "1:25-cv-00012" in second.caption.number.replace("\N{NON-BREAKING HYPHEN}", "-")
    assert [made.caption.title[0] for made in (first, second, third)] == [
        "COMPLAINT",
        "FIRST AMENDED COMPLAINT",
        "SECOND AMENDED COMPLAINT",
    ]


def test_a_petition_is_amended_as_its_court_calls_it() -> None:
    texas = "court: txdist\ncounty: Travis\ndistrict: 53rd\njurisdiction: none\namount: none\n"
    title = plan(texas + FILINGS, paper=1).caption.title[0]
    assert "FIRST AMENDED PETITION" in title
    assert "ORIGINAL" not in title
