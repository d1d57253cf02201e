"""The sentences on whose citizen each party is, down to the last who stands behind it."""

from collections.abc import Iterator

from assembler.language.english import Phrase, article, clauses, series
from assembler.language.places import state
from assembler.law.citizenship import behind, citizenship, role_behind, same_name
from assembler.model.party import COMPOUND, Member, Party
from assembler.plan.context import PaperContext
from assembler.plan.text.party_names import alone, short

OTHERWISE = frozenset({"government", "property"})
"""Kinds of whose citizenship only the pleader can say more than that they have it."""


def citizen(party: Party, context: PaperContext) -> str:
    """Return the sentences on the citizenship of *party*."""
    side = alone(party)
    if party.does or party.kind == "unknown":
        return context.say("citizenship.does", party=side)
    if party.kind in COMPOUND:
        return " ".join(_compound(party, context))
    if party.kind == "corporation":
        return context.say(f"citizenship.{_incorporated(party)}", party=side, **_seats(party))
    if party.kind in {"individual", "estate"}:
        return _natural(party, context)
    return context.say(f"citizenship.{_other(party)}", party=side, state=_place(party))


def deemed(party: Party, context: PaperContext) -> str:
    """Return the sentence on *party* in a class action, where an unincorporated one is where it is at home.

    28 U.S.C. § 1332(d)(10).
    """
    if party.kind not in COMPOUND or party.kind == "trust":
        return citizen(party, context)
    key = "deemed" if _incorporated(party) == "corporation" else "deemed_one_state"
    return context.say(f"citizenship.{key}", party=alone(party), **_seats(party))


def _natural(party: Party, context: PaperContext) -> str:
    """Return the sentence on a person, or on one who stands for another: 28 U.S.C. § 1332(c)(2)."""
    ward = "decedent" if party.kind == "estate" else party.represents
    if ward and (party.citizenship or not party.subject_of):
        key = "estate" if party.kind == "estate" else "representative"
        whom = Phrase(ward, many=ward == "decedent")
        return context.say(f"citizenship.{key}", party=alone(party), a=article(ward), ward=whom, state=_place(party))
    return context.say(f"citizenship.{_person(party)}", party=alone(party), **_allegiance(party))


def _person(one: Member) -> str:
    """Return which sentence fits a natural person."""
    if one.citizenship:
        return "individual"
    if one.domiciled_abroad:
        return "abroad"
    if one.subject_of and one.permanent_resident_in:
        return "resident"
    return "subject" if one.subject_of else "individual"


def _allegiance(one: Member) -> dict[str, str | None]:
    return {"country": one.domiciled_abroad or one.subject_of, "state": one.citizenship or one.permanent_resident_in}


def _incorporated(one: Member) -> str:
    return "corporation_one_state" if _seats(one)["place"] == one.formed_in else "corporation"


def _seats(one: Member) -> dict[str, str | None]:
    return {"formed_in": one.formed_in, "place": state(one.principal_place or "") or None}


def _place(one: Member) -> str | None:
    """Return the one state of a bank, a municipality, an estate or a body of which the matter says it."""
    match one.kind:
        case "national bank":
            return state(one.main_office or "") or None
        case "municipality":
            return one.formed_in
    return one.citizenship


def _other(one: Member) -> str:
    """Return which sentence fits an entity that is neither compound nor a corporation."""
    if one.kind in {"state", "state agency"}:
        return "no_citizen"
    return "stated" if one.kind in OTHERWISE else one.kind.replace(" ", "_")


def _compound(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield a sentence on *party* and one on each entity behind it, then the sum."""
    told: set[str] = set()
    tiers: list[Member] = [party]
    while tiers:
        one = tiers.pop(0)
        if same_name(one.name) in told:
            continue
        told.add(same_name(one.name))
        yield _tier(one, short(party) if one is party else one.name, context)
        tiers = [*(person for person in behind(one) if behind(person)), *tiers]
    places = series(list(citizenship(party).places)) or None
    yield context.say("citizenship.therefore", party=short(party), states=places)


def _tier(one: Member, name: str, context: PaperContext) -> str:
    persons = behind(one)
    word = role_behind(one)
    whom = f"sole {word}" if len(persons) == 1 else f"{word}s"
    listed = clauses([_behind(person, context) for person in persons]) or None
    return context.say("citizenship.compound", party=name, behind=whom, persons=listed)


def _behind(one: Member, context: PaperContext) -> str:
    """Return what a list of members says of *one*."""
    if one.kind == "unknown":
        return context.say("behind.unknown", name=one.name)
    if one.kind in COMPOUND:
        return context.say("behind.entity", name=one.name, a=article(one.kind), kind=one.kind)
    if one.kind == "corporation":
        return context.say(f"behind.{_incorporated(one)}", name=one.name, **_seats(one))
    if one.kind == "individual":
        return context.say(f"behind.{_person(one)}", name=one.name, **_allegiance(one))
    return context.say(f"behind.{_other(one)}", name=one.name, state=_place(one))
