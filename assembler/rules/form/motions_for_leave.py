"""Motions for leave to amend: points that a declaration must state, missing parts and papers, and late service."""

from collections.abc import Iterator
from typing import get_args

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.governing import with_law_in_force
from assembler.model.court import Court
from assembler.model.court.motion import MotionRole, role_of
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite, severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.declaration.keys import declaration_keys
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.keys import hearing_of
from assembler.papers.motion.keys import motion_keys
from assembler.papers.motion.motion_time import late_service
from assembler.papers.opening.amended_form_text import POINTS
from assembler.rules._complaint import printed_sections
from assembler.rules.form._amendment_papers import papers_on_amendments
from assembler.rules.rule import Problem, rule


@rule(
    "FMT020",
    cite="the court's rule on amended pleadings",
    basis="verified",
    fix="add `paper: declaration_on_amendment`, with each point under `amendment:`",
    severity=Severity.ERROR,
)
def amendment_points_missing(matter: Matter) -> Iterator[Problem]:
    """A motion for leave to amend lacks a statement that the court's rule wants in a declaration.

    In California, for example, a separate declaration states the effect of the amendment, why it is necessary and
    proper, when the facts were discovered, and why the request was not made earlier (Cal. Rules of Court, rule
    3.1324(b)). The program never writes these facts. A draft has a blank for each fact.
    """
    for index, filing, _, court in papers_on_amendments(matter, "motion"):
        if court.amended is None or (requirement := court.amended.value.declared) is None:
            continue
        declarations = {
            paper_index: paper
            for paper_index, paper in enumerate(matter.filings)
            if role_of(paper.paper) == "declaration" and principal(matter, paper) is filing
        }
        statements = filter(None, (declaration_keys(paper).amendment for paper in declarations.values()))
        stated_points = {point for statement in statements for point in statement.stated_points}
        if missing := [POINTS[point] for point in requirement.points if point not in stated_points]:
            basis = requirement.basis or court.amended.basis
            cite = requirement.cite or court.amended.cite
            fact = (
                "no declaration of the motion states" if declarations else "the motion has no declaration that states"
            )
            path = ("filings", min(declarations, default=index))
            message = f"{fact} {series(missing, 'or')}"
            yield Problem(path, message, severity_for(basis), cite=cite, basis=basis)


@rule(
    "FMT021",
    cite="the court's rules on the papers of a motion",
    basis="verified",
    fix="add what is missing",
    severity=Severity.WARNING,
)
def leave_not_argued(matter: Matter) -> Iterator[Problem]:
    """A motion for leave to amend lacks grounds, a hearing, a statement on conferring, or a paper, or is served late.

    `assembler explain` with the court's id shows the form of a motion in that court. The program states the rule and
    its standard; the person who signs must say why the amendment should be allowed. A note names anything that the
    court requires of the motion but that the program does not print.
    """
    for index, filing, _, court in papers_on_amendments(matter, "motion"):
        motion_papers = [paper for paper in matter.filings if principal(matter, paper) is filing]
        if not any(motion_keys(paper).grounds for paper in motion_papers):
            message = "the motion gives no reason why leave should be granted"
            yield Problem(("filings", index), message, fix="add `grounds:` to the motion or its memorandum")
        if court.motion:
            yield from _missing_papers(index, filing, motion_papers, matter)
            yield from _missing_parts(index, filing, matter)
            yield from _missing_hearing_day(index, filing, matter)
        yield from _missing_caption_line(index, filing, court)
        yield from _unasked_consent(index, filing, court)


def _missing_hearing_day(index: int, filing: Filing, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the court counts days of service from the hearing, of which *filing* gives no day."""
    law = with_law_in_force(matter, filing.date).court.motion
    form = law.value.motion if law else None
    service = form.served if form else None
    if law and form and service and not service.basis and not form.hearing and not hearing_of(filing):
        fix = "add `hearing: {date: ...}` to the filing, with the day on which the court considers the motion"
        message = "the motion gives no day of its hearing, from which the court counts the days of service"
        yield Problem(("filings", index), message, cite=law.authority, fix=fix, basis=law.basis)


def _unasked_consent(index: int, filing: Filing, court: Court) -> Iterator[Problem]:
    """Yield a problem if the court wants the motion to say whether the other side consents, but it does not."""
    consent = court.amended.value.consent if court.amended else None
    if court.amended and consent and not motion_keys(filing).conferred:
        basis = consent.basis or court.amended.basis
        cite = consent.cite or court.amended.cite
        fix = "add `conferred:` with whom, how, when and with what result"
        message = f"the motion does not say whether the other side consents: {consent.says}"
        yield Problem(("filings", index), message, cite=cite, fix=fix, basis=basis)


def _missing_caption_line(index: int, filing: Filing, court: Court) -> Iterator[Problem]:
    """Yield a problem if the court's caption has a line for the day of the motion, which *filing* does not give."""
    law = court.caption_lines
    if not law or hearing_of(filing):
        return
    for line in law.value:
        if "{hearing}" in line and not (court.motion and court.motion.value.motion.hearing):
            message = f"the caption of the motion lacks the line `{line.format(hearing='...')}`"
            fix = "add `hearing: {date: ...}` to the filing, with the day on which the court considers the motion"
            yield Problem(("filings", index), message, cite=law.cite, fix=fix, basis=law.basis)


DOCUMENT_TYPES = {
    "memorandum": "memorandum_of_law",
    "declaration": "declaration",
    "order": "order_granting_leave_to_amend",
}
"""The document type of each paper that accompanies a motion, by its role."""


def _missing_papers(index: int, filing: Filing, motion_papers: list[Filing], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each paper with the motion *filing* that the court requires but is missing, or refuses."""
    law = with_law_in_force(matter, filing.date).court.motion
    if law is None:
        return
    path = ("filings", index)
    severity = severity_for(law.basis)
    roles = {role_of(paper.paper) for paper in motion_papers}
    for role in get_args(MotionRole):
        form = law.value.paper(role)
        if form.required and role not in roles:
            fix = f"add a filing `paper: {DOCUMENT_TYPES[role]}`"
            yield Problem(path, f"the motion has no {role}", severity, cite=law.authority, fix=fix, basis=law.basis)
        if form.refused and role in roles:
            message = f"the court wants no separate {role}"
            fix = "move its text to the motion"
            basis = form.refused_basis or law.basis
            cite = form.refused_cite or law.authority
            yield Problem(path, message, severity, cite=cite, fix=fix, basis=basis)


def _missing_parts(index: int, filing: Filing, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each part that the court's form of a motion has and *filing* lacks, and for late service."""
    law = with_law_in_force(matter, filing.date).court.motion
    if law is None:
        return
    path = ("filings", index)
    form = law.value.motion
    for requirement in form.also:
        message = f"the court requires what the program does not print: {requirement.says}"
        basis = requirement.basis or law.basis
        cite = requirement.cite or law.authority
        yield Problem(path, message, Severity.NOTE, cite=cite, fix="add it to the motion", basis=basis)
    if form.hearing and not hearing_of(filing) and "motion" in printed_sections(filing):
        fix = "add `hearing: {date: ..., time: ..., place: ...}` to the filing"
        yield Problem(path, "the motion prints blanks for the hearing", cite=law.authority, fix=fix, basis=law.basis)
    if form.grounds_first and not motion_keys(filing).grounds:
        message = "the first paragraph of the motion does not state its grounds"
        fix = "add `grounds:` to the motion, in a sentence or two"
        yield Problem(path, message, cite=law.authority, fix=fix, basis=law.basis)
    if form.served and (message := late_service(filing, form.served, matter)):
        fix = "choose a later hearing, or serve the motion earlier or in another way"
        basis = form.served.basis or law.basis
        cite = qualified_cite(form.served.cite, basis) if form.served.cite else law.authority
        severity = None if was_read(basis) else Severity.NOTE
        yield Problem((*path, "hearing"), message, severity, cite=cite, fix=fix, basis=basis)
    if form.conferral and form.conferral.required and not motion_keys(filing).conferred:
        fix = "add `conferred:` with whom, how, when and with what result"
        message = "the motion does not say whether counsel conferred"
        yield Problem(path, message, cite=law.authority, fix=fix, basis=law.basis)
