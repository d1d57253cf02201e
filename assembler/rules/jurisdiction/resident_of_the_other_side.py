"""JUR014."""

from collections.abc import Iterator
from itertools import product

from assembler.findings.faults import brief
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.model.walk import of_role
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR014",
    cite="28 U.S.C. § 1332(a)(2)",
    basis="verified",
    fix="take `diversity` out of `jurisdiction:`, or sue where no diversity is needed",
    bad="""
        parties:
          kites:
            name: Ann Example
            kind: individual
            formed_in: none
            principal_place: none
            subject_of: Canada
            permanent_resident_in: Washington
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          kites:
            name: Ann Example
            kind: individual
            formed_in: none
            principal_place: none
            subject_of: Canada
            permanent_resident_in: Oregon
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          kites:
            name: Ann Example
            kind: individual
            formed_in: none
            principal_place: none
            subject_of: Canada
            permanent_resident_in: Idaho
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def resident_of_the_other_side(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded between a citizen of a state and an alien who lives there for good.

    An alien admitted for permanent residence stays an alien, but an action between one and a citizen of the state where
    the alien is domiciled is none between a citizen of a state and a citizen of a foreign one.
    """
    if "diversity" not in grounds(matter):
        return
    parties = pleaded(matter)
    ours, theirs = of_role(parties, "plaintiff"), of_role(parties, "defendant")
    for one, other in [*product(ours, theirs), *product(theirs, ours)]:
        alien, citizen = citizenship(parties[one]), citizenship(parties[other])
        for place, tie in alien.residents.items():
            if place in citizen.states:
                fact = f"`{brief(parties[one].name)}` is an alien who lives for good in {place}: {tie.way}; "
                fact += citizen.places[place].way
                yield Problem(("parties", one), fact, also=(("parties", other),))
