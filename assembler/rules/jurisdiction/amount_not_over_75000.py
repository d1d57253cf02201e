"""JUR006."""

from collections.abc import Iterator

from assembler.law.amounts import DIVERSITY
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds
from assembler.rules.rule import Problem, rule


@rule(
    "JUR006",
    cite="28 U.S.C. § 1332(a)",
    basis="verified",
    fix="write `amount: 75000`, or a higher amount that is exceeded, if that is so; else remove `diversity`",
)
def amount_not_over_75000(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded without an amount in controversy over $75,000.

    The statute requires more than $75,000, exclusive of interest and costs. The paper says so if the matter does.
    """
    if "diversity" not in grounds(matter):
        return
    if matter.amount is None:
        yield Problem(
            ("jurisdiction",), f"`diversity` is a ground, but no `amount:` of ${DIVERSITY:,} or more is given"
        )
    elif matter.amount < DIVERSITY:
        yield Problem(("amount",), f"`{matter.amount}` is too low: `diversity` requires more than ${DIVERSITY:,}")
