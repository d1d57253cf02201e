"""JUR013."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.law.citizenship import citizenship
from assembler.law.diversity import aliens_alone
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR013",
    cite="28 U.S.C. § 1332(a)(2), (3)",
    basis="derived",
    fix="remove `diversity` from `jurisdiction:`, or make sure that citizens of different states are on both sides",
)
def aliens_on_both_sides(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded with aliens on both sides.

    The statute covers actions between citizens of a state and aliens, and actions between citizens of different states
    with aliens as additional parties. An action between aliens alone, or with citizens of a state on one side only, is
    neither.
    """
    parties = pleaded(matter)
    if "diversity" in grounds(matter) and aliens_alone(parties):
        names = " and ".join(f"`{brief(party.name)}`" for party in parties.values() if citizenship(party).alien)
        yield Problem(("jurisdiction",), f"citizens of foreign states are on both sides: {names}")
