"""The reasons against a paper that dismisses, as the rules report them."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.dismissal.options import options, recommended
from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reason import Kind, Reason
from assembler.law.dismissal.scope import DECIDES
from assembler.model.filing import Filing
from assembler.model.law import cited
from assembler.rules._doubts import ANYWAY, RIGHT
from assembler.rules.rule import Problem

RELY = f"settle it, or add `relies_on:` to the filing with instrument, because, lawyer and date; {ANYWAY}"
"""The remedy for a doubt."""


def rely(paper: DismissalPaper, *others: str, remedy: str = RELY) -> str:
    """Return the remedy for a doubt about *paper*: *others*, or *remedy*.

    Where a lawyer has answered for the paper, or a law that was read closes it anyway, *remedy* would change nothing.
    """
    if paper.option.barred:
        remedy = "file another paper: this one is closed"
    elif paper.filing.relies_on:
        remedy = RIGHT if paper.relied_on else f"settle it; {ANYWAY}"
    return ", or ".join(filter(None, (*others, remedy)))


def against(paper: DismissalPaper, kind: Kind) -> Iterator[Reason]:
    """Yield the reasons of *kind* against *paper*."""
    return (reason for reason in paper.option.doubts if reason.kind == kind)


def problem(paper: DismissalPaper, reason: Reason, message: str = "", fix: str = "") -> Problem:
    """Return *reason* as a problem of *paper*.

    If a law that was read closes the instrument, it is an error that no waiver, draft or lawyer can lift; otherwise a
    doubt: the paper is not shown to be open.
    """
    also = (reason.path,) if reason.path else ()
    where = ("filings", paper.place, "dismisses")
    message = message or reason.says
    if reason.condition:
        message = f"{message}; it is open only if {reason.condition}"
    closed = Problem(where, message, also=also, cite=cited(reason.cite, reason.basis), fix=fix, promise=True)
    return closed if reason.bars else doubt(paper, closed)


def doubt(paper: DismissalPaper, closed: Problem) -> Problem:
    """Return *closed* as a doubt: an error of the program's own, or a warning if a lawyer answers for the paper."""
    said = f"{closed.message} ({closed.cite})"
    if paper.relied_on and paper.filing.relies_on:
        who = paper.filing.relies_on
        name = paper.matter.counsel[who.lawyer].name
        message = f"not shown to be open, and {name} answers for it ({who.date}: {who.because}): {said}"
        return replace(closed, message=message, severity=Severity.WARNING, cite="this program", passes_draft=True)
    message = f"not shown to be open: {said}"
    return replace(closed, message=message, severity=Severity.ERROR, cite="this program", passes_draft=True)


def instead(paper: DismissalPaper) -> str:
    """Return what to file instead in a state court; nothing in a federal court, for which the rule has a remedy."""
    if paper.matter.court.system == "federal":
        return ""
    return better(paper) or "`assembler dismiss` shows every instrument of this court, and why each is closed"


def better(paper: DismissalPaper) -> str:
    """Return the instrument that is recommended instead of that of *paper*, as a remedy; "" if there is none."""
    best = recommended(options(paper.scope))
    if best is None or best.key == paper.option.key:
        return ""
    what, is_open = f"{best.instrument.title} ({best.instrument.rule})", best.verdict == "open"
    return f"file what is still open: {what}" if is_open else f"{what} may be open; see `assembler dismiss`"


def what_is_left(paper: DismissalPaper) -> str:
    """Return the remedy for a paper that dismisses decided claims too: to dismiss only the others; "" if none are."""
    scope = paper.scope
    decisions = [event for _, event in scope.events if event.event in DECIDES]
    decided = [one for one in scope.claims if any(scope.decided_by(event, one.party, one.claim) for event in decisions)]
    left = [one for one in scope.claims if one not in decided]
    if len(left) in {0, len(scope.claims)}:
        return ""
    names = [f"`{one.claim}`" for one in left if one.claim] or [f"against `{one.party}`" for one in left]
    return f"dismiss only what was not decided: {series(list(dict.fromkeys(names)))}"


def the_paper(filing: Filing) -> str:
    """Return what a message calls the paper of *filing*: "the notice of 2021-03-02"."""
    name = filing.paper.name.removeprefix("Data Sheet for ").partition(" ")[0].lower()
    return f"the {name} of {filing.date}" if filing.date else f"this {name}, which has no date yet"
