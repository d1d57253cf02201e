"""JUR019."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.places import state_name
from assembler.law.amounts import DIVERSITY
from assembler.law.citizenship import citizenship
from assembler.law.diversity import overlaps
from assembler.law.federal_claims import federal
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import in_state_court, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR019",
    cite="28 U.S.C. § 1441(b)(2)",
    basis="secondary",
    fix="have that defendant served on the day the complaint is filed",
    severity=Severity.NOTE,
)
def home_state_defendant(matter: Matter) -> Iterator[Problem]:
    """The case may be removed until a defendant from the home state is served.

    An action removable for diversity alone may not be removed if a defendant *properly joined and served* is a citizen
    of the state where it was brought. Several courts read that literally: until such a defendant is served, any
    defendant may remove. It is reported only if the citizenship of every plaintiff is known and the parties are
    diverse.
    """
    if not in_state_court(matter) or federal(matter.claims) or (matter.amount or DIVERSITY) < DIVERSITY:
        return
    parties = pleaded(matter)
    here, ours = state_name(matter.court.state), of_side(parties, "plaintiff").values()
    if any(overlaps(parties)) or any(not _known(party) for party in ours):
        return
    for name, party in of_side(parties, "defendant").items():
        if tie := citizenship(party).places.get(here):
            fact = f"`{brief(party.name)}` is a citizen of {here}, where this court sits ({tie.way})"
            fact += ": removal for diversity is barred only after it is served"
            yield Problem(("parties", name), fact)


def _known(party: Party) -> bool:
    """Whether the citizenship of *party* is known, and it is a citizen of some place."""
    whose = citizenship(party)
    return bool(whose.places) and not (whose.nowhere or whose.missing or whose.circles)
