"""Edge cases that the examples of the rules do not reach: near misses, and several faults at once."""

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


def test_a_sum_in_the_prayer_is_compared_even_if_the_sum_before_it_is_open_ended() -> None:
    assert "CLM016" in codes(AMOUNTS + COMPLAINT)


def test_a_matter_without_a_complaint_has_no_prayer_to_compare() -> None:
    assert "CLM016" not in codes(AMOUNTS)


@pytest.mark.parametrize(
    ("first", "second", "is_reported"),
    [
        ("notice_of_voluntary_dismissal", "notice_of_voluntary_dismissal", True),
        ("motion_for_voluntary_dismissal", "notice_of_voluntary_dismissal", False),
        ("motion_for_voluntary_dismissal", "motion_for_voluntary_dismissal", False),
    ],
)
def test_only_papers_that_dismiss_without_an_order_contradict_each_other(
    first: str,
    second: str,
    is_reported: bool,  # noqa: FBT001
) -> None:
    first_paper = f"{{paper: {first}, id: one, date: 2025-06-02, dismisses: all, prejudice: with}}"
    second_paper = f"{{paper: {second}, id: two, date: 2025-06-02, dismisses: all, prejudice: without}}"
    assert ("DIS047" in codes(f"filings: [{first_paper}, {second_paper}]\n")) is is_reported


ALIENS = """
parties:
  kites: {kind: individual, subject_of: Chile, formed_in: none, principal_place: none}
  %s: {name: Ann Example, role: %s, kind: individual, citizenship: Oregon, counsel: [placeholder]}
  strings: {kind: individual, subject_of: Peru, formed_in: none, principal_place: none}
jurisdiction: [diversity]
amount: 100000
"""


@pytest.mark.parametrize("role", ["plaintiff", "defendant"])
def test_aliens_on_both_sides_are_reported_even_if_one_side_has_a_citizen(role: str) -> None:
    assert "JUR013" in codes(ALIENS % ("ann", role) + COMPLAINT)


def test_a_plaintiff_without_counsel_cannot_sign_a_stipulation() -> None:
    stipulation = "filings: [{paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"
    assert "DIS021" in codes(f"parties: {{kites: {{counsel: none}}}}\n{stipulation}")


def test_two_plaintiffs_may_dismiss_with_different_prejudice_on_the_same_day() -> None:
    second_plaintiff = (
        "parties: {ann: {name: Ann Example, role: plaintiff, kind: individual, counsel: [placeholder]}}\n"
    )
    papers = [
        f"{{paper: notice_of_voluntary_dismissal, id: {by}, date: 2025-06-02, dismisses: "
        f"[{{parties: all, by: [{by}], prejudice: {prejudice}}}]}}"
        for by, prejudice in (("kites", "with"), ("ann", "without"))
    ]
    assert "DIS047" not in codes(f"{second_plaintiff}filings: [{', '.join(papers)}]\n")


def test_a_title_may_name_a_party_by_the_name_of_its_side() -> None:
    notice = (
        "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all,"
        " title: Petitioner's Notice}]\n"
    )
    sides = "sides: {plaintiff: petitioner, defendant: respondent}\n"
    assert "CAP005" in codes(notice)
    assert "CAP005" not in codes(sides + notice)


def test_a_fault_that_occurs_twice_in_one_paragraph_is_reported_once() -> None:
    notice = "{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, paragraphs: "
    paragraph = "Sample Kites withdraws this notice. Sample Kites withdraws the notice."
    findings = laid_over_minimal(f"filings: [{notice}[{paragraph}]}}]\n")
    assert [finding.code for finding in findings].count("DIS035") == 1


def test_a_text_may_contradict_a_party_under_its_short_name() -> None:
    short_name = "parties: {strings: {called: Strings}}\n"
    assert "PTY007" in codes(short_name + alleged("Strings is a Texas corporation."))
    assert "PTY007" not in codes(short_name + alleged("Strings is a Delaware corporation."))


@pytest.mark.parametrize(
    ("counsel", "days"),
    [
        ('{address: [1 Example Street, "Albany, New York 12200"]}', 13),
        ('{address: [1 Example Street, "Newark, New Jersey 07100"]}', 14),
        ("{address: none}", 13),
        ("{firm: ours, address: none}", 13),
    ],
)
def test_a_motion_that_is_mailed_from_another_state_is_served_a_day_earlier(counsel: str, days: int) -> None:
    late_motion = all_rules()["FMT010"].bad[0]
    firm = 'firms: {ours: {name: Ours LLP, address: [1 Example Street, "Albany, New York 12200"]}}'
    message = only("FMT010", f"{late_motion}\n{firm}\ncounsel: {{placeholder: {counsel}}}\n").message
    assert f"must be served 8 days before its hearing, {days} by mail" in message


def test_an_answer_in_default_is_reported_in_whatever_order_the_events_are_listed() -> None:
    answer = "{event: answer, by: [strings], date: 2025-05-20}"
    set_aside = "{event: default set aside, by: [strings], date: 2025-05-15}"
    default = "{event: default, by: [strings], date: 2025-05-10}"
    assert "DIS046" in codes(f"events: [{answer}, {default}]")
    assert "DIS046" not in codes(f"events: [{answer}, {set_aside}, {default}]")


TERMINATED_PARTY = """
parties:
  twine: {name: Twine Works LLC, called: Twine, role: defendant, kind: limited liability company,
    terminated: {date: 2025-05-01}}
filings:
"""


def test_a_paper_names_a_terminated_party_in_full() -> None:
    dismissal = "dismisses: strings, prejudice: without"
    first = f"  - {{paper: notice_of_voluntary_dismissal, id: first, date: 2025-06-01, {dismissal}}}\n"
    second = first.replace("first", "second").replace("without", "without, paragraphs: [Twine left in May.]")
    assert only("PTY005", TERMINATED_PARTY + first + second).message.startswith("`second` uses the short name `Twine`")


def test_a_complaint_without_a_prayer_is_reported_after_one_with_its_own_prayer() -> None:
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


def test_the_remedy_for_a_demand_that_needs_leave_is_a_motion() -> None:
    finding = only("FMT003", f"{MINNESOTA}{COMPLAINT}relief: [award damages, award punitive damages]\n")
    assert finding.message.startswith("`mndist` requires of a complaint: no demand for punitive damages")
    assert "take the demand out of `relief:`, and move for leave" in finding.fix


def test_no_remedy_for_unread_law_is_offered_if_a_judgment_closes_the_paper() -> None:
    under_unread_law = all_rules()["DIS027"].bad[0]
    assert "add `relies_on:`" in only("DIS027", under_unread_law).fix
    after_judgment = f"{under_unread_law}\nevents: [{{event: judgment, date: 2025-05-20}}]\n"
    assert only("DIS027", after_judgment).fix == "file another paper, because this paper is closed"


def test_the_message_says_why_a_paper_cannot_keep_jurisdiction() -> None:
    paper = (
        "{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, paragraphs: %s}"
    )
    sentence = "[The Court retains jurisdiction to enforce the settlement.]"
    assert "the court keeps jurisdiction only by an order" in only("DIS035", f"filings: [{paper % sentence}]\n").message


def test_two_counts_with_the_same_title_are_reported_by_number() -> None:
    counts = [
        f"{{title: {title}, law: WA, against: [strings], paragraphs: [It took her kites.]}}"
        for title in ("Trespass", "Conversion", "Nuisance", "Conversion")
    ]
    message = only("CLM019", f"claims: [{', '.join(counts)}]\n{COMPLAINT}").message
    assert message == "counts 2 and 4 are both `Conversion`, against the same parties"
