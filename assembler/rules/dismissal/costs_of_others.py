"""DIS036."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.rule import Problem, rule


@rule(
    "DIS036",
    cite="house style: a paper of one side does not dispose of the other side’s costs",
    basis="convention",
    fix="leave `costs:` out, or file a stipulation that all sign",
    severity=Severity.WARNING,
)
def costs_of_others(paper: DismissalPaper) -> Iterator[Problem]:
    """A notice says that each side bears its own costs.

    Nobody but the plaintiff signs a notice, so it cannot waive the costs of the others.
    """
    if paper.filing.costs and paper.instrument.way == "notice":
        message = f"the notice says `{paper.filing.costs}`, and the other side does not sign it"
        yield Problem(("filings", paper.place, "costs"), message)
