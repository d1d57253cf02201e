"""VEN014."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.language.places import state_name
from assembler.law.residence import lives_here
from assembler.law.venue_parties import OF_ALL_PARTIES
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import in_state_court, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "VEN014",
    cite="where the matter says that the defendants are",
    basis="program",
    fix="replace `nonresidents` under `venue:` by the ground that applies, or correct the party's place",
)
def resident_called_nonresident(matter: Matter) -> Iterator[Problem]:
    """Venue rests on defendants, or in some states parties, none of whom resides in the state, and one is there.

    Many states let an action against nonresidents be brought in any county, or in that of the plaintiff. It is the
    residence of a natural person that counts, and the principal place of business of an entity.
    """
    reasons = [reason.because for reason in matter.venue]
    if not in_state_court(matter) or "nonresidents" not in reasons:
        return
    parties = pleaded(matter)
    ground = matter.court.venue.value.ground("nonresidents") if matter.court.venue else None
    everyone = bool(ground and OF_ALL_PARTIES.search(ground.because))
    for name, party in (parties if everyone else of_side(parties, "defendant")).items():
        if lives_here(party, matter.court):
            key = "resides_in" if party.resides_in else "principal_place"
            place, here = getattr(party, key), state_name(matter.court.state)
            who = "party" if everyone else "defendant"
            fact = f"`nonresidents` says that no {who} resides in {here}; `{brief(party.name)}` is in `{place}`"
            yield Problem(("venue", reasons.index("nonresidents")), fact, also=(("parties", name, key),))
