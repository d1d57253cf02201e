"""JUR014."""

from collections.abc import Iterator
from itertools import product

from assembler.findings.faults import brief
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR014",
    cite="28 U.S.C. § 1332(a)(2)",
    basis="verified",
    fix="remove `diversity` from `jurisdiction:`, or sue in a state court",
)
def resident_of_the_other_side(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded between a citizen of a state and an alien who is a permanent resident of that state.

    There is no diversity between a citizen of a state and an alien admitted for permanent residence who is domiciled in
    the same state.
    """
    if "diversity" not in grounds(matter):
        return
    parties = pleaded(matter)
    ours, theirs = of_side(parties, "plaintiff"), of_side(parties, "defendant")
    for name, other in [*product(ours, theirs), *product(theirs, ours)]:
        alien, citizen = citizenship(parties[name]), citizenship(parties[other])
        for place, tie in alien.residents.items():
            if place in citizen.states:
                fact = f"`{brief(parties[name].name)}` is an alien who resides permanently in {place}: {tie.way}; "
                fact += citizen.places[place].way
                yield Problem(("parties", name), fact, also=(("parties", other),))
