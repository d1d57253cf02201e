"""Exhibits filed with an amended complaint, and complaints that leave made effective without another filing."""

from pathlib import Path

import pytest
from PIL import Image

from assembler.pipeline import examine_matter
from assembler.plan.plan import Plan
from assembler.results import Options
from tests.support.plan_words import words_of_body
from tests.support.runs import check, write_file

pytestmark = pytest.mark.usefixtures("first")

MOTION = """\
  add:
    - paper: motion_for_leave_to_amend
      date: 2026-01-12
      grounds: [The amendment drops a request.]
"""

EXHIBITS = """\
extends: first.yaml
exhibits:
  old: {title: The Order, file: it.png}
facts:
  change: {the_facts: {paragraphs: {add: [{id: ordered, text: The order is in writing., exhibit: [old]}]}}}
"""

EXTRA_EXHIBIT = """\
extends: with_exhibit.yaml
exhibits: {new: {title: The Ticket, file: new.png}}
facts:
  change: {the_facts: {paragraphs: {add: [{id: ticket, text: The scale printed a ticket., exhibit: [new]}]}}}
filings:
  change: {complaint: {date: 2026-01-12, PROPOSED amends: {file: with_exhibit.yaml}}}
"""

FEDERAL = "court: mdd\ncounty: none\ndivision: Northern\nnumber: 1:25-cv-00000\ncomplaint_filed: 2025-11-03\n"

STATE = "complaint_filed: 2025-11-03\nnumber: 25-2-00000-0 SEA\n"


def messages(file: Path, *codes: str) -> list[str]:
    """Return the messages of the findings of *codes* on the matter in *file*."""
    return [finding["message"] for finding in check(file).findings if finding["code"] in codes]


def second_complaint(court: str, papers: str = "", *, is_proposed: bool = False) -> Path:
    """Write an amended complaint in *court* with an old and a new exhibit, and *papers*; return the matter's file."""
    for name, gray in (("it.png", 200), ("new.png", 100)):
        Image.new("L", (850, 1100), gray).save(name)
    write_file(Path.cwd(), EXHIBITS, "with_exhibit.yaml")
    amendment = EXTRA_EXHIBIT.replace("PROPOSED", "proposed: true," if is_proposed else "")
    return write_file(Path.cwd(), court + amendment + papers, "second.yaml")


def motion_in(court: str, choice: str = "") -> Plan:
    """Return the plan of a motion in *court* for leave to file a complaint with an old and a new exhibit."""
    motion = MOTION + (f"      pleading_exhibits: {choice}\n" if choice else "")
    plans = examine_matter(second_complaint(court, motion, is_proposed=True), Options(draft=True)).plans
    return next(plan for plan in plans if "motion" in plan.id)


def labels_and_titles(plan: Plan) -> list[tuple[str, str]]:
    """Return the label and the title of each exhibit of *plan*, in order."""
    exhibits = plan.attachment.exhibits if plan.attachment else ()
    return [(exhibit.label, exhibit.title) for exhibit in exhibits]


@pytest.mark.slow
def test_the_exhibits_of_a_proposed_complaint_follow_it_with_their_own_labels() -> None:
    motion = motion_in(STATE)
    assert labels_and_titles(motion) == [
        ("1", "[Proposed] First Amended Complaint"),
        ("A", "The Order"),
        ("B", "The Ticket"),
    ]
    assert "Exhibits A and B to the proposed First Amended Complaint are attached after Exhibit 1." in words_of_body(
        motion
    )


@pytest.mark.slow
def test_only_new_exhibits_are_attached_where_the_court_requires_no_others() -> None:
    motion = motion_in(FEDERAL)
    assert [label for label, _ in labels_and_titles(motion)] == ["1", "B", "2"]
    text = words_of_body(motion)
    assert "Exhibit B to the proposed First Amended Complaint is attached after Exhibit 1." in text
    assert "The exhibits that were attached to the Complaint are not attached again." in text


def test_a_notice_that_attaches_a_complaint_filed_of_course_says_nothing_of_its_exhibits() -> None:
    notice = "  add: [{paper: notice_of_amended_complaint, date: 2026-01-12, attaches: [proposed pleading]}]\n"
    _, plan = examine_matter(second_complaint(STATE, notice), Options(draft=True)).plans
    assert labels_and_titles(plan) == [("1", "First Amended Complaint")]
    assert words_of_body(plan) == (
        "Plaintiff Example Cider LLC files the First Amended Complaint under CR 15(a) as a matter of course. "
        "The First Amended Complaint is attached as Exhibit 1."
    )


@pytest.mark.slow
def test_a_motion_says_that_it_leaves_out_the_exhibits() -> None:
    motion = motion_in(STATE, "omitted")
    assert [label for label, _ in labels_and_titles(motion)] == ["1"]
    assert "The exhibits to the proposed First Amended Complaint are omitted." in words_of_body(motion)


@pytest.mark.slow
def test_exhibits_that_are_left_out_against_the_courts_rule_are_reported() -> None:
    omitted = MOTION + "      pleading_exhibits: omitted\n"
    (message,) = messages(second_complaint(FEDERAL, omitted, is_proposed=True), "FMT026")
    assert message.endswith(
        "leaves out new exhibits that the court wants with the proposed complaint: Exhibit B (The Ticket)"
    )
    assert messages(second_complaint(STATE, omitted, is_proposed=True), "FMT026") == []
    assert messages(second_complaint(FEDERAL, MOTION, is_proposed=True), "FMT026") == []


@pytest.mark.slow
def test_old_exhibits_are_not_filed_again_where_the_court_requires_only_new_ones() -> None:
    federal_matter = second_complaint(FEDERAL)
    (message,) = messages(federal_matter, "MAT017")
    assert message.endswith("Exhibit A (The Order)")
    (complaint,) = examine_matter(federal_matter, Options(draft=True)).plans
    assert labels_and_titles(complaint) == [("B", "The Ticket")]

    state_matter = second_complaint(STATE)
    assert messages(state_matter, "MAT017") == []
    (complaint,) = examine_matter(state_matter, Options(draft=True)).plans
    assert [label for label, _ in labels_and_titles(complaint)] == ["A", "B"]


@pytest.mark.slow
def test_a_complaint_that_took_effect_by_leave_is_not_filed_again() -> None:
    leave = "docket_read: 2026-01-12\nevents: [{event: leave to amend, date: 2026-01-09}]\n"
    notice = "  add: [{paper: notice_of_amended_complaint, date: 2026-01-12}]\n"
    (message,) = messages(second_complaint(FEDERAL + leave, notice), "FMT028", "MAT017")
    assert "is filed after leave was given on" in message
    assert messages(second_complaint(STATE + leave, notice), "FMT028") == []


@pytest.mark.slow
def test_exhibits_not_attached_again_are_cited_to_the_earlier_complaint() -> None:
    second_complaint(FEDERAL)
    third = f"""\
extends: second.yaml
relief: {{drop: [award prejudgment interest and costs]}}
filings:
  change: {{complaint: {{date: 2026-03-02, proposed: true, amends: {{file: second.yaml}}}}}}
{MOTION.replace("2026-01-12", "2026-03-02")}"""
    plans = examine_matter(write_file(Path.cwd(), third, "third.yaml"), Options(draft=True)).plans
    motion = next(plan for plan in plans if "motion" in plan.id)
    assert (
        "not attached again: Exhibit A (attached to the Complaint) and Exhibit B (attached to the First Amended "
        "Complaint)." in words_of_body(motion)
    )
