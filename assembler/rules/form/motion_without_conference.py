"""FMT012."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.court.motion import role_of
from assembler.model.law import weight
from assembler.rules.rule import Problem, rule


@rule(
    "FMT012",
    cite="the court's rules on conferring before a motion",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `conferred: {with: ..., how: ..., date: ..., result: ...}` to the filing",
)
def motion_without_conference(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion does not say whether counsel conferred with the other side, and its court wants that said.

    Some courts deny a motion without such a statement. The program prints it, in the court's words where the court has
    any, once the filing says with whom counsel conferred, how, on which day and with what result; where the rule wants
    none of this motion, `result: not required` says so.
    """
    law, filing = paper.matter.court.motion, paper.filing
    if law is None or role_of(filing.paper) != "motion" or filing.sections:
        return
    if law.value.motion.conferral and not filing.conferred:
        message = "the motion does not say whether counsel conferred with the other side"
        yield Problem(("filings", paper.place), message, weight(law.basis), cite=law.authority)
