"""JUR030."""

from collections.abc import Iterator

from assembler.language.money import dollars
from assembler.law.proceedings import proceeding
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import items
from assembler.rules.rule import Problem, rule


@rule(
    "JUR030",
    cite="the statute that limits the amounts that the court hears, on record for the court",
    basis="verified",
    fix="file in a court of general jurisdiction, or demand no more than the limit",
)
def over_the_courts_limit(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for more than the court may hear.

    A lower court hears claims up to a limit, but a special proceeding may be without one, as one for the possession of
    premises is in the Civil Court of the City of New York. Each sum of the prayer is compared with it, not their total,
    because some courts measure each cause of action by itself.
    """
    law = matter.court.amount_limit
    special = proceeding(matter)
    if law is None or not any(opening(matter)) or (special and special.any_amount):
        return
    for item in items(matter):
        most = max((one.cents for one in item.sums), default=0)
        if most > law.value * 100:
            fact = f"the prayer asks for {dollars(most)}, and the limit of `{matter.court.id}` is ${law.value:,}"
            yield Problem(item.path, fact, weight(law.basis), cite=law.authority)
            return
