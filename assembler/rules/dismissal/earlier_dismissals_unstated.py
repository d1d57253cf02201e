"""DIS006."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.law import cited
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS006",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    waivable="some",
    fix="add `earlier_dismissals: none`, or list them",
    severity=Severity.WARNING,
)
def earlier_dismissals_unstated(paper: DismissalPaper) -> Iterator[Problem]:
    """The matter does not say whether the claim was dismissed before.

    After an earlier dismissal of the same claim, in any federal or state court, a notice in a federal court ends the
    claim for good; many states have a similar rule. So a notice that is to be without prejudice is not shown to be open
    until the matter says that there was none, or lists them. For a motion, and for a notice with prejudice, it is only
    a warning.
    """
    doubts = [*against(paper, "earlier unstated")]
    for reason in doubts:
        yield problem(paper, reason)
    second = paper.instrument.second_dismissal
    if paper.matter.earlier_dismissals is None and second.then != "nothing" and not doubts:
        message = "no `earlier_dismissals:` says whether the same claim was dismissed before"
        cite = cited(second.cite or paper.instrument.rule, second.basis)
        yield Problem(("filings", paper.place), message, cite=cite)
