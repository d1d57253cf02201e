"""A later complaint of one matter: its number and judge are printed, and its title counts the amendments."""

from assembler.plan.word_count import plan_texts
from tests.support.matters import build_plan

FILINGS = (
    "filings: [{paper: complaint, date: 2025-06-02}, {paper: complaint, id: second, date: 2025-07-02}, "
    "{paper: complaint, id: third, date: 2025-08-02}]"
)
NUMBERED = "number: 1:25-cv-00012\n"


def test_a_later_complaint_has_number_and_title_of_an_amendment() -> None:
    first, second, third = (build_plan(NUMBERED + FILINGS, paper=number) for number in range(3))
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


def titles(changes: str) -> list[tuple[str, bool]]:
    """Return the title of each complaint of the suit with *changes*, and whether its caption has the case number."""
    plans = [build_plan(NUMBERED + changes, paper=number) for number in range(changes.count("paper: complaint"))]
    return [(" ".join(paper_plan.caption.title), "00012" in paper_plan.caption.number) for paper_plan in plans]


def test_complaints_count_in_the_order_of_their_dates() -> None:
    changes = "filings: [{paper: complaint, id: later, date: 2025-07-02}, {paper: complaint, date: 2025-06-02}]"
    assert titles(changes) == [("FIRST AMENDED COMPLAINT", True), ("COMPLAINT", False)]


def test_a_complaint_that_is_only_in_the_docket_counts() -> None:
    filed = "complaint_filed: 2025-05-02\nfilings: [{paper: complaint, date: 2025-06-02}]\n"
    assert titles(filed) == [("FIRST AMENDED COMPLAINT", True)]
    amended = "events: [{event: amended complaint, by: [alpha], date: 2025-05-20}]\n"
    assert titles(filed + amended) == [("SECOND AMENDED COMPLAINT", True)]
    assert titles(filed.replace("2025-05-02", "2025-06-02")) == [("COMPLAINT", False)]


def test_an_amended_complaint_event_on_the_date_of_a_complaint_is_that_complaint() -> None:
    amended = "events: [{event: amended complaint, by: [alpha], date: 2025-07-02}]\n"
    changes = "filings: [{paper: complaint, date: 2025-06-02}, {paper: complaint, id: b, date: 2025-07-02}]"
    assert titles(amended + changes)[1] == ("FIRST AMENDED COMPLAINT", True)


def test_an_ordinal_in_a_typed_title_is_kept_and_the_next_title_counts_from_it() -> None:
    second = "{paper: complaint, date: 2025-06-02, title: Second Amended Complaint}"
    changes = f"filings: [{second}, {{paper: complaint, id: b, date: 2025-07-02}}]"
    assert titles(changes) == [("SECOND AMENDED COMPLAINT", True), ("THIRD AMENDED COMPLAINT", True)]


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
    first, second = (f"{{paper: complaint, id: {name}, date: 2025-{name[-2:]}-02}}" for name in ("c05", "c07"))

    assert "answers the Complaint of" in opening_sentence(f"filings: [{first}, {second}, {answer}]")
    later = answer.replace("06-20", "08-20")
    assert "answers the First Amended Complaint of" in opening_sentence(f"filings: [{first}, {second}, {later}]")
