"""Motions: missing or superfluous papers, blanks, no statement that counsel conferred, or late service."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.court.motion import MotionRole, role_of
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite, severity_for, was_read
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import DismissalPaper, principal
from assembler.papers.keys import character_of, hearing_of
from assembler.papers.motion.keys import motion_keys
from assembler.papers.motion.motion_time import late_service
from assembler.rules._complaint import printed_sections
from assembler.rules.rule import Problem, rule


class _MotionPaper(NamedTuple):
    """A paper of a motion: its name in a message, and the id of its document type."""

    name: str
    document_type: str


MOTION_PAPERS: Mapping[MotionRole, _MotionPaper] = {
    "memorandum": _MotionPaper(name="memorandum of law", document_type="memorandum_of_law"),
    "declaration": _MotionPaper(name="declaration", document_type="declaration"),
    "order": _MotionPaper(name="proposed order", document_type="order_of_dismissal"),
}
"""The papers of a motion, by role."""


@rule(
    "FMT005",
    cite="the court's rules on the papers of a motion",
    basis="verified",
    fix="add the paper to `filings:`",
    severity=Severity.WARNING,
)
def motion_paper_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion lacks an accompanying paper that the court requires.

    Some courts require a notice of motion, a memorandum of law and a declaration, and others require the whole motion
    in one paper. `assembler explain` with the court's id shows the form of a motion in that court.
    """
    law = paper.matter.court.motion
    if law is None or paper.option.is_barred or role_of(paper.filing.paper) != "motion":
        return
    roles = {
        role_of(filing.paper) for filing in paper.matter.filings if principal(paper.matter, filing) is paper.filing
    }
    for role in get_args(MotionRole):
        if law.value.paper(role).required and role not in roles:
            motion_paper = MOTION_PAPERS[role]
            path = ("filings", paper.filing_index)
            fix = f"add a filing `paper: {motion_paper.document_type}`"
            message = f"the motion has no {motion_paper.name}"
            yield Problem(path, message, severity_for(law.basis), cite=law.authority, fix=fix)


@rule(
    "FMT013",
    cite="the court's rules on the papers of a motion",
    basis="verified",
    severity=Severity.WARNING,
    fix="move the `grounds:` and `paragraphs:` of the memorandum to the motion, and delete the memorandum's filing",
)
def argument_apart(paper: DismissalPaper) -> Iterator[Problem]:
    """The argument of a motion is in a memorandum, but the court requires it in the motion itself.

    In the Western District of Washington, for example, the argument "shall not be made in a separate document but shall
    be submitted as part of the motion itself" (LCR 7(b)(1)).
    """
    law = paper.matter.court.motion
    if law is None or role_of(paper.filing.paper) != "motion" or not law.value.memorandum.refused:
        return
    for index, filing in enumerate(paper.matter.filings):
        if role_of(filing.paper) == "memorandum" and principal(paper.matter, filing) is paper.filing:
            message = "the argument is in a memorandum, but the court requires it in the motion"
            form = law.value.memorandum
            basis = form.refused_basis or law.basis
            cite = form.refused_cite or law.authority
            yield Problem(("filings", index), message, severity_for(basis), cite=cite, basis=basis)


@rule(
    "FMT015",
    cite="house style: a memorandum of law supports a motion",
    basis="convention",
    fix="add the motion to `filings:`; if there are several motions, name the motion that the memorandum supports in "
    "`goes_with:`",
)
def memorandum_without_motion(matter: Matter) -> Iterator[Problem]:
    """A memorandum of law supports no motion of the matter.

    Its title and its first sentence name the motion that it supports, so without a motion they name the memorandum.
    """
    for index, filing in enumerate(matter.filings):
        if role_of(filing.paper) == "memorandum" and principal(matter, filing) is filing:
            yield Problem(("filings", index), f"`{filing.name}` supports no motion of the matter")


@rule(
    "FMT009",
    cite="the court's rules on the papers of a motion",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `hearing: {date: ..., time: ..., place: ...}` to the filing",
)
def hearing_left_blank(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion is printed with blanks for the hearing or the nature of the action, which its court requires.

    If the matter does not give a fact, the program prints a blank that can be filled in by hand. A motion that is
    served with blanks for the hearing gives nobody notice of the hearing.
    """
    law = paper.matter.court.motion
    filing = paper.filing
    if law is None or paper.option.is_barred or role_of(filing.paper) != "motion" or filing.sections:
        return
    form = law.value.paper("motion")
    hearing = hearing_of(filing)
    hearing_values = {"date": hearing, "time": hearing and hearing.time, "place": hearing and hearing.place}
    blank_keys = [key for key, value in hearing_values.items() if form.hearing and not value]
    if blank_keys:
        message = f"the motion prints blanks for the {series(blank_keys)} of the hearing"
        keys = ", ".join(f"{key}: ..." for key in hearing_values)
        fix = f"add `hearing: {{{keys}}}` to the filing"
        yield Problem(("filings", paper.filing_index), message, cite=law.authority, fix=fix)
    if "nature" in form.parts and not character_of(filing) and not paper.matter.claims:
        message = "the motion prints a blank for the nature of the action"
        fix = "add `character:` to the filing, as in `character: breach of contract`"
        yield Problem(("filings", paper.filing_index), message, cite=law.authority, fix=fix)


@rule(
    "FMT011",
    cite="house style: a notice says when, where and before whom the motion is heard",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `hearing: {date: ..., time: ...}` to the motion, and `judge:` and `department:` to the matter",
)
def notice_left_blank(matter: Matter) -> Iterator[Problem]:
    """A notice of motion is printed with blanks for the date, the time, the judge or the courtroom.

    The blanks can be filled in by hand once the clerk has given a date. A notice that is served with the blanks tells
    nobody when the motion will be heard.
    """
    for index, filing in enumerate(matter.filings):
        if "notice_of_motion" in printed_sections(filing):
            blanks = [*_blanks(filing, matter)]
            if blanks:
                yield Problem(("filings", index), f"`{filing.name}` prints blanks for the {series(blanks)}")


def _blanks(filing: Filing, matter: Matter) -> Iterator[str]:
    """Yield the blanks that the notice prints; the hearing may be given in any filing of *matter*."""
    hearings = list(filter(None, map(hearing_of, (filing, *matter.filings))))
    if not hearings:
        yield "date"
    if not any(hearing.time for hearing in hearings):
        yield "time"
    if matter.judge is None:
        yield "judge"
    if not (matter.department or any(hearing.place for hearing in hearings)):
        yield "courtroom"


@rule(
    "FMT012",
    cite="the court's rules on conferring before a motion",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `conferred: {with: ..., how: ..., date: ..., result: ...}` to the filing",
)
def motion_without_conference(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion does not say whether counsel conferred with the other side, as the court requires.

    Some courts deny a motion that lacks this statement. The program prints the statement, in the court's own words if
    the court prescribes them, once the filing says with whom counsel conferred, how, when and with what result. If the
    rule requires no statement for this motion, write `result: not required`.
    """
    law = paper.matter.court.motion
    filing = paper.filing
    if law is None or role_of(filing.paper) != "motion" or filing.sections:
        return
    if law.value.motion.conferral and law.value.motion.conferral.required and not motion_keys(filing).conferred:
        message = "the motion does not say whether counsel conferred with the other side"
        yield Problem(("filings", paper.filing_index), message, severity_for(law.basis), cite=law.authority)


@rule(
    "FMT010",
    cite="the court's rules on the service of motions",
    basis="secondary",
    severity=Severity.WARNING,
    fix="choose a later hearing, or serve the motion earlier or in another way",
)
def motion_served_late(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion is served too few days before its hearing.

    In New York, for example, a notice of motion must be served eight days before the hearing. Service by mail must be
    five days earlier still, or six if counsel mails the notice from another state. The days are counted from the date
    of each service or, if no service has a date, from the date of the paper. If the days were not read, the finding is
    a note.
    """
    law = paper.matter.court.motion
    filing = paper.filing
    service = law.value.motion.served if law else None
    if law is None or service is None or role_of(filing.paper) != "motion" or not hearing_of(filing):
        return
    if message := late_service(filing, service, paper.matter):
        path = ("filings", paper.filing_index, "hearing")
        severity = Severity.NOTE if service.basis and not was_read(service.basis) else None
        cite = qualified_cite(service.cite, service.basis or law.basis) if service.cite else law.authority
        yield Problem(path, message, severity, cite=cite, basis=service.basis or "")
