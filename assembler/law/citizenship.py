"""The citizenship of a party for diversity, 28 U.S.C. § 1332(c), traced through the members of entities.

An unincorporated entity has the citizenship of each of its members, a traditional trust has that of its trustees, and a
business trust has that of its members (Johnson v. Columbia Props. Anchorage, LP, 437 F.3d 894, 899 (9th Cir. 2006);
Americold Realty Trust v. ConAgra Foods, Inc., 577 U.S. 378 (2016)).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from assembler.language.places import country_named, state_in, state_named
from assembler.model.party import COMPOUND_KINDS, Member, Party

Trail = tuple[str, ...]
"""The names from a party through its member entities, ending with the member whose citizenship counts."""

PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "corporation": (
        ("formed_in", "incorporated in {place}"),
        ("principal_place", "principal place of business in {place}"),
    ),
    "national bank": (("main_office", "main office in {place}"),),
    "municipality": (("formed_in", "a subdivision of {place}"),),
    "estate": (("citizenship", "of a decedent who was a citizen of {place}"),),
    "individual": (("citizenship", "domiciled in {place}"),),
    "government": (("citizenship", "a citizen of {place}"),),
    "property": (("citizenship", "a citizen of {place}"),),
}
"""For each kind of party, the keys that determine its citizenship, and the wording that findings use for each key."""


@dataclass(frozen=True)
class Tie:
    """Why a party is a citizen of a place: the trail of names, and the trail in words with the decisive fact."""

    trail: Trail
    chain: str
    is_foreign: bool = False


@dataclass(frozen=True)
class Citizenship:
    """The places of which a party is a citizen, and the facts that are missing to determine its citizenship."""

    places: Mapping[str, Tie] = field(default_factory=dict)
    residents: Mapping[str, Tie] = field(default_factory=dict)
    """The states in which aliens admitted for permanent residence are domiciled."""
    stateless: Mapping[Trail, str] = field(default_factory=dict)
    """Parties and members who are citizens of no state, each with the reason for that."""
    missing_facts: tuple[tuple[Trail, str], ...] = ()
    """Parties and members whose citizenship is unknown, each with the matter's key that would supply it."""
    cycles: tuple[Trail, ...] = ()
    """Trails that show that an entity is, directly or indirectly, a member of itself."""

    @property
    def states(self) -> dict[str, Trail]:
        """The U.S. states among the places, and any places that are not recognized, each with its trail."""
        return {place: tie.trail for place, tie in self.places.items() if not tie.is_foreign}

    @property
    def foreign_states(self) -> dict[str, Trail]:
        """The foreign states among the places, each with its trail."""
        return {place: tie.trail for place, tie in self.places.items() if tie.is_foreign}

    @property
    def is_alien(self) -> bool:
        """Whether the party is a citizen or subject of a foreign state and of no U.S. state."""
        return bool(self.foreign_states) and not self.states


@dataclass
class _Tracing:
    places: dict[str, Tie] = field(default_factory=dict)
    residents: dict[str, Tie] = field(default_factory=dict)
    stateless: dict[Trail, str] = field(default_factory=dict)
    missing_facts: list[tuple[Trail, str]] = field(default_factory=list)
    cycles: list[Trail] = field(default_factory=list)


def is_unidentified(party: Party) -> bool:
    """Whether *party* is a Doe for whom the matter states no citizenship."""
    return party.does is not None and not (party.kind == "individual" and party.citizenship)


def citizenship(party: Member) -> Citizenship:
    """Return the citizenship of *party*, traced through members and trustees.

    The result is empty for a Doe for whom the matter states no citizenship.
    """
    tracing = _Tracing()
    if not (isinstance(party, Party) and is_unidentified(party)):
        _trace(party, trail_above=(), chain="", tracing=tracing)
    return Citizenship(
        places=tracing.places,
        residents=tracing.residents,
        stateless=tracing.stateless,
        missing_facts=tuple(tracing.missing_facts),
        cycles=tuple(tracing.cycles),
    )


def members_or_trustees(party: Member) -> tuple[Member, ...]:
    """Return the members whose citizenship *party* shares: the trustees of a trust, the members of other entities.

    There are none for a party of any other kind, such as a corporation or an individual.
    """
    if party.kind not in COMPOUND_KINDS:
        return ()
    return tuple((party.trustees if party.kind == "trust" else party.members).values())


def member_role(party: Member) -> str:
    """Return the word for those whose citizenship *party* shares: "member", "partner" or "trustee"."""
    if party.kind == "trust":
        return "trustee"
    return "partner" if "partnership" in party.kind else "member"


def comparable_name(name: str) -> str:
    """Return *name* normalized for comparison: casefolded, and without spaces and punctuation."""
    return re.sub(r"\W", "", name).casefold()


def _trace(member: Member, trail_above: Trail, chain: str, tracing: _Tracing) -> None:
    trail = (*trail_above, member.name)
    if comparable_name(member.name) in map(comparable_name, trail_above):
        tracing.cycles.append(trail)
    elif member.kind in COMPOUND_KINDS:
        if not members_or_trustees(member):
            tracing.missing_facts.append((trail, f"{member_role(member)}s" if member.kind == "trust" else "members"))
        for person in members_or_trustees(member):
            step = f"{member_role(member)} {person.name}" if member_role(member) == "trustee" else person.name
            _trace(person, trail, f"{chain or member.name} -> {step}", tracing)
    else:
        _trace_own_citizenship(member, trail, chain or member.name, tracing)


def _trace_own_citizenship(member: Member, trail: Trail, chain: str, tracing: _Tracing) -> None:
    """Record the citizenship of a party whose citizenship is not that of its members or trustees."""
    if member.kind == "unknown":
        tracing.missing_facts.append((trail, "kind"))
    elif member.kind in {"state", "state agency"}:
        tracing.stateless[trail] = (
            "a state is a citizen of no state" if member.kind == "state" else "it is an arm of a state"
        )
    elif member.kind == "foreign state":
        _add_place(member.name, "a foreign state", trail, chain, tracing, is_foreign=True)
    elif member.citizenship and member.kind == "individual":  # U.S. citizens domiciled in a state
        _trace_keys(member, trail, chain, tracing)
    elif member.domiciled_abroad:
        tracing.stateless[trail] = f"a citizen of the United States domiciled in {member.domiciled_abroad}"
    elif member.subject_of:
        _add_place(
            member.subject_of, f"a citizen or subject of {member.subject_of}", trail, chain, tracing, is_foreign=True
        )
        if home := member.permanent_resident_in:
            tracing.residents.setdefault(state_named(home) or home, Tie(trail, f"{chain}, domiciled in {home}"))
    else:
        _trace_keys(member, trail, chain, tracing)


def _trace_keys(member: Member, trail: Trail, chain: str, tracing: _Tracing) -> None:
    for key, wording in PLACES[member.kind]:
        value: str | None = getattr(member, key)
        if not value:
            tracing.missing_facts.append((trail, key))
            continue
        place = state_in(value)
        name = state_named(place) or country_named(place) or place
        is_foreign = state_named(place) is None and country_named(place) is not None
        _add_place(name, wording.format(place=name), trail, chain, tracing, is_foreign=is_foreign)


def _add_place(place: str, wording: str, trail: Trail, chain: str, tracing: _Tracing, *, is_foreign: bool) -> None:
    tracing.places.setdefault(place, Tie(trail, f"{chain}, {wording}", is_foreign=is_foreign))
