"""Edges of rules that their own examples do not reach: what is near, but not the fault, and the fault beside others."""

import pytest

from assembler.rules import all_rules
from tests.support.rule_examples import COMPLAINT, alleged, codes, laid_over_minimal, only

AMOUNTS = """
claims:
  - cause: us-copyright-infringement
    against: [strings]
    elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
    amounts: [{amount: 90000}]
relief: ["award damages of at least $60,000", "award damages of $80,000"]
"""


def test_a_sum_in_the_prayer_is_compared_although_the_one_before_it_is_open() -> None:
    assert "CLM016" in codes(AMOUNTS + COMPLAINT)


def test_a_matter_without_a_complaint_has_no_prayer_to_compare() -> None:
    assert "CLM016" not in codes(AMOUNTS)


@pytest.mark.parametrize(
    ("first", "second", "contrary"),
    [
        ("notice_of_voluntary_dismissal", "notice_of_voluntary_dismissal", True),
        ("motion_for_voluntary_dismissal", "notice_of_voluntary_dismissal", False),
        ("motion_for_voluntary_dismissal", "motion_for_voluntary_dismissal", False),
    ],
)
def test_only_papers_that_dismiss_by_themselves_contradict_each_other(
    first: str,
    second: str,
    contrary: bool,  # noqa: FBT001
) -> None:
    papers = [
        f"{{paper: {paper}, id: {name}, date: 2025-06-02, dismisses: all, prejudice: {prejudice}}}"
        for paper, name, prejudice in ((first, "one", "with"), (second, "two", "without"))
    ]
    assert ("DIS047" in codes(f"filings: [{', '.join(papers)}]\n")) is contrary


ALIENS = """
parties:
  kites: {kind: individual, subject_of: Chile, formed_in: none, principal_place: none}
  %s: {name: Ann Example, role: %s, kind: individual, citizenship: Oregon, counsel: [placeholder]}
  strings: {kind: individual, subject_of: Peru, formed_in: none, principal_place: none}
jurisdiction: [diversity]
amount: 100000
"""


@pytest.mark.parametrize("role", ["plaintiff", "defendant"])
def test_aliens_on_both_sides_are_seen_beside_a_citizen_on_one(role: str) -> None:
    assert "JUR013" in codes(ALIENS % ("ann", role) + COMPLAINT)


def test_a_plaintiff_without_counsel_cannot_sign_a_stipulation() -> None:
    stipulation = "filings: [{paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"
    assert "DIS021" in codes(f"parties: {{kites: {{counsel: none}}}}\n{stipulation}")


def test_two_plaintiffs_may_end_their_claims_in_contrary_ways_on_one_day() -> None:
    another = "parties: {ann: {name: Ann Example, role: plaintiff, kind: individual, counsel: [placeholder]}}\n"
    papers = [
        f"{{paper: notice_of_voluntary_dismissal, id: {by}, date: 2025-06-02, dismisses: "
        f"[{{parties: all, by: [{by}], prejudice: {prejudice}}}]}}"
        for by, prejudice in (("kites", "with"), ("ann", "without"))
    ]
    assert "DIS047" not in codes(f"{another}filings: [{', '.join(papers)}]\n")


def test_a_title_may_name_the_party_by_what_its_side_is_called() -> None:
    titled = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, title: %s}]\n"
    sides = "sides: {plaintiff: petitioner, defendant: respondent}\n"
    assert "CAP005" in codes(titled % "Petitioner's Notice")
    assert "CAP005" not in codes(sides + titled % "Petitioner's Notice")


def test_what_is_wrong_twice_in_one_paragraph_is_reported_once() -> None:
    notice = "{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, paragraphs: "
    twice = "Sample Kites withdraws this notice. Sample Kites withdraws the notice."
    findings = laid_over_minimal(f"filings: [{notice}[{twice}]}}]\n")
    assert [finding.code for finding in findings].count("DIS035") == 1


def test_a_text_contradicts_a_party_by_its_short_name_alone() -> None:
    called = "parties: {strings: {called: Strings}}\n"
    assert "PTY007" in codes(called + alleged("Strings is a Texas corporation."))
    assert "PTY007" not in codes(called + alleged("Strings is a Delaware corporation."))


@pytest.mark.parametrize(
    ("office", "days"),
    [
        ('address: [1 Example Street, "Albany, New York 12200"]', 13),
        ('address: [1 Example Street, "Newark, New Jersey 07100"]', 14),
        ("address: none", 13),
        ("{firm: ours, address: none}", 13),
    ],
)
def test_a_motion_that_is_mailed_from_another_state_is_served_a_day_earlier(office: str, days: int) -> None:
    late = all_rules()["FMT010"].bad[0]
    firm = 'firms: {ours: {name: Ours LLP, address: [1 Example Street, "Albany, New York 12200"]}}'
    counsel = office if office.startswith("{") else f"{{{office}}}"
    message = only("FMT010", f"{late}\n{firm}\ncounsel: {{placeholder: {counsel}}}\n").message
    assert f"must be served 8 days before its hearing, {days} by mail" in message


def test_an_answer_in_default_is_seen_whatever_the_order_in_which_the_events_are_listed() -> None:
    listed = [
        "{event: answer, by: [strings], date: 2025-05-20}",
        "{event: default set aside, by: [strings], date: 2025-05-15}",
        "{event: default, by: [strings], date: 2025-05-10}",
    ]
    assert "DIS046" in codes(f"events: [{listed[0]}, {listed[2]}]")
    assert "DIS046" not in codes(f"events: [{', '.join(listed)}]")


GONE = """
parties:
  twine: {name: Twine Works LLC, called: Twine, role: defendant, kind: limited liability company,
    terminated: {date: 2025-05-01}}
filings:
"""


def test_a_party_that_has_left_is_named_in_full_by_the_paper_that_speaks_of_it() -> None:
    dismissal = "dismisses: strings, prejudice: without"
    first = f"  - {{paper: notice_of_voluntary_dismissal, id: first, date: 2025-06-01, {dismissal}}}\n"
    second = first.replace("first", "second").replace("without", "without, paragraphs: [Twine left in May.]")
    assert only("PTY005", GONE + first + second).message.startswith("`second` uses the short name `Twine`")


def test_a_complaint_without_a_prayer_is_seen_behind_one_with_a_prayer_in_own_words() -> None:
    filings = """# relief:
filings:
  - {paper: complaint, date: 2025-06-02, words: {prayer: "WHEREFORE, Sample Kites asks for judgment."}}
  - {paper: complaint, id: second, date: 2025-06-03}
"""
    assert only("CLM002", filings).message.startswith("`second` demands no relief")


MINNESOTA = """
court: mndist
county: Hennepin
division: none
number: none
jurisdiction: none
parties: {strings: {principal_place: "Minneapolis, Minnesota"}}
"""


def test_a_demand_that_needs_the_leave_of_the_court_is_taken_out_and_moved_for() -> None:
    finding = only("FMT003", f"{MINNESOTA}{COMPLAINT}relief: [award damages, award punitive damages]\n")
    assert finding.message.startswith("`mndist` requires of a complaint: no demand for punitive damages")
    assert "take the demand out of `relief:`, and move for leave" in finding.fix


def test_nobody_is_told_to_answer_for_law_that_was_not_read_where_a_judgment_closes_the_paper_anyway() -> None:
    unread = all_rules()["DIS027"].bad[0]
    assert "add `relies_on:`" in only("DIS027", unread).fix
    closed = f"{unread}\nevents: [{{event: judgment, date: 2025-05-20}}]\n"
    assert only("DIS027", closed).fix == "file another paper, because this paper is closed"


def test_who_writes_that_the_court_keeps_jurisdiction_reads_why_the_paper_cannot_say_so() -> None:
    paper = (
        "{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, paragraphs: %s}"
    )
    sentence = "[The Court retains jurisdiction to enforce the settlement.]"
    assert "the court keeps jurisdiction only by an order" in only("DIS035", f"filings: [{paper % sentence}]\n").message


def test_two_counts_of_one_title_are_reported_by_their_numbers() -> None:
    counts = [
        f"{{title: {title}, law: WA, against: [strings], paragraphs: [It took her kites.]}}"
        for title in ("Trespass", "Conversion", "Nuisance", "Conversion")
    ]
    message = only("CLM019", f"claims: [{', '.join(counts)}]\n{COMPLAINT}").message
    assert message == "counts 2 and 4 are both `Conversion`, against the same parties"
