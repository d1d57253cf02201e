"""Diversity destroyed by citizens of one state, aliens on both sides, parties without a state or unknown defendants."""

from collections.abc import Iterator
from itertools import product

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.places import state_in, state_named
from assembler.law.citizenship import Tie, citizenship, is_unidentified
from assembler.law.diversity import is_aliens_on_both_sides, shared_states
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side, persons
from assembler.rules._complaint import grounds, pleaded_parties
from assembler.rules.rule import Problem, rule


@rule(
    "JUR005",
    cite="28 U.S.C. § 1332(a)(1), (c)(1)",
    basis="verified",
    fix="remove `diversity` from `jurisdiction:`, or sue in a state court",
)
def citizens_of_one_state(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, but a plaintiff and a defendant are citizens of the same state.

    No plaintiff may be a citizen of the same state as a defendant. If a party takes its citizenship from members or
    trustees, the finding is only a warning, because the cases on such parties were read only in part.
    """
    if "diversity" not in grounds(matter):
        return
    parties = pleaded_parties(matter)
    for shared in shared_states(parties):
        plaintiff = parties[shared.plaintiff].name
        defendant = parties[shared.defendant].name
        ties = f"{shared.plaintiff_tie.chain}; {shared.defendant_tie.chain}"
        message = f"`{plaintiff}` and `{defendant}` are both citizens of {shared.state}: {ties}"
        severity = None
        if len(shared.plaintiff_tie.trail) > 1 or len(shared.defendant_tie.trail) > 1:
            message = f"{message} (members and trustees count under case law)"
            severity = Severity.WARNING
        keys_of_citizenship = [
            _key_of_citizenship(party, parties[party], tie, state=shared.state)
            for party, tie in ((shared.plaintiff, shared.plaintiff_tie), (shared.defendant, shared.defendant_tie))
        ]
        also = tuple(dict.fromkeys((("parties", shared.defendant), *keys_of_citizenship)))
        yield Problem(("parties", shared.plaintiff), message, severity, also=also)


def _key_of_citizenship(party_name: str, party: Party, tie: Tie, *, state: str) -> KeyPath:
    """Return the path of the key, of *party* or a member, that makes *party* a citizen of *state* through *tie*."""
    citizen_name = tie.trail[-1]
    for path, member in persons({party_name: party}):
        for key in ("citizenship", "principal_place", "main_office", "formed_in"):
            place = getattr(member, key) or ""
            if member.name == citizen_name and state in {state_named(place), state_named(state_in(place)), place}:
                return (*path, key)
    return ("parties", party_name)


@rule(
    "JUR014",
    cite="28 U.S.C. § 1332(a)(2)",
    basis="verified",
    fix="remove `diversity` from `jurisdiction:`, or sue in a state court",
)
def resident_of_the_other_side(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded between a citizen of a state and an alien who is a permanent resident of that state.

    There is no diversity between a citizen of a state and an alien admitted for permanent residence who is domiciled in
    the same state.
    """
    if "diversity" not in grounds(matter):
        return
    parties = pleaded_parties(matter)
    plaintiffs = of_side(parties, "plaintiff")
    defendants = of_side(parties, "defendant")
    for name, opponent in [*product(plaintiffs, defendants), *product(defendants, plaintiffs)]:
        alien = citizenship(parties[name])
        citizen = citizenship(parties[opponent])
        for place, tie in alien.residents.items():
            if place in citizen.states:
                fact = f"`{brief(parties[name].name)}` is an alien and permanent resident of {place}: {tie.chain}; "
                fact += citizen.places[place].chain
                yield Problem(("parties", name), fact, also=(("parties", opponent),))


@rule(
    "JUR013",
    cite="28 U.S.C. § 1332(a)(2), (3)",
    basis="derived",
    fix="remove `diversity` from `jurisdiction:`, or make sure that citizens of different states are on both sides",
)
def aliens_on_both_sides(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded with aliens on both sides.

    The statute covers actions between citizens of a state and aliens, and actions between citizens of different states
    with aliens as additional parties. An action between aliens, without citizens of a state on both sides, is not
    covered.
    """
    parties = pleaded_parties(matter)
    if "diversity" in grounds(matter) and is_aliens_on_both_sides(parties):
        names = " and ".join(f"`{brief(party.name)}`" for party in parties.values() if citizenship(party).is_alien)
        yield Problem(("jurisdiction",), f"citizens of foreign states are on both sides: {names}")


@rule(
    "JUR012",
    cite="Moor v. County of Alameda, 411 U.S. 693, 717 (1973); Newman-Green, Inc. v. Alfonzo-Larrain, 490 U.S. 826, 828"
    " (1989)",
    basis="secondary",
    fix="remove `diversity` from `jurisdiction:`, or remove the party",
)
def citizen_without_state(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, but a party is not a citizen of any state.

    A state and its agencies are not citizens, but a county or a city is a citizen. A United States citizen who is
    domiciled abroad is a citizen neither of a state nor of a foreign state. A party that is a citizen of no state
    destroys diversity, and so does an entity with such a member.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded_parties(matter).items():
        for trail, reason in citizenship(party).stateless.items():
            chain = f" ({' -> '.join(trail)})" if len(trail) > 1 else ""
            yield Problem(("parties", name), f"`{brief(trail[-1])}` is not a citizen of any state{chain}: {reason}")


@rule(
    "JUR015",
    cite="28 U.S.C. § 1441(b)(1)",
    basis="secondary",
    fix="name these defendants, or leave them out until their names are known",
    severity=Severity.NOTE,
)
def unknown_defendants(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded although defendants are sued under fictitious names.

    On removal, the citizenship of defendants sued under fictitious names is disregarded. For an action filed in federal
    court the statute is silent, and courts differ on whether such defendants destroy diversity.
    """
    if "diversity" not in grounds(matter):
        return
    for name, party in pleaded_parties(matter).items():
        if is_unidentified(party) and party.on_side == "defendant":
            fact = f"the citizenship of `{brief(party.name)}` is unknown; courts differ on whether that matters"
            yield Problem(("parties", name), fact)
