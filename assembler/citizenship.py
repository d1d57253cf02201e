"""Whose citizen a party is, for diversity: 28 U.S.C. § 1332(c), and the members of an entity traced down.

An entity that is not a corporation has the citizenship of each of its members, a traditional trust that of its
trustees (Johnson v. Columbia Props. Anchorage, LP, 437 F.3d 894, 899 (9th Cir. 2006); Americold Realty Trust v.
ConAgra Foods, Inc., 577 U.S. 378 (2016)).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assembler.model.party import COMPOUND, Member, Party

Trail = tuple[str, ...]
"""The names from a party down to the one who gives the citizenship: Parler LLC, its trust, the trustee."""


@dataclass(frozen=True)
class Citizenship:
    """The states of which a party is a citizen, each with the trail that leads to it, and what is not known."""

    states: Mapping[str, Trail]
    missing: tuple[tuple[Trail, str], ...]


def citizenship(party: Member) -> Citizenship:
    """Return the citizenship of *party*, traced through members and trustees."""
    states: dict[str, Trail] = {}
    missing: list[tuple[Trail, str]] = []
    _trace(party, (), states, missing)
    return Citizenship(states, tuple(missing))


def behind(party: Member) -> tuple[Member, ...]:
    """Return those from whom *party* takes its citizenship: trustees of a trust, else its members."""
    return tuple(party.trustees.values()) or tuple(party.members.values())


def state(place: str) -> str:
    """Return the state in "Seattle, Washington"."""
    return place.rpartition(",")[2].strip()


def _trace(one: Member, above: Trail, states: dict[str, Trail], missing: list[tuple[Trail, str]]) -> None:
    trail = (*above, one.name)
    if one.kind in COMPOUND:
        if not behind(one):
            missing.append((trail, "trustees" if one.kind == "trust" else "members"))
        for person in behind(one):
            _trace(person, trail, states, missing)
    elif one.kind == "corporation":
        _take(one.formed_in, "formed_in", trail, states, missing)
        _take(one.principal_place and state(one.principal_place), "principal_place", trail, states, missing)
    elif one.kind in {"individual", "estate"}:
        _take(one.citizenship, "citizenship", trail, states, missing)
    else:  # a state is a citizen of no state; other public bodies and property need the pleader's own words
        missing.append((trail, "citizenship"))


def _take(
    place: str | None, field: str, trail: Trail, states: dict[str, Trail], missing: list[tuple[Trail, str]]
) -> None:
    if place:
        states.setdefault(place, trail)
    else:
        missing.append((trail, field))


def of_role(parties: Mapping[str, Party], role: str) -> dict[str, Party]:
    """Return the parties of *role*, by name, in the caption's order."""
    return {name: party for name, party in parties.items() if party.role == role}
