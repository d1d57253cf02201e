"""Pleadings that make claims after the complaint: who may file them, against whom, and when leave is needed."""

from datetime import date
from pathlib import Path

import pytest

from assembler.findings.finding import MatterError
from assembler.law.amendment.leave import LaterClaim, why_leave_is_needed
from assembler.model.amendment import LeaveToPlead
from assembler.model.event import Event
from tests.support.matters import build_plan, catalog
from tests.support.places import TESTS
from tests.support.plan_text import plan_text
from tests.support.plan_words import words_of_body
from tests.support.runs import FindingData, check, write_file

CASE = TESTS / "cases/third_party_complaint/matter.yaml"


def impossible_claims(*changes: tuple[str, str]) -> list[FindingData]:
    """Return the findings that third-party claims with *changes* are impossible."""
    text = CASE.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    minimal = (TESTS / "support/minimal.yaml").read_text("utf-8")
    write_file(Path.cwd(), minimal, "minimal.yaml")
    matter = write_file(Path.cwd(), text.replace("../../support/minimal.yaml", "minimal.yaml"))
    return [finding for finding in check(matter).findings if finding["severity"] != "note"]


@pytest.mark.usefixtures("folder")
def test_the_sample_has_no_findings() -> None:
    assert impossible_claims() == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            [(", further_roles: [third-party plaintiff]", "")],
            "`strings` files `third_party_complaint`, but is not a third-party plaintiff",
        ),
        ([("role: third-party defendant", "role: defendant")], "who is not a third-party defendant"),
        ([("against: printer", "against: strings")], "`strings` pleads the count `Breach of Warranty` against itself"),
        ([("leave: 2025-05-28", "leave: 2025-06-28")], "before the leave to file it, given on 2025-06-28"),
        ([("    leave: 2025-05-28\n", "")], "the time without leave ended on 2025-04-15"),
    ],
)
def test_an_impossible_party_or_date_is_reported(changes: list[tuple[str, str]], message: str) -> None:
    assert any(message in finding["message"] for finding in impossible_claims(*changes))


THIRD_PARTY = """\
parties:
  beta: {further_roles: [third-party plaintiff]}
  gamma: {name: Gamma Twine LLC, called: Gamma, role: third-party defendant, kind: limited liability company}
"""


def test_a_complaint_says_who_a_third_party_defendant_is_only_in_the_users_own_paragraph() -> None:
    own_paragraph = THIRD_PARTY.replace("company}", "company, paragraph: Gamma Twine LLC is a spinner.}")
    assert "Gamma Twine LLC is" not in plan_text(build_plan(THIRD_PARTY))
    assert "Gamma Twine LLC is a spinner" in plan_text(build_plan(own_paragraph))


def claim(day: str, defendant: str, *events: dict[str, str]) -> LaterClaim:
    """Return a claim of beta, which alpha has sued, against *defendant* on *day*, in a case with *events*."""
    parsed_events = tuple(Event.model_validate(event) for event in events)
    filing_date = date.fromisoformat(day)
    return LaterClaim(filing_date, frozenset({"beta"}), frozenset({"alpha"}), frozenset({defendant}), parsed_events)


def leave_law_of(name: str, kind: str) -> LeaveToPlead:
    leave_law: LeaveToPlead = catalog().record("amendment", name).later_pleadings[kind]
    return leave_law


ANSWER = {"event": "answer", "by": "beta", "date": "2025-03-03"}
TRIAL = {"event": "trial set", "date": "2026-03-02"}


@pytest.mark.parametrize(
    ("record", "kind", "pleading", "expected"),
    [
        ("federal", "supplemental complaint", claim("2025-03-03", "alpha"), "in every case"),
        ("federal", "complaint in intervention", claim("2025-03-03", "alpha"), "in every case"),
        ("federal", "third-party complaint", claim("2025-03-17", "gamma", ANSWER), ""),
        ("federal", "third-party complaint", claim("2025-03-18", "gamma", ANSWER), "ended on 2025-03-17"),
        ("federal", "third-party complaint", claim("2025-03-18", "gamma"), ""),
        ("federal", "third-party complaint", claim("2025-03-18", "gamma", {**ANSWER, "by": "gamma"}), ""),
        ("california", "cross-complaint", claim("2025-03-03", "alpha", ANSWER), ""),
        ("california", "cross-complaint", claim("2025-03-04", "alpha", ANSWER), "ended on 2025-03-03"),
        ("california", "cross-complaint", claim("2025-03-04", "gamma", ANSWER), ""),
        ("california", "cross-complaint", claim("2025-03-04", "gamma", TRIAL), "lists the event `trial set`"),
        ("california", "cross-complaint", claim("2025-03-03", "alpha", TRIAL), ""),
    ],
)
def test_leave_is_needed_as_the_law_of_the_court_says(
    record: str, kind: str, pleading: LaterClaim, expected: str
) -> None:
    reason = why_leave_is_needed(leave_law_of(record, kind), pleading)
    assert expected in reason
    assert bool(reason) is bool(expected)


LATER_PLEADINGS = """\
parties:
  beta: {further_roles: [third-party plaintiff]}
  gamma: {name: Gamma Twine LLC, called: Gamma, role: third-party defendant, kind: limited liability company}
complaint_filed: 2025-03-03
filings:
  - paper: third_party_complaint
    date: 2025-06-02
    filed_by: beta
    leave: 2025-05-28
    allegations:
      - paragraphs: [Beta bought twine., {id: twine, text: Gamma sold the twine.}]
    counts:
      - {title: Indemnity, against: gamma, paragraphs: ["Gamma knew of the defect in the twine ([[twine]])."]}
  - {paper: supplemental_complaint, date: 2025-07-01, leave: 2025-06-30, allegations: [{paragraphs: [LATER]}]}
"""


def test_a_later_pleading_cites_its_own_paragraphs_and_those_of_another() -> None:
    changes = LATER_PLEADINGS.replace("LATER", '"Gamma sold more twine ([[third_party_complaint:twine]])."')
    assert "in the twine (paragraph 2)." in words_of_body(build_plan(changes, 0))
    assert "Third-Party Complaint ¶ 2" in words_of_body(build_plan(changes, 1))


def test_a_reference_to_a_paragraph_of_another_later_pleading_must_name_that_pleading() -> None:
    with pytest.raises(MatterError, match="`twine` has no number in `supplemental_complaint`"):
        build_plan(LATER_PLEADINGS.replace("LATER", '"Gamma sold more twine ([[twine]])."'))
