"""4 check, and again after 7: the rules over a matter, its papers that dismiss, a plan or a proof give findings."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import assembler.rules  # noqa: F401 - importing it enters the rules into the register
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Severity
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.law.dismissal.papers import DismissalPaper, dismissal_papers, principal
from assembler.law.dismissal.program_law import under_program_law
from assembler.law.governing import by_law
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.model.pleading import Allegation, Section
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.prove.proof import Proof
from assembler.rules.rule import RULES, Problem, Rule

PRIVACY = "PRV"
"""The family of rules on what may not be filed in full."""

DISMISSAL = "DIS"
"""The family of rules on papers that end a case or a claim."""

KEPT = frozenset({DISMISSAL, PRIVACY})
"""Families of rules whose findings no record of a firm takes away: what they find cannot be undone."""

TELLING = ("more_facts", "claims", "relief")
"""The parts of a matter, beside its facts, that have texts."""

NO_EXHIBITS: Mapping[str, Sequence[str]] = {}


def check(
    matter: Matter,
    plans: Sequence[Plan],
    source: Source,
    exhibits: Mapping[str, Sequence[str]] = NO_EXHIBITS,
    *,
    form_read_before: str = "",
    today: date | None = None,
) -> list[Finding]:
    """Return what the rules find in *matter* and in each of *plans*, waived ones as notes, sorted by place.

    *exhibits* are the words of each page of the files that the matter attaches, by the exhibit's name;
    *form_read_before* is the fingerprint of the court's values that an earlier build kept. The law in force on the
    date of a filing governs it; *today* is the date of a filing that has none.
    """
    papers = {plan.id for plan in plans}
    found = [
        *_in_its_court(lambda matter: _of_matter(matter, papers, source, today), matter),
        *_in_its_court(lambda matter: _of_dismissals(matter, papers, source, today), matter),
        *_in_its_court(lambda matter: _of_exhibits(matter, exhibits, source), matter),
        *run(Papers(matter, tuple(plans), form_read_before), source),
        *(one for plan in plans for one in run(plan, source, paper=plan.id)),
    ]
    return _sorted([*waived(found, matter, source), *_unknown_waivers(matter, source)])


def dismissal_errors(matter: Matter, source: Source, today: date | None = None) -> list[Finding]:
    """Return what stops the papers of *matter* by the rules on dismissal, as a build finds it, without what is waived.

    *today* is the date of a filing that has none.
    """
    papers = {filing.name for filing in matter.filings}
    found = [
        *_in_its_court(lambda matter: _of_matter(matter, papers, source, today, DISMISSAL), matter),
        *_in_its_court(lambda matter: _of_dismissals(matter, papers, source, today), matter),
    ]
    return _sorted([finding for finding in waived(found, matter, source) if finding.severity is Severity.ERROR])


def _in_its_court(look: Callable[[Matter], Iterator[Finding]], matter: Matter) -> Iterator[Finding]:
    """Yield what *look* finds in *matter*, and what a firm's record of its court does not take away.

    Where such a record stands in the place of the program's, the findings on dismissal and privacy stay that rest on
    what the program has read; what weighs less because nobody read it gives way.
    """
    found, program = list(look(matter)), under_program_law(matter)
    kept = [finding for finding in look(program) if _is_kept(finding)] if program else []
    told = {(finding.code, finding.place) for finding in kept}
    yield from kept
    yield from (finding for finding in found if (finding.code, finding.place) not in told)


def _is_kept(finding: Finding) -> bool:
    """Whether *finding*, by the program's law, stays: a doubt does not, for the firm may have read what it lacks."""
    rule = RULES[finding.code]
    weighs = finding.severity is rule.severity and rule.basis != "program" and not finding.passes_draft
    return finding.code[:3] in KEPT and weighs


def run(subject: Any, source: Source, *, paper: str = "") -> Iterator[Finding]:
    """Yield what the rules that read values of *subject*'s type find in it; *paper* is the filing it belongs to."""
    for rule, problem in problems(subject):
        yield as_finding(rule, problem, source.where, paper)


def problems(subject: Any, family: str = "") -> Iterator[tuple[Rule, Problem]]:
    """Yield each problem that the rules, or those of one *family*, find in *subject*, with its rule."""
    for rule in RULES.values():
        if rule.code.startswith(family) and isinstance(subject, rule.subject):
            yield from ((rule, problem) for problem in rule.check(subject))


def _of_matter(
    matter: Matter, papers: Collection[str], source: Source, today: date | None, family: str = ""
) -> Iterator[Finding]:
    """Yield what the rules, or those of one *family*, find in *matter* that concerns it or one of *papers*."""
    for rule, problem in _by_law(matter, today, family):
        if problem.own and not source.is_own(problem.path):
            continue
        match problem.path:
            case ("filings", int(number), *_):
                paper = matter.filings[number].name
                if paper in papers:
                    yield as_finding(rule, problem, source.where, paper)
            case _:
                yield as_finding(rule, problem, source.where, "")


def _by_law(matter: Matter, today: date | None, family: str) -> Iterator[tuple[Rule, Problem]]:
    """Yield what is found in *matter*, in each filing by the law that governs it."""
    for governed, places in by_law(matter, today):
        for rule, problem in problems(governed, family):
            match problem.path:
                case ("filings", int(place), *_) if place not in places:
                    continue
            yield rule, problem


def _of_dismissals(matter: Matter, papers: Collection[str], source: Source, today: date | None) -> Iterator[Finding]:
    """Yield what is found in those of *papers* that dismiss, and in the orders and the like that go with them."""
    for paper in dismissal_papers(matter, today):
        findings = [_of_paper(paper, rule, problem, source) for rule, problem in problems(paper)]
        if paper.filing.name in papers:
            yield from findings
        stops = next((finding for finding in findings if finding.promise and finding.severity is Severity.ERROR), None)
        for number, filing in _companions(paper, today) if stops else ():
            if stops and filing.name in papers:
                message = f"`{filing.name}` goes with `{paper.filing.name}`, of which: {stops.message}"
                place = source.where(("filings", number))
                yield replace(stops, place=place, message=message, paper=filing.name, also=())


def _of_paper(paper: DismissalPaper, rule: Rule, problem: Problem, source: Source) -> Finding:
    """Return *problem* as a finding: what concerns an event, or the docket, is found once for the whole matter."""
    return as_finding(rule, problem, source.where, paper.filing.name if problem.path[0] == "filings" else "")


def _companions(paper: DismissalPaper, today: date | None) -> Iterator[tuple[int, Filing]]:
    """Yield the orders, the notices of hearing and the like that go with *paper*, with their places."""
    for number, filing in enumerate(paper.matter.filings):
        carries_out = filing.paper.signer == "judge" or filing.paper.supports
        if filing is not paper.filing and carries_out and principal(paper.matter, filing, today) is paper.filing:
            yield number, filing


def _of_exhibits(matter: Matter, exhibits: Mapping[str, Sequence[str]], source: Source) -> Iterator[Finding]:
    """Yield what private numbers stand in the files of exhibits: they are filed, and as public as the paper.

    The rules on privacy read the pages as if they were the only allegations of the matter.
    """
    for name, pages in exhibits.items():
        said = tuple(Allegation.model_construct(text=page) for page in pages)
        section = Section.model_construct(id="exhibit", heading="", paragraphs=said)
        read = matter.model_copy(update={**dict.fromkeys(TELLING, ()), "facts": (section,), "exhibits": {}})
        for rule, problem in problems(read, PRIVACY):
            if problem.path[0] == "facts":
                found = replace(problem, path=("exhibits", name, "file"), page=int(problem.path[3]) + 1)
                yield as_finding(rule, found, source.where, "")


def check_proof(proof: Proof, paper: str, place: Place) -> list[Finding]:
    """Return what the rules find in *proof*, sorted by page, all at *place*: that of the filing *paper*."""
    found = [as_finding(rule, problem, lambda _: place, paper) for rule, problem in problems(proof)]
    return sorted(found, key=lambda finding: (finding.page, finding.code))


def as_finding(rule: Rule, problem: Problem, where: Callable[[KeyPath], Place], paper: str) -> Finding:
    """Return *problem*, which *rule* found in *paper*, as a finding; *where* gives the place of a path."""
    return Finding(
        place=where(problem.path),
        code=rule.code,
        message=problem.message,
        severity=problem.severity or rule.severity,
        cite=problem.cite or authority(rule),
        fix=problem.fix or rule.fix,
        page=problem.page,
        also=tuple(where(path) for path in problem.also),
        paper=paper,
        promise=rule.basis == "program" or problem.promise,
        passes_draft=problem.passes_draft,
    )


def authority(rule: Rule) -> str:
    """Return the authority of *rule*, with its basis where the law was not read."""
    return rule.cite if rule.basis == "program" else cited(rule.cite, rule.basis)


def waived(findings: Sequence[Finding], matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield *findings*, those of law that the matter waives as notes that give the reason; a promise stays."""
    for finding in findings:
        reason = matter.waivers.get(finding.code)
        if reason is None:
            yield finding
            continue
        place = source.where(("waivers", finding.code))
        if finding.promise:
            fix = f"{finding.fix}; the waiver lifts nothing here"
            yield replace(finding, also=(*finding.also, place), fix=fix)
        else:
            message = f"{finding.message}; waived: {reason}"
            yield replace(finding, severity=Severity.NOTE, message=message, also=(*finding.also, place), fix="")


def _unknown_waivers(matter: Matter, source: Source) -> Iterator[Finding]:
    for code in matter.waivers:
        place = source.where_key(("waivers", code))
        if code not in RULES:
            yield fault("MAT004", place, f"no rule has the code `{code}`", fix=did_you_mean(code, RULES))
        elif RULES[code].basis == "program":
            message = f"`{code}` is a promise of the program and cannot be waived"
            yield fault("MAT003", place, message, fix="delete the line")


def _sorted(findings: Sequence[Finding]) -> list[Finding]:
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda one: (_order(one.place), one.code, one.message))


def _order(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column
