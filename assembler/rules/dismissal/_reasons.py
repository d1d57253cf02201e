"""Turns the reasons that bar a dismissal paper, or leave it in doubt, into problems."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.law.dismissal.reason import Kind, Reason, authority
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite
from assembler.model.time_limit import Provision
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules._doubts import NONE_IF_RESOLVED
from assembler.rules.dismissal._remedies import remedy_for
from assembler.rules.rule import Problem


def reason_problems(paper: DismissalPaper, *kinds: Kind) -> Iterator[Problem]:
    """Yield a problem for each reason of *kinds* against *paper*, with its remedy.

    If the instrument is closed by a law that was read, the problem is an error that cannot be waived, drafted around or
    answered for by a lawyer. Any other problem is a doubt, which means that the paper is not shown to be open.
    """
    for kind in kinds:
        for reason in paper.option.doubts:
            if reason.kind == kind:
                problem = _closing_problem(paper, reason)
                yield problem if reason.bars else doubt(paper, problem)


def _closing_problem(paper: DismissalPaper, reason: Reason) -> Problem:
    """Return a problem that says that *reason* closes *paper*."""
    message = _dated_message(paper, reason) if reason.kind == "event" else reason.says
    if reason.condition:
        message = f"{message}; the {paper.instrument.way} is open only if {reason.condition}"
    return Problem(
        ("filings", paper.filing_index, "dismisses"),
        message,
        also=(reason.path,) if reason.path else (),
        cite=qualified_cite(reason.cite, reason.basis),
        fix=remedy_for(paper, reason),
        promise=True,
    )


def doubt(paper: DismissalPaper, problem: Problem) -> Problem:
    """Return *problem* as a doubt: an error by the program's own authority, or a warning if a lawyer answers for it."""
    reason = f"{problem.message} ({problem.cite})"
    if paper.is_relied_on and paper.filing.relies_on:
        reliance = paper.filing.relies_on
        name = paper.matter.counsel[reliance.lawyer].name
        answer = f"{name} answers for it ({reliance.date}: {reliance.because})"
        message = f"the paper is not shown to be open, and {answer}: {reason}"
        warning = replace(problem, message=message, severity=Severity.WARNING, passes_draft=True)
        return replace(warning, cite="this program", fix=NONE_IF_RESOLVED)
    return by_program(replace(problem, message=f"the paper is not shown to be open: {reason}"))


def by_program(problem: Problem) -> Problem:
    """Return *problem* as an error on the program's own authority, which does not prevent a draft."""
    return replace(problem, severity=Severity.ERROR, basis="program", cite="this program", passes_draft=True)


def _dated_message(paper: DismissalPaper, reason: Reason) -> str:
    """Return the message of *reason*, with "before the notice dated ..." if the event came before the paper."""
    if not reason.path or _is_to_come(paper, reason):
        return reason.says
    before = f"before {the_paper(paper.filing)}"
    return f"{before}, {reason.says}" if re.search("[:;]", reason.says) else f"{reason.says}, {before}"


def _is_to_come(paper: DismissalPaper, reason: Reason) -> bool:
    """Whether *reason* is an event after the paper, such as a trial that ends the right to dismiss before it begins."""
    match reason.path:
        case ("events", int(index)):
            return paper.filing.date is not None and paper.matter.events[index].day > paper.filing.date
    return False


def cite_of(paper: DismissalPaper, provision: Provision) -> str:
    """Return the citation for *provision*, which is part of the law on the instrument of *paper*."""
    return qualified_cite(authority(provision, paper.instrument), provision.basis)


def the_paper(filing: Filing) -> str:
    """Return how a message refers to the paper of *filing*: "the notice dated 2021-03-02"."""
    name = filing.paper.name.removeprefix("Data Sheet for ").partition(" ")[0].lower()
    return f"the {name} dated {filing.date}" if filing.date else f"this {name}, which has no date yet"
