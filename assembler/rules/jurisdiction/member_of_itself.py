"""JUR011."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.law.citizenship import citizenship
from assembler.model.matter import Matter
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule


@rule("JUR011", cite="house style", basis="convention", fix="name its ultimate members outside the circle")
def member_of_itself(matter: Matter) -> Iterator[Problem]:
    """An entity is, directly or indirectly, a member of itself.

    Two companies may own each other, but that gives neither a citizenship. The members must be traced to the persons
    and corporations outside the circle.
    """
    for name, party in pleaded(matter).items():
        for trail in citizenship(party).circles:
            yield Problem(("parties", name), f"`{brief(trail[-1])}` is a member of itself: {' -> '.join(trail)}")
