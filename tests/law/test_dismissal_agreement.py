"""`assembler dismiss` and `assembler build` agree: a paper is printed if and only if its instrument is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from assembler.check.as_findings import problems
from assembler.commands.dismiss import dismissal_report
from assembler.findings.finding import Severity
from assembler.model.dismissal import Instrument
from assembler.papers import family
from assembler.papers.ending.dismissal_papers import DismissalPaper, dismissal_papers
from assembler.results import Options
from assembler.rules import all_rules
from assembler.rules.rule import Problem
from tests.support.matters import catalog
from tests.support.rule_examples import findings_at, matter_of
from tests.support.situations import COUNTERCLAIM, SITUATIONS, Situation, filing, matter, name, options_by_name
from tests.support.walks import STRIDES

RULES = all_rules()

RULES_ON_PAPERS = frozenset({"DIS013", "DIS021", "DIS023", "DIS030", "DIS033", "DIS038", "DIS059"})
"""Rules on the paper rather than its instrument: its parties, its signers, its text and form, its support."""

WITHOUT_DOCUMENT_TYPE = frozenset({"certificate_excluding_parcel"})
"""Papers of an instrument for which there is no document type."""


@dataclass(frozen=True)
class Case:
    """A situation, the name and record of one of its instruments, and its paper with the problems that stop it.

    Each problem has the code of its rule.
    """

    situation: Situation
    instrument_name: str
    instrument: Instrument
    paper: DismissalPaper
    stopping_problems: tuple[tuple[str, Problem], ...]


def paper_of(situation: Situation, instrument: Instrument, **extra_keys: Any) -> DismissalPaper:
    """Return the paper of *instrument* for the dismissal that *situation* describes, as in a build."""
    claimant = {"claimant": "beta"} if instrument.of == "counterclaims" else {}
    record = family(catalog().record("document", instrument.paper).family).filing_model
    paper_filing = record.model_validate(
        filing(situation, paper=instrument.paper, **claimant, **extra_keys), context=catalog()
    )
    (paper,) = dismissal_papers(matter(situation).model_copy(update={"filings": (paper_filing,)}))
    return paper


def stopping_problems(paper: DismissalPaper) -> Iterator[tuple[str, Problem]]:
    """Yield the problems of the law on its instrument that stop *paper*, each with the code of the rule."""
    for rule, problem in problems(paper, "DIS"):
        severe = rule.severity_of(problem) is Severity.ERROR
        if rule.code not in RULES_ON_PAPERS and severe and (problem.promise or rule.basis == "program"):
            yield rule.code, problem


@cache
def cases() -> tuple[Case, ...]:
    """Return each instrument for which a situation expects a verdict, with a paper that has no `relies_on`."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for situation in SITUATIONS:
        options = options_by_name(situation)
        claims_to_dismiss = "counterclaims" if situation["wish"] == COUNTERCLAIM else "claims"
        for instrument_name in situation["expect"]:
            instrument = options[instrument_name].instrument
            if instrument.of != claims_to_dismiss or instrument.paper in WITHOUT_DOCUMENT_TYPE:
                continue
            if instrument.of == "counterclaims" and not _has_counterclaimant(situation):
                continue
            paper = paper_of(situation, instrument)
            yield Case(situation, instrument_name, instrument, paper, tuple(stopping_problems(paper)))


def _has_counterclaimant(situation: Situation) -> bool:
    """Whether the matter has a party who could file the paper of a counterclaim."""
    return bool(situation.get("parties", {}).get("beta", {}).get("further_roles"))


@pytest.mark.slow
def test_a_paper_stops_if_and_only_if_its_instrument_is_not_shown_to_be_open() -> None:
    faults = []
    open_count = 0
    for case in cases():
        option = case.paper.option
        open_count += option.verdict == "open"
        if bool(case.stopping_problems) is (option.verdict == "open"):
            codes = [code for code, _ in case.stopping_problems]
            faults.append(f"{name(case.situation)}: {option.key} is {option.verdict}: {codes}")
    assert len(cases()) > 500
    assert open_count > 150
    assert faults == []


@pytest.mark.slow
def test_a_build_uses_the_instrument_of_a_paper_that_is_most_certainly_open() -> None:
    open_cases = [case for case in cases() if case.situation["expect"][case.instrument_name] == "open"]
    assert len(open_cases) > 150
    failures = [case for case in open_cases if case.paper.option.verdict != "open"]
    assert [f"{name(case.situation)}: {case.instrument_name}" for case in failures] == []


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
def test_a_lawyer_can_answer_for_a_doubt_and_never_for_a_bar_in_read_law(stride: int) -> None:
    faults = []
    allowed_count = 0
    barred_count = 0
    for case in cases()[::stride]:
        reliance = {
            "instrument": case.paper.option.key,
            "because": "the docket was read again",
            "lawyer": "ann",
            "date": "2025-06-02",
        }
        paper = paper_of(case.situation, case.instrument, relies_on=reliance)
        codes = [code for code, _ in stopping_problems(paper)]
        allowed_count += paper.option.verdict != "open" and not codes
        barred_count += paper.option.is_barred and bool(codes)
        if bool(codes) is not (paper.option.is_barred or paper.option.is_unintentionally_final):
            faults.append(f"{name(case.situation)}: {paper.option.key} is {paper.option.verdict}: {codes}")
    assert faults == []
    assert allowed_count > 100 // stride
    assert barred_count > 100 // stride


@pytest.mark.slow
def test_a_draft_is_built_despite_a_doubt_and_never_despite_a_bar_in_read_law() -> None:
    failures = []
    for case in cases():
        builds_draft = all(problem.passes_draft for _, problem in case.stopping_problems)
        if builds_draft is case.paper.option.is_barred:
            failures.append(f"{name(case.situation)}: {case.paper.option.key}")
    assert failures == []


# -- each rule on dismissal -------------------------------------------------------------------------------------------


def examples() -> list[tuple[str, str]]:
    """Return the bad and good texts of each rule on dismissal, with its code."""
    dismissal_rules = [rule for rule in RULES.values() if rule.code.startswith("DIS")]
    return [(rule.code, text) for rule in dismissal_rules for text in (*rule.bad, *rule.good)]


def disagreements(example: str) -> Iterator[str]:
    """Yield each paper of the matter of *example* on which `dismiss` and `check` disagree."""
    with matter_of(example) as file:
        stopped_papers = [
            finding.paper
            for finding in findings_at(file)
            if finding.code.startswith("DIS") and finding.severity is Severity.ERROR
        ]
        report = dismissal_report(file, Options(root=file.parent), against=())
    for wish in report["wishes"]:
        if verdict := wish["verdict"]:
            is_built = verdict["verdict"] == "open" or bool(verdict["relied_on"] and not verdict["stopped_by"])
            if is_built is (wish["paper"] in stopped_papers):
                yield f"{wish['paper']} is {verdict['verdict']}, and stops: {wish['paper'] in stopped_papers}"


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.slow
def test_dismiss_calls_a_paper_open_if_and_only_if_no_rule_on_dismissal_stops_it(stride: int) -> None:
    """The rule may be on signatures, cited rules, contradictory prejudices, or parties who have left."""
    texts = examples()
    assert len(texts) > 80
    assert {code for code, _ in texts} >= {"DIS001", "DIS004", "DIS013", "DIS015", "DIS019", "DIS021"}
    assert [(code, fault) for code, text in texts[::stride] for fault in disagreements(text)] == []
