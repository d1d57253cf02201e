"""What the guard of dismissal finds against a paper, as the rules report it."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal_options import options, recommended
from assembler.law.dismissal_papers import DismissalPaper
from assembler.law.dismissal_reasons import Kind, Reason, Weight
from assembler.model.filing import Filing
from assembler.model.law import cited, weight
from assembler.rules.rule import Problem

AGAINST: tuple[Weight, ...] = ("closes", "asks")


def against(paper: DismissalPaper, kind: Kind) -> Iterator[Reason]:
    """Yield the reasons of *kind* that speak against *paper*."""
    return (reason for reason in paper.option.reasons if reason.kind == kind and reason.weight in AGAINST)


def problem(paper: DismissalPaper, reason: Reason, message: str = "", fix: str = "") -> Problem:
    """Return the problem that *reason* is for *paper*; less than a warning is for the rule to say."""
    also = (reason.path,) if reason.path else ()
    where = ("filings", paper.place, "dismisses")
    cite = cited(reason.cite, reason.basis)
    return Problem(where, message or reason.says, _severity(reason), also=also, cite=cite, fix=fix)


def instead(paper: DismissalPaper) -> str:
    """Return what to file instead in a court of a state, or nothing where the rule's own remedy speaks of the court."""
    best = recommended(options(paper.scope)) if paper.matter.court.system == "state" else None
    return f"file what is still open: {best.instrument.title} ({best.instrument.rule})" if best else ""


def _severity(reason: Reason) -> Severity | None:
    """Return a warning where *reason* leaves the paper a condition, or rests on less than a text that was read."""
    return weight(reason.basis) if reason.weight == "closes" else Severity.WARNING


def the_paper(filing: Filing) -> str:
    """Return what a message calls the paper of *filing*: "the notice of 2021-03-02"."""
    name = filing.paper.id.partition("_")[0]
    return f"the {name} of {filing.date}" if filing.date else f"this {name}, which has no date yet"
