"""DIS009."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, better, problem
from assembler.rules.rule import Problem, rule

RELIES = "add `relies_on:` to the filing with instrument, because (the consent and its day), lawyer and date"
"""What a filing says once somebody beside the court has consented."""


@rule(
    "DIS009",
    cite="Fed. R. Civ. P. 23(e), 23.1(c), 23.2, 66, 41(a)(1)(A)",
    basis="verified",
    waivable="none",
    fix="ask the court for an order",
)
def approval_needed(paper: DismissalPaper) -> Iterator[Problem]:
    """The court must approve this dismissal, and no order accompanies it.

    Examples are the claims of a class that is certified or proposed for settlement, a derivative action, and an action
    in which a receiver was appointed. An order that the clerk enters, or that only confirms a stipulation or a
    nonsuit, approves nothing. A court keeps jurisdiction over a settlement only if its order says so.
    """
    fix = f"get the consent in writing, and {RELIES}" if paper.instrument.way == "motion" else better(paper)
    for reason in against(paper, "approval"):
        yield problem(paper, reason, fix=f"{reason.instead}, or {RELIES}" if reason.instead else fix)
