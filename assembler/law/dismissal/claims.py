"""Claims by name, parties who have left the case, and parties who have pleaded a counterclaim or similar claim."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.model.event_kinds import EventKind
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.pleading import Claim
from assembler.model.roles import FurtherRole

CLAIMANT_ROLES: tuple[FurtherRole, ...] = (
    "counterclaim plaintiff",
    "crossclaim plaintiff",
    "third-party plaintiff",
    "cross-complainant",
)
"""Roles of parties who have pleaded a counterclaim, crossclaim or third-party claim."""

CROSS_PLEADINGS: frozenset[EventKind] = frozenset({"counterclaim", "crossclaim", "third-party complaint"})
"""Pleadings that assert a counterclaim, crossclaim or third-party claim."""


def claims_against(matter: Matter, party: str) -> list[tuple[str, Claim]]:
    """Return the claims against *party*, each with its name in the matter."""
    return [(name, claim) for name, claim in named_claims(matter) if party in claim.against]


def named_claims(matter: Matter) -> list[tuple[str, Claim]]:
    """Return each claim with its name: its `id`, or a name with its number, such as `count-2`, if it has no `id`."""
    return [(claim.id or f"count-{number}", claim) for number, claim in enumerate(matter.claims, 1)]


def responsive_claimants(matter: Matter) -> list[str]:
    """Return the names of the parties who have pleaded a counterclaim, crossclaim or third-party claim."""
    return [name for name, party in matter.parties.items() if set(CLAIMANT_ROLES) & set(party.further_roles)]


CLAIMANTS: Mapping[str, tuple[tuple[FurtherRole, ...], EventKind]] = {
    "counterclaim defendant": (("counterclaim plaintiff", "cross-complainant"), "counterclaim"),
    "crossclaim defendant": (("crossclaim plaintiff", "cross-complainant"), "crossclaim"),
    "third-party defendant": (("third-party plaintiff",), "third-party complaint"),
    "cross-defendant": (("cross-complainant",), "crossclaim"),
}
"""For each role of a party whom a defendant sues, the roles that this defendant may have, and the pleading."""


@dataclass(frozen=True)
class UnlistedPleading:
    """A defendant's pleading that no event lists, and that is implied only by the role of the party it is against."""

    against: str
    role: str
    pleading: EventKind
    possible_pleaders: tuple[str, ...]
    """The defendants who may have served the pleading: those without a listed answer."""


def unlisted_pleadings(matter: Matter) -> Iterator[UnlistedPleading]:
    """Yield the defendants' pleadings that a party's role implies, unless an event or other role shows who pleaded."""
    roles = {role for party in matter.parties.values() for role in party.further_roles}
    opponents_events = [event for event in matter.events if any(not _is_plaintiff(matter, name) for name in event.by)]
    answering_names = {name for event in opponents_events if "answer" in event.kinds for name in event.by}
    for name, party in matter.parties.items():
        for role in (party.role.casefold(), *party.further_roles):
            claimant_roles, pleading = CLAIMANTS.get(role, ((), "answer"))
            is_listed = any(event.event in CROSS_PLEADINGS and name not in event.by for event in opponents_events)
            if claimant_roles and not is_listed and not roles & set(claimant_roles):
                candidates = (
                    candidate_name
                    for candidate_name, candidate in matter.parties.items()
                    if candidate.on_side == "defendant" and candidate_name != name
                )
                possible_pleaders = tuple(
                    candidate_name for candidate_name in candidates if candidate_name not in answering_names
                )
                yield UnlistedPleading(name, role, pleading, possible_pleaders)


def _is_plaintiff(matter: Matter, name: str) -> bool:
    return matter.parties[name].on_side == "plaintiff"


def left_before(party: Party, day: dt.date | None) -> bool:
    """Whether *party* left the case before *day*, so that an amendment on *day* cannot be what ended its part in it."""
    return party.terminated is not None and day is not None and party.terminated.date < day


def has_left(party: Party, day: dt.date | None) -> bool:
    """Whether *party* has left the case by *day*, or at all if *day* is None."""
    return party.terminated is not None and (day is None or party.terminated.date <= day)
