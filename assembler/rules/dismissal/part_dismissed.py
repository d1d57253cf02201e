"""DIS011."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import against, problem, rely
from assembler.rules.rule import Problem, rule


@rule(
    "DIS011",
    cite="Fed. R. Civ. P. 41(a)(1)(A), as the circuit reads it",
    basis="verified",
    waivable="none",
    fix="amend the complaint, or move to drop the party, as the court’s law has it",
)
def part_dismissed(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper dismisses a part of the action, which the court's law does not allow.

    Rule 41(a) speaks of an action. Most circuits treat all claims against one defendant as an action; the Sixth does
    not, and the Seventh is divided. Few courts let a plaintiff drop a single claim by notice; elsewhere the complaint
    is amended.
    """
    for reason in against(paper, "partial"):
        yield problem(paper, reason, fix=reason.instead if reason.bars else rely(paper, reason.instead))
