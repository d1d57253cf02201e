"""Diversity under 28 U.S.C. § 1332(a): the applicable paragraph, shared citizenship, and aliens."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from assembler.law.citizenship import Citizenship, Tie, citizenship
from assembler.model.party import Party
from assembler.model.walk import of_side

Provision = Literal[1, 2, 3, 4]
"""The number of the paragraph of § 1332(a) that applies."""


@dataclass(frozen=True)
class SharedState:
    """A state of which a plaintiff and a defendant are both citizens, with the reason for each of them."""

    state: str
    plaintiff: str
    defendant: str
    plaintiff_tie: Tie
    defendant_tie: Tie


def provision(parties: Mapping[str, Party]) -> Provision:
    """Return the paragraph of § 1332(a) that applies to *parties*, according to the citizenship that is known.

    Paragraph (4) is for a foreign state as plaintiff; (2) for citizens of a state against aliens only; (3) for citizens
    of different states, with aliens as additional parties; (1) for all other actions.
    """
    plaintiffs = of_side(parties, "plaintiff")
    defendants = of_side(parties, "defendant")
    plaintiffs_citizenships = _citizenships(plaintiffs.values())
    defendants_citizenships = _citizenships(defendants.values())
    if any(party.kind == "foreign state" for party in plaintiffs.values()):
        return 4
    if _only_aliens(plaintiffs_citizenships) or _only_aliens(defendants_citizenships):
        return 2
    return 3 if any(citizen.is_alien for citizen in (*plaintiffs_citizenships, *defendants_citizenships)) else 1


def shared_states(parties: Mapping[str, Party]) -> Iterator[SharedState]:
    """Yield each state of which a plaintiff and a defendant among *parties* are both citizens."""
    citizenships = {name: citizenship(party) for name, party in parties.items()}
    for plaintiff, defendant in product(of_side(parties, "plaintiff"), of_side(parties, "defendant")):
        plaintiffs_citizenship = citizenships[plaintiff]
        defendants_citizenship = citizenships[defendant]
        for state in plaintiffs_citizenship.states:
            if state in defendants_citizenship.states:
                yield SharedState(
                    state,
                    plaintiff,
                    defendant,
                    plaintiffs_citizenship.places[state],
                    defendants_citizenship.places[state],
                )


def is_complete(parties: Mapping[str, Party]) -> bool:
    """Whether diversity is complete: all *parties* are known to be citizens of states, and the sides share no state."""
    sides = [_citizenships(of_side(parties, role).values()) for role in ("plaintiff", "defendant")]
    is_known = all(
        side and all(citizen.states and not citizen.missing_facts and not citizen.cycles for citizen in side)
        for side in sides
    )
    return is_known and not any(shared_states(parties))


def is_aliens_on_both_sides(parties: Mapping[str, Party]) -> bool:
    """Whether there are aliens on both sides of *parties*, and one side consists only of aliens.

    Neither § 1332(a)(2) nor § 1332(a)(3) covers such an action.
    """
    plaintiffs_citizenships = _citizenships(of_side(parties, "plaintiff").values())
    defendants_citizenships = _citizenships(of_side(parties, "defendant").values())
    both_aliens = any(citizen.is_alien for citizen in plaintiffs_citizenships) and any(
        citizen.is_alien for citizen in defendants_citizenships
    )
    return both_aliens and (_only_aliens(plaintiffs_citizenships) or _only_aliens(defendants_citizenships))


def is_minimally_diverse(parties: Mapping[str, Party]) -> bool | None:
    """Whether a plaintiff and a defendant are citizens of different places (§ 1332(d)(2)); None if it is unknown."""
    plaintiffs_places = [set(citizen.places) for citizen in _citizenships(of_side(parties, "plaintiff").values())]
    defendants_places = [set(citizen.places) for citizen in _citizenships(of_side(parties, "defendant").values())]
    pairs = list(product(plaintiffs_places, defendants_places))
    if any(places and other_places and places != other_places for places, other_places in pairs):
        return True
    return False if all(places and other_places for places, other_places in pairs) else None


def pleads_citizenship(party: Party) -> bool:
    """Whether a complaint pleads the citizenship of *party*; for a party on neither side, only if it is known."""
    return party.on_side != "neither" or bool(citizenship(party).places)


def _citizenships(parties: Collection[Party]) -> list[Citizenship]:
    return [citizenship(party) for party in parties]


def _only_aliens(side: Collection[Citizenship]) -> bool:
    return bool(side) and all(citizen.is_alien for citizen in side)
