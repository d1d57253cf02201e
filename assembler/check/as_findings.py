"""Collects the problems that rules find in a value, and turns problems into findings."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assembler.check.word_places import problem_places
from assembler.findings.finding import Finding, Place
from assembler.findings.path import KeyPath
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules import rules_on
from assembler.rules.failed import reported_problems
from assembler.rules.public_texts import texts_of_matter
from assembler.rules.rule import Problem, Rule


def problems(subject: Any, family: str | tuple[str, ...] = "") -> Iterator[tuple[Rule, Problem]]:
    """Yield each problem in *subject*, with its rule, for all rules whose codes begin with *family*.

    A matter is checked by the rules on matters and by the rules on public texts.
    """
    kind: type = type(subject)
    path = _path_of(subject) if kind is DismissalPaper else ()
    for rule in rules_on(kind):
        if rule.code.startswith(family):
            yield from reported_problems(rule, subject, path)
    if kind is Matter:
        yield from problems(texts_of_matter(subject), family)


def _path_of(paper: DismissalPaper) -> KeyPath:
    """Return the path of the filing of *paper* in its matter."""
    return "filings", [filing.name for filing in paper.matter.filings].index(paper.filing.name)


def as_finding(rule: Rule, problem: Problem, location: Source | Place, paper: str) -> Finding:
    """Return *problem*, which *rule* found in *paper*, as a finding at *location*: a place, or the source with it."""
    if isinstance(location, Source):
        value_place = location.place_at(problem.path)
        place, also = problem_places(problem, location)
    else:
        value_place = place = location
        also = (location,) * len(problem.also)
    return Finding(
        place=place,
        code=rule.code,
        message=problem.message,
        severity=rule.severity_of(problem),
        cite=problem.cite or rule_authority(rule),
        fix=problem.fix or rule.fix,
        page=problem.page,
        also=also,
        value=None if value_place == place else value_place,
        paper=paper,
        promise=is_promise(rule) or problem.promise,
        passes_draft=problem.passes_draft,
    )


def is_promise(rule: Rule) -> bool:
    """Whether *rule* is a promise of the program, so that none of its findings can be waived."""
    return rule.basis == "program" and rule.waivable == "none"


def rule_authority(rule: Rule) -> str:
    """Return the authority of *rule*, with its basis if the law was not read."""
    return rule.cite if rule.basis == "program" else qualified_cite(rule.cite, rule.basis)


def stopped_with(lead_paper: Filing, filing: Filing, place: Place, error: Finding) -> Finding:
    """Return *error*, which stops *lead_paper*, as an error at *place* in *filing*, which accompanies *lead_paper*."""
    message = f"`{filing.name}` accompanies `{lead_paper.name}`, which cannot be filed: {error.message}"
    return replace(
        error, place=place, value=None, message=message, paper=filing.name, also=(), page=0, words="", edits=()
    )
