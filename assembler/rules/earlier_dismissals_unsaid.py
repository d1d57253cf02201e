"""DIS006."""

from collections.abc import Iterator

from assembler.finding import Severity
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._papers import notices


@rule(
    "DIS006",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix="add `earlier_dismissals: none`, or list them",
    bad="""
        # earlier_dismissals: none
    """,
    good="""
        earlier_dismissals: none
    """,
    severity=Severity.WARNING,
)
def earlier_dismissals_unsaid(matter: Matter) -> Iterator[Problem]:
    """A notice of dismissal, and nobody says whether the claim was dismissed before.

    After an earlier dismissal of the same claim, in any federal or state court, a notice ends the claim for good.
    """
    for number, _ in notices(matter):
        if matter.earlier_dismissals is None:
            message = "no `earlier_dismissals:` says whether the same claim was dismissed before"
            yield Problem(("filings", number), message)
