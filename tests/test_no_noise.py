"""What a good lawyer would wave away, and the program does not say."""

from pathlib import Path

import pytest

from assembler.findings.finding import Finding, Severity
from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.places import ROOT
from tests.rule_examples import COMPLAINT, alleged, codes

SAMPLES = [
    file
    for folder in ("matters", "tests/cases")
    for file in sorted((ROOT / folder).rglob("*.yaml"))
    if "\nfilings:" in file.read_text("utf-8")
]
"""All files that are matters, and not the part that several share."""


def heavy(file: Path) -> list[Finding]:
    """Return the errors and warnings of the matter at *file*."""
    findings = examine_matter(file, Options(root=ROOT)).findings
    return [finding for finding in findings if finding.severity is not Severity.NOTE]


def answered_for(finding: Finding) -> bool:
    """Whether *finding* only says that a lawyer answers for a paper, as its matter says under `relies_on:`."""
    return finding.severity is Severity.WARNING and " answers for it (" in finding.message


def test_a_strict_check_passes_on_each_sample_except_where_a_lawyer_answers_for_a_paper() -> None:
    assert len(SAMPLES) >= 25
    found = {file: heavy(file) for file in SAMPLES}
    relying = {file for file in SAMPLES if "relies_on:" in file.read_text("utf-8")}
    assert {file for file, findings in found.items() if any(map(answered_for, findings))} == relying
    assert [finding for findings in found.values() for finding in findings if not answered_for(finding)] == []


TORT = """
court: txsd
division: Houston
number: 4:25-cv-00000
parties:
  kites: {name: Ann Example, kind: individual, formed_in: none, principal_place: none, counsel: [placeholder]}
  strings: {name: United States of America, kind: government, formed_in: none, principal_place: none}
more_facts:
  - id: surgery
    heading: The Surgery
    paragraphs:
      - {id: harmed, text: "On May 17, 2021, a surgeon of the United States injured Ann Example."}
      - {id: asked, text: "On DAY, she gave the agency a written claim for $5,000."}
claims:
  - cause: us-federal-tort-claims-act
    against: [strings]
    elements:
      federal-employee: [harmed]
      state-tort: [harmed]
      causation-and-injury: [harmed]
      administrative-claim: [asked]
      final-denial: The agency denied it on October 2, 2024.
filings: [{paper: complaint, date: 2025-03-29}]
"""


@pytest.mark.parametrize(("day", "late"), [("March 20, 2023", False), ("June 20, 2023", True)])
def test_a_period_that_a_claim_to_an_agency_keeps_does_not_run_to_the_complaint(day: str, *, late: bool) -> None:
    assert ("CLM011" in codes(TORT.replace("DAY", day))) is late


def test_the_day_of_a_wrong_says_nothing_where_the_period_runs_from_an_injury() -> None:
    count = (
        "claims: [{cause: ca-negligence, against: [strings], elements: {duty: [owned], breach: Imaginary Strings made "
        "it in 1985., harm: Sample Kites was injured DAY., causation: [copied]}}]\n"
    )
    assert "CLM011" not in codes(COMPLAINT + count.replace(" DAY", ""))
    assert "CLM011" in codes(COMPLAINT + count.replace("DAY", "in May 2019"))


def test_a_paragraph_may_refer_to_a_term_of_its_own_name() -> None:
    text = (
        "terms: {license: {term: License, means: a license for 500 copies}}\n"
        "more_facts: [{id: more, heading: More, paragraphs: [{id: license, text: 'It signed [[term:license]].'},"
        " {id: later, text: 'It lost [[term:license]].'}]}]\n"
    )
    assert codes(COMPLAINT + text) <= {"CLM003"}


def test_a_figure_in_the_prayer_is_no_matter_where_nobody_was_injured() -> None:
    court = "court: nysupct\ncounty: Kings\ndivision: none\nnumber: 500000/2025\nrelief: ['award $5,000']\n"
    assert "FMT003" not in codes(court + COMPLAINT)
    assert "FMT003" in codes(court + COMPLAINT + alleged("Its officer was taken to a hospital."))
