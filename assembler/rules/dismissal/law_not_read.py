"""DIS027."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._reasons import RELY, against, problem
from assembler.rules.rule import Problem, rule


@rule(
    "DIS027",
    cite="this program",
    basis="program",
    fix=RELY,
    bad="""
        court: njsuper
        county: Essex
        division: none
        number: ESX-L-000000-25
        jurisdiction: none
    """,
    good=(
        """
        court: masuper
        county: Suffolk
        division: none
        number: 2584CV00000
        jurisdiction: none
        """,
        """
        court: gasuper
        county: Fulton
        division: none
        number: 2025CV000000
        jurisdiction: none
        """,
    ),
)
def law_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper ends a case by an instrument of which nobody has read when it is open.

    A notice that does nothing, or one that ends a claim for good, cannot be taken back. So nothing is printed that is
    not shown to be open: the law that opens and closes the instrument was read, and nothing that the matter knows
    closes it or may. Only the filing itself lifts a doubt, by `relies_on:`, where a lawyer answers for it; no waiver
    does, and no file that the matter extends. What law that was read closes is lifted by nothing.
    """
    for reason in against(paper, "unread"):
        yield problem(paper, reason)
