"""A later complaint of one matter: its number and judge are printed, and its title counts the amendments."""

from assembler.plan.word_count import plan_texts
from tests.support.matters import build_plan

FILINGS = (
    "filings: [{paper: complaint, date: 2025-06-02}, {paper: complaint, id: second, date: 2025-07-02}, "
    "{paper: complaint, id: third, date: 2025-08-02}]"
)
NUMBERED = "number: 1:25-cv-00012\n"


def test_a_later_complaint_has_number_and_title_of_an_amendment() -> None:
    first, second, third = (build_plan(NUMBERED + FILINGS, paper=paper) for paper in range(3))
    assert "1:25-cv-00012" not in first.caption.number
    assert "1:25-cv-00012" in second.caption.number.replace("\N{NON-BREAKING HYPHEN}", "-")
    assert [paper_plan.caption.title[0] for paper_plan in (first, second, third)] == [
        "COMPLAINT",
        "FIRST AMENDED COMPLAINT",
        "SECOND AMENDED COMPLAINT",
    ]


def test_an_amended_petition_is_titled_as_its_court_requires() -> None:
    texas = "court: txdist\ncounty: Travis\ndistrict: 53rd\njurisdiction: none\namount: none\n"
    title = build_plan(texas + FILINGS, paper=1).caption.title[0]
    assert "FIRST AMENDED PETITION" in title
    assert "ORIGINAL" not in title


def titles(changes: str) -> list[str]:
    """Return the title of each complaint of the suit with *changes*.

    Only an amended complaint must have the case number in its caption.
    """
    plans = [build_plan(NUMBERED + changes, paper=paper) for paper in range(changes.count("paper: complaint"))]
    for plan in plans:
        assert ("00012" in plan.caption.number) is ("AMENDED" in plan.caption.title[0])
    return [" ".join(plan.caption.title) for plan in plans]


def test_complaints_count_in_the_order_of_their_dates() -> None:
    changes = "filings: [{paper: complaint, id: later, date: 2025-07-02}, {paper: complaint, date: 2025-06-02}]"
    assert titles(changes) == ["FIRST AMENDED COMPLAINT", "COMPLAINT"]


def test_a_complaint_that_is_only_in_the_docket_counts() -> None:
    complaint = "filings: [{paper: complaint, date: 2025-06-02}]\n"
    filed_before = f"complaint_filed: 2025-05-02\n{complaint}"
    assert titles(filed_before) == ["FIRST AMENDED COMPLAINT"]
    amendment = "events: [{event: amended complaint, by: [alpha], date: 2025-05-20}]\n"
    assert titles(filed_before + amendment) == ["SECOND AMENDED COMPLAINT"]
    assert titles(f"complaint_filed: 2025-06-02\n{complaint}") == ["COMPLAINT"]


def test_an_amended_complaint_event_on_the_date_of_a_complaint_is_that_complaint() -> None:
    amendment = "events: [{event: amended complaint, by: [alpha], date: 2025-07-02}]\n"
    changes = "filings: [{paper: complaint, date: 2025-06-02}, {paper: complaint, id: b, date: 2025-07-02}]"
    assert titles(amendment + changes) == ["COMPLAINT", "FIRST AMENDED COMPLAINT"]


def test_an_ordinal_in_a_typed_title_is_kept_and_the_next_title_counts_from_it() -> None:
    second = "{paper: complaint, date: 2025-06-02, title: Second Amended Complaint}"
    changes = f"filings: [{second}, {{paper: complaint, id: b, date: 2025-07-02}}]"
    assert titles(changes) == ["SECOND AMENDED COMPLAINT", "THIRD AMENDED COMPLAINT"]


def opening_sentence(changes: str) -> str:
    """Return the sentence above the sections of the last paper of the suit with *changes*."""
    return next(plan_texts(build_plan(NUMBERED + changes, paper=changes.count("paper: ") - 1)))


def test_the_opening_of_an_amended_complaint_names_it() -> None:
    assert "brings this action against" in opening_sentence("filings: [{paper: complaint, date: 2025-06-02}]")
    assert "brings this First Amended Complaint against" in opening_sentence(
        "complaint_filed: 2025-05-02\nfilings: [{paper: complaint, date: 2025-06-02}]"
    )
    assert "brings this Amended Complaint against" in opening_sentence(
        "filings: [{paper: complaint, title: Amended Complaint, date: 2025-06-02}]"
    )


def test_an_answer_answers_the_latest_complaint_before_it() -> None:
    answer = "{paper: answer, filed_by: beta, date: 2025-06-20, responses: [Denied.]}"
    first = "{paper: complaint, id: c05, date: 2025-05-02}"
    second = "{paper: complaint, id: c07, date: 2025-07-02}"

    assert "answers the Complaint of" in opening_sentence(f"filings: [{first}, {second}, {answer}]")
    later_answer = answer.replace("06-20", "08-20")
    filings = f"filings: [{first}, {second}, {later_answer}]"
    assert "answers the First Amended Complaint of" in opening_sentence(filings)
