"""DIS010."""

from collections.abc import Iterator

from assembler.law.dismissal_scope import dismissed
from assembler.model.matter import Matter
from assembler.model.walk import of_role
from assembler.rules.dismissal._reasons import dismissals
from assembler.rules.rule import Problem, rule


@rule(
    "DIS010",
    cite="Fed. R. Civ. P. 41(a)(1)(A)",
    basis="verified",
    fix="name a defendant who is still in the case, or leave the notice out",
    bad="""
        parties:
          strings: {terminated: {date: 2025-05-01}}
    """,
    good="""
        parties:
          strings: {terminated: {date: 2025-07-01}}
    """,
)
def nobody_dismissed(matter: Matter) -> Iterator[Problem]:
    """A notice dismisses nobody who is still in the case.

    The rule lets a plaintiff dismiss an action; who has left it before, by `terminated:` or by an earlier notice of the
    matter, is dismissed by no second paper.
    """
    for number, filing, instrument in dismissals(matter):
        if of_role(matter.parties, "defendant") and not dismissed(matter, filing):
            message = f"the {instrument.way} dismisses nobody who is still in the case"
            yield Problem(("filings", number, "dismisses"), message)
