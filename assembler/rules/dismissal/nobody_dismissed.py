"""DIS010."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS010",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    waivable="none",
    fix="name a defendant who is still in the case, or remove the notice",
)
def nobody_dismissed(paper: DismissalPaper) -> Iterator[Problem]:
    """A notice dismisses no party who is still in the case.

    A party who has left, by `terminated:` or by an earlier notice in the matter, cannot be dismissed again.
    """
    for reason in against(paper, "nobody"):
        yield problem(paper, reason)
