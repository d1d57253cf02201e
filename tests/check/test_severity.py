"""Severity of findings: an error is based on law that was read, or on the program itself."""

import re

import pytest

from assembler.check.as_findings import as_finding
from assembler.findings.finding import Place, Severity
from assembler.model.law import READ_BASES, SOURCED_BASES
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.plan.papers import Papers
from assembler.rules import all_rules
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.public_texts import PublicTexts
from assembler.rules.rule import SEVERITIES, Problem, Rule, may_stop
from tests.support.rule_examples import laid_over_minimal
from tests.support.walks import STRIDES

UNREAD_BASES = ("secondary", "memory", "convention", "derived")

RULES = list(all_rules().values())

SUBJECTS_BEFORE_PRINTING = {Matter, ExhibitedMatter, DismissalPaper, Papers, PublicTexts}
"""The subjects of the rules that are applied before a paper is typeset."""


def severity(rule: Rule, problem: Problem) -> Severity:
    """Return the severity of the finding that *problem* of *rule* becomes."""
    return as_finding(rule, problem, Place("matter.yaml"), paper="").severity


def test_no_problem_is_more_severe_than_its_rule_unless_the_problems_own_basis_was_read() -> None:
    def bases_of_severe_problems(rule: Rule) -> list[str]:
        faults = []
        for basis in ("", *UNREAD_BASES):
            problems = [Problem((), "", requested_severity, basis=basis) for requested_severity in Severity]
            if any(is_too_severe(rule, problem) for problem in problems):
                faults.append(f"{rule.code} {basis}")
        return faults

    assert len(RULES) > 250
    assert [fault for rule in RULES for fault in bases_of_severe_problems(rule)] == []


def is_too_severe(rule: Rule, problem: Problem) -> bool:
    """Whether *problem* is more severe than *rule*, or is an error on its own basis."""
    finding_severity = severity(rule, problem)
    is_error = bool(problem.basis) and finding_severity is Severity.ERROR
    return is_error or SEVERITIES.index(finding_severity) < SEVERITIES.index(rule.severity)


@pytest.mark.parametrize("basis", [*sorted(READ_BASES), "program"])
def test_a_basis_that_was_read_makes_an_error_whatever_the_basis_of_the_rule(basis: str) -> None:
    problem = Problem((), "", Severity.ERROR, basis=basis)
    assert [rule.code for rule in RULES if severity(rule, problem) is not Severity.ERROR] == []


def test_a_problem_says_that_it_is_less_serious_than_its_rule() -> None:
    severities = {severity(rule, Problem((), "", Severity.NOTE)) for rule in RULES}
    assert severities == {Severity.NOTE}


def test_no_rule_is_an_error_if_its_own_basis_may_not_stop_a_paper() -> None:
    assert [rule.code for rule in RULES if rule.severity is Severity.ERROR and not may_stop(rule.basis)] == []
    assert not any(map(may_stop, {*UNREAD_BASES, *SOURCED_BASES - READ_BASES}))


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.slow
def test_no_error_on_an_example_of_any_rule_cites_law_that_was_not_read(stride: int) -> None:
    cites_unread_basis = re.compile(rf"\((?:{'|'.join(UNREAD_BASES)})\)$")
    examples = [text for rule in RULES if rule.subject in SUBJECTS_BEFORE_PRINTING for text in rule.bad]
    findings = [finding for text in examples[::stride] for finding in laid_over_minimal(text)]
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert len(errors) > 90 // stride
    assert {f"{finding.code}: {finding.cite}" for finding in errors if cites_unread_basis.search(finding.cite)} == set()


def test_a_venue_ground_stops_a_complaint_only_in_a_state_whose_law_was_read() -> None:
    def severities(court: str) -> list[Severity]:
        findings = laid_over_minimal(
            f"{court}\ndivision: none\nnumber: none\njurisdiction: none\nvenue: [events]\n"
            "claims: [{title: Debt, law: common law, against: [strings], paragraphs: [A sentence.]}]\n"
            "filings: [{paper: complaint, date: 2026-11-25}]"
        )
        return [finding.severity for finding in findings if finding.code == "VEN012"]

    assert severities("court: iadist\ncounty: Polk") == [Severity.WARNING]
    assert severities("court: mocir\ncounty: Greene") == [Severity.ERROR]
