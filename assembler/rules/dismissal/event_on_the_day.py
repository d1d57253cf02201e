"""DIS005."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS005",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="none",
    fix="add `order: before the notice` or `order: after the notice` to the event",
)
def event_on_the_day(paper: DismissalPaper) -> Iterator[Problem]:
    """The event that would bar this dismissal happened the same day, and the matter does not say which came first.

    If an answer was served first, a notice in a federal court has no effect.
    """
    for reason in against(paper, "on the day"):
        yield problem(paper, reason)
