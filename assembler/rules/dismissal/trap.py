"""DIS029."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reasons import watched
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS029",
    cite="Hudson v. City of Chicago, 228 Ill. 2d 462 (2008)",
    basis="verified",
    severity=Severity.WARNING,
    fix="consider this before the paper is filed; once you have, waive the rule",
)
def trap(paper: DismissalPaper) -> Iterator[Problem]:
    """A dismissal is allowed, but it costs the claim, or may.

    For example, in Illinois a claim that is dismissed after a part of the action was decided is barred as split when it
    is refiled; and a savings statute saves a claim only once.
    """
    for reason in watched(paper.scope, warned=True):
        also = (reason.path,) if reason.path else ()
        cite = cited(reason.cite, reason.basis)
        yield Problem(("filings", paper.place, "dismisses"), reason.says, also=also, cite=cite)
