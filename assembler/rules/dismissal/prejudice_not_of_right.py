"""DIS032."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import RELY, against, problem, rely
from assembler.rules.rule import Problem, rule

OTHERWISE = "dismiss without prejudice, or by a stipulation or an order"


@rule(
    "DIS032",
    cite="this program",
    basis="program",
    waivable="none",
    fix=f"{OTHERWISE}, or {RELY}",
)
def prejudice_not_of_right(paper: DismissalPaper) -> Iterator[Problem]:
    """A notice dismisses with prejudice, and the law that was read gives a dismissal without prejudice alone.

    Most rules let the notice itself say otherwise. Where the text does not, or was not read, a notice that ends the
    claim for good may end nothing, or be taken for one without prejudice.
    """
    for reason in against(paper, "effect"):
        yield problem(paper, reason, fix=OTHERWISE if reason.bars else rely(paper, OTHERWISE))
