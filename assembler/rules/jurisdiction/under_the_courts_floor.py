"""JUR031."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.money import dollars
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import counted, items
from assembler.rules.rule import Problem, rule


@rule(
    "JUR031",
    cite="the statute on the least amount that the court hears, on record for the court",
    basis="verified",
    severity=Severity.WARNING,
    fix="file in the court that hears smaller sums, or demand all that the plaintiff is likely to recover",
)
def under_the_courts_floor(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for no more money than a lower court hears.

    An action for money may then be dismissed, as in the Superior Court of Massachusetts. All sums of the prayer are
    added, without interest, fees, costs and penalties. If an item leaves its sum open or asks for something else,
    nothing is reported.
    """
    law, prayer = matter.court.amount_floor, list(items(matter))
    asked = [(item, one.cents) for item in prayer for one in counted(item)]
    if law is None or not asked or not any(opening(matter)) or any(item.open for item in prayer):
        return
    total = sum(cents for _, cents in asked)
    if total <= law.value * 100:
        fact = (
            f"the prayer asks for {dollars(total)}, and `{matter.court.id}` hears actions for more than ${law.value:,}"
        )
        severity = None if was_read(law.basis) else Severity.NOTE
        yield Problem(asked[0][0].path, fact, severity, cite=law.authority)
