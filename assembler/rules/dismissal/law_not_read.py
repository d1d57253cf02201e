"""DIS027."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import RELY, against, problem, rely
from assembler.rules.rule import Problem, rule


@rule(
    "DIS027",
    cite="this program",
    basis="program",
    fix=RELY,
)
def law_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """The law on this way of ending a case was not read.

    A notice that has no effect, or that ends a claim for good, cannot be taken back. So a paper is printed only if it
    is shown to be open: the law of the instrument was read, and nothing in the matter closes it or may close it. Only
    `relies_on:` in the filing itself lifts a doubt, by naming the lawyer who answers for it; a waiver or an inherited
    file does not. Nothing opens an instrument that a law which was read closes.
    """
    for reason in against(paper, "unread"):
        yield problem(paper, reason, fix=rely(paper))
