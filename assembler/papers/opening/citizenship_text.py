"""Sentences on the citizenship of each party, traced through the members at every tier."""

from collections.abc import Iterator

from assembler.language.english import Phrase, article, clauses, series
from assembler.language.places import state_in
from assembler.law.citizenship import citizenship, comparable_name, is_unidentified, member_role, members_or_trustees
from assembler.model.party import COMPOUND_KINDS, Member, Party
from assembler.plan.context import PaperContext
from assembler.plan.text.party_names import party_as_side, short_name

KINDS_PLEADED_AS_STATED = frozenset({"government", "property"})
"""Kinds of party whose citizenship is pleaded exactly as the matter states it."""


def citizenship_text(party: Party, context: PaperContext) -> str:
    """Return the sentences about the citizenship of *party*."""
    side = party_as_side(party)
    if is_unidentified(party) or party.kind == "unknown":
        return context.say("citizenship.does", party=side)
    if party.kind in COMPOUND_KINDS:
        return " ".join(text[:1].upper() + text[1:] for text in _compound_sentences(party, context))
    if party.kind == "corporation":
        return context.say(f"citizenship.{_corporation_key(party)}", party=side, **_seats(party))
    if party.kind in {"individual", "estate"}:
        return _person_sentence(party, context)
    return context.say(f"citizenship.{_entity_key(party)}", party=side, state=_only_state(party))


def class_citizenship_text(party: Party, context: PaperContext) -> str:
    """Return the sentence for a class action, where an unincorporated association is treated as a corporation.

    See 28 U.S.C. § 1332(d)(10).
    """
    if party.kind not in COMPOUND_KINDS or party.kind == "trust":
        return citizenship_text(party, context)
    key = "deemed" if _corporation_key(party) == "corporation" else "deemed_one_state"
    return context.say(f"citizenship.{key}", party=party_as_side(party), **_seats(party))


def _person_sentence(party: Party, context: PaperContext) -> str:
    """Return the sentence about a natural person or a legal representative: 28 U.S.C. § 1332(c)(2)."""
    ward = "decedent" if party.kind == "estate" else party.represents
    if ward and (party.citizenship or not party.subject_of):
        key = "estate" if party.kind == "estate" else "representative"
        ward_phrase = Phrase(ward, is_plural=ward == "decedent")
        return context.say(
            f"citizenship.{key}",
            party=party_as_side(party),
            a=article(ward),
            ward=ward_phrase,
            state=_only_state(party),
        )
    return context.say(f"citizenship.{_person_key(party)}", party=party_as_side(party), **_allegiance(party))


def _person_key(member: Member) -> str:
    """Return the key of the sentence about a natural person's citizenship."""
    if member.citizenship:
        return "individual"
    if member.domiciled_abroad:
        return "abroad"
    if member.subject_of and member.permanent_resident_in:
        return "resident"
    return "subject" if member.subject_of else "individual"


def _allegiance(member: Member) -> dict[str, str | None]:
    return {
        "country": member.domiciled_abroad or member.subject_of,
        "state": member.citizenship or member.permanent_resident_in,
    }


def _corporation_key(member: Member) -> str:
    return "corporation_one_state" if _seats(member)["place"] == member.formed_in else "corporation"


def _seats(member: Member) -> dict[str, str | None]:
    return {"formed_in": member.formed_in, "place": state_in(member.principal_place or "") or None}


def _only_state(member: Member) -> str | None:
    """Return the state of a bank or municipality or, for any other kind, the citizenship that the matter states."""
    match member.kind:
        case "national bank":
            return state_in(member.main_office or "") or None
        case "municipality":
            return member.formed_in
    return member.citizenship


def _entity_key(member: Member) -> str:
    """Return the key of the sentence about an entity that is neither a corporation nor made up of members."""
    if member.kind in {"state", "state agency"}:
        return "no_citizen"
    return "stated" if member.kind in KINDS_PLEADED_AS_STATED else member.kind.replace(" ", "_")


def _compound_sentences(party: Party, context: PaperContext) -> Iterator[str]:
    """Yield the sentences about *party*, about each entity among its members, and about the resulting citizenship."""
    described_names: set[str] = set()
    entities: list[Member] = [party]
    while entities:
        entity = entities.pop(0)
        if comparable_name(entity.name) in described_names:
            continue
        described_names.add(comparable_name(entity.name))
        yield _members_sentence(entity, short_name(party) if entity is party else entity.name, context)
        entities = [*(member for member in members_or_trustees(entity) if members_or_trustees(member)), *entities]
    places = series(list(citizenship(party).places)) or None
    yield context.say("citizenship.therefore", party=short_name(party), states=places)


def _members_sentence(member: Member, name: str, context: PaperContext) -> str:
    members = members_or_trustees(member)
    word = member_role(member)
    members_word = f"sole {word}" if len(members) == 1 else f"{word}s"
    entries = clauses([_member_entry(person, context) for person in members]) or None
    return context.say("citizenship.compound", party=name, behind=members_word, persons=entries)


def _member_entry(member: Member, context: PaperContext) -> str:
    """Return the phrase about *member* in a list of members."""
    if member.kind == "unknown":
        return context.say("behind.unknown", name=member.name)
    if member.kind in COMPOUND_KINDS:
        return context.say("behind.entity", name=member.name, a=article(member.kind), kind=member.kind)
    if member.kind == "corporation":
        return context.say(f"behind.{_corporation_key(member)}", name=member.name, **_seats(member))
    if member.kind == "individual":
        return context.say(f"behind.{_person_key(member)}", name=member.name, **_allegiance(member))
    return context.say(f"behind.{_entity_key(member)}", name=member.name, state=_only_state(member))
