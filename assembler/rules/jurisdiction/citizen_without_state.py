"""JUR012."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR012",
    cite="Moor v. County of Alameda, 411 U.S. 693, 717 (1973); Newman-Green, Inc. v. Alfonzo-Larrain, 490 U.S. 826, 828"
    " (1989)",
    basis="secondary",
    fix="remove `diversity` from `jurisdiction:`, or remove the party",
)
def citizen_without_state(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, but a party is a citizen of no state.

    A state and its arms are not citizens; a county or a city is. A United States citizen who is domiciled abroad is a
    citizen neither of a state nor of a foreign state. Such a party, or an entity with such a member, destroys
    diversity.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded(matter).items():
        for trail, why in citizenship(party).nowhere.items():
            way = f" ({' -> '.join(trail)})" if len(trail) > 1 else ""
            yield Problem(("parties", name), f"`{brief(trail[-1])}` is a citizen of no state{way}: {why}")
