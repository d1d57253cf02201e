"""The family `opening`: its sections."""

from assembler.papers.opening.sections import (
    assignment,
    claims,
    facts,
    jurisdiction,
    jury_demand,
    parties,
    relief,
    venue,
)
from assembler.plan.context import Family

FAMILY = Family(
    sections={
        "assignment": assignment.build,
        "claims": claims.build,
        "facts": facts.build,
        "jurisdiction": jurisdiction.build,
        "jury_demand": jury_demand.build,
        "parties": parties.build,
        "relief": relief.build,
        "venue": venue.build,
    },
)
