"""JUR027."""

from collections.abc import Iterator

from assembler.language.money import dollars
from assembler.law.amounts import DIVERSITY
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds
from assembler.rules._prayer import items
from assembler.rules.rule import Problem, rule


@rule(
    "JUR027",
    cite="28 U.S.C. § 1332(a); St. Paul Mercury Indem. Co. v. Red Cab Co., 303 U.S. 283, 288 (1938)",
    basis="memory",
    fix="correct the prayer or the amount; if the prayer asks for more than it says, say so",
)
def prayer_not_over_amount(matter: Matter) -> Iterator[Problem]:
    """The prayer does not exceed the amount that the paper says is exceeded.

    The sum claimed in good faith controls. Interest and costs do not count. A prayer that asks for anything else
    without a sum, such as an injunction or punitive damages, is not checked.
    """
    if "diversity" not in grounds(matter):
        return
    asked = list(items(matter))
    if any(item.open for item in asked) or not any(item.sums for item in asked):
        return
    total = sum(one.cents for item in asked for one in item.sums)
    least = max(matter.amount or 0, DIVERSITY)
    if total <= least * 100:
        first = next(item for item in asked if item.sums)
        fact = f"the prayer asks for {dollars(total)} in all, but the paper says that more than ${least:,}"
        yield Problem(first.path, f"{fact} is in controversy")
