"""A third-party complaint, a cross-complaint or an answer that amends an earlier one."""

from pathlib import Path

import pytest

from assembler.pipeline import examine_matter
from assembler.plan.blocks import Words
from assembler.plan.plan import Plan
from assembler.results import Options
from tests.support.runs import FindingData, check, run_here, write_file

pytestmark = pytest.mark.usefixtures("first")

FIRST = """\
extends: first.yaml
complaint_filed: 2025-11-03
number: 25-2-00000-0 SEA
parties:
  invented_orchards: {further_roles: [third-party plaintiff]}
  pears: {name: Made-Up Pears LLC, called: Pears, role: third-party defendant, kind: limited liability company}
filings:
  - paper: third_party_complaint
    date: 2026-01-12
    filed_by: invented_orchards
    leave: 2026-01-05
    counts: [{title: Indemnity, against: pears, paragraphs: [Pears agreed to indemnify Invented Orchards.]}]
    asks_for: [award Invented Orchards its loss]
"""

CHANGE = "counts: [{title: Indemnity, against: pears, paragraphs: [Pears promised to pay the loss.]}]"


def amendment(change: str = CHANGE, *, amends: str = "{file: original.yaml}", leave: str = "leave: 2026-03-02,") -> str:
    keys = f"date: 2026-03-09, {leave} amends: {amends}, {change}"
    return f"extends: original.yaml\nfilings: {{change: {{third_party_complaint: {{{keys}}}}}}}\n"


def plan_in(name: str, text: str) -> Plan:
    """Write the matter *text* to the file *name*, and return the plan of its only paper."""
    (plan,) = examine_matter(write_file(Path.cwd(), text, name), Options(draft=True)).plans
    return plan


def findings_with(text: str, *codes: str) -> list[FindingData]:
    write_file(Path.cwd(), FIRST, "original.yaml")
    return [
        finding for finding in check(write_file(Path.cwd(), text, "second.yaml")).findings if finding["code"] in codes
    ]


def opening_words(plan: Plan) -> str:
    return "".join(run.text for run in plan.lead if isinstance(run, Words))


@pytest.mark.slow
def test_the_title_and_the_opening_sentence_have_the_ordinal() -> None:
    write_file(Path.cwd(), FIRST, "original.yaml")
    plan = plan_in("second.yaml", amendment())
    assert " ".join(plan.caption.title) == "FIRST AMENDED THIRD-PARTY COMPLAINT"
    assert "brings this First Amended Third-Party Complaint against" in opening_words(plan)
    third = amendment().replace("original.yaml", "second.yaml").replace("03-09", "04-06")
    assert "this Second Amended Third-Party Complaint" in opening_words(plan_in("third.yaml", third))


@pytest.mark.slow
def test_an_answer_that_amends_another_is_an_amended_answer() -> None:
    answer = "filings: [{paper: answer, filed_by: invented_orchards, date: 2026-01-12, responses: [It denies all.]}]\n"
    matter = FIRST[: FIRST.index("filings:")] + answer
    write_file(Path.cwd(), matter, "answered.yaml")
    amended = "date: 2026-02-02, amends: {file: answered.yaml}, responses: [It denies paragraph 1.]"
    plan = plan_in("again.yaml", f"extends: answered.yaml\nfilings: {{change: {{answer: {{{amended}}}}}}}\n")
    assert " ".join(plan.caption.title).endswith("FIRST AMENDED ANSWER")
    filing = examine_matter(Path("again.yaml"), Options(draft=True)).matter.filings[0]
    assert list(filing.filing_events()) == ["amended answer"]


def test_a_pleading_amends_a_pleading_of_the_same_type() -> None:
    (finding,) = findings_with(amendment(amends="{file: first.yaml, paper: complaint}"), "MAT013")
    assert finding["message"].startswith("`complaint` of first.yaml is not a third-party complaint")


@pytest.mark.slow
def test_a_pleading_that_changes_nothing_or_has_an_earlier_date_is_reported() -> None:
    same_counts = CHANGE.replace("promised to pay the loss", "agreed to indemnify Invented Orchards")
    (finding,) = findings_with(amendment(same_counts, leave=""), "MAT014", "MAT009")
    assert finding["code"] == "MAT014"
    (finding,) = findings_with(amendment(leave="leave: none,").replace("03-09", "01-09"), "MAT009")
    assert "dated 2026-01-09, amends `third_party_complaint` of original.yaml, dated 2026-01-12" in finding["message"]


@pytest.mark.slow
def test_a_note_says_that_the_program_does_not_decide_whether_a_third_party_complaint_may_be_amended() -> None:
    (finding,) = findings_with(amendment(leave="leave: none,"), "FMT030")
    assert finding["severity"] == "note"
    assert "cannot tell" in finding["message"]
    assert findings_with(amendment(), "FMT030") == []


@pytest.mark.slow
def test_the_marked_copy_compares_a_pleading_with_the_pleading_that_it_amends() -> None:
    write_file(Path.cwd(), FIRST, "original.yaml")
    write_file(Path.cwd(), amendment(), "second.yaml")
    run = run_here("redline", "--draft", "second.yaml")
    assert run.status == 0, run.out
    assert "promised to pay the loss" in run.out
