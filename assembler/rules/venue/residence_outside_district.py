"""VEN002."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.places import state, state_name, state_named
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import pleaded
from assembler.rules.rule import Problem, rule
from assembler.rules.venue._residence_said import says_where


@rule(
    "VEN002",
    cite="28 U.S.C. § 1391(b)(1), (c)(1)",
    basis="verified",
    fix="remove `residence` from `venue:`, and write `events` or `property` if one applies",
)
def residence_outside_district(matter: Matter) -> Iterator[Problem]:
    """Venue rests on residence, but a defendant resides in another state.

    All defendants must reside in the state, and one of them in the district. A person resides where domiciled, which is
    the state of `citizenship:`, or else that of `resides_in:`; it is a warning that the matter says neither. An entity
    resides wherever it is subject to personal jurisdiction, which cannot be checked here. A defendant who does not
    reside in the United States does not count.
    """
    reasons = [reason.because for reason in matter.venue]
    if matter.court.system != "federal" or "residence" not in reasons:
        return
    here, number = state_name(matter.court.state), reasons.index("residence")
    for name, party in of_side(pleaded(matter), "defendant").items():
        if party.kind != "individual":
            continue
        home, place = _home(party), ("venue", number)
        if home and (state_named(home) or here) != here:
            verb = "is domiciled" if party.citizenship or party.permanent_resident_in else "resides"
            fact = f"`{brief(party.name)}` {verb} in {state_named(home)}, but `residence` requires {here} for all"
            yield Problem(place, fact, also=(("parties", name),))
        elif not home and not (party.subject_of or matter.venue[number].allegations or says_where(matter, party)):
            fact = f"`residence` says that `{brief(party.name)}` resides in {here}, and nothing else says so"
            fix = "add `citizenship:` or `resides_in:` to the party, or replace `residence` by the ground that applies"
            yield Problem(place, fact, Severity.WARNING, also=(("parties", name),), fix=fix)


def _home(party: Party) -> str:
    """Return the state in which *party* is domiciled, or else resides, or else has its address; "" if none is said."""
    if home := party.permanent_resident_in or party.citizenship:
        return home
    if party.subject_of:
        return ""
    if party.resides_in:
        return state(party.resides_in)
    return party.address[-1] if party.address else ""
