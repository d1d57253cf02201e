"""Selects the parties for whom a ground of venue is pleaded: those for whom the matter states the facts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from assembler.catalog.localities import localities_in
from assembler.language.characters import letters
from assembler.language.places import COUNTY, same_county, state_in, state_name, state_named
from assembler.language.regex import Regex
from assembler.law.actions import is_action
from assembler.law.residence import resides_elsewhere, resides_in_another_state
from assembler.model.court.venue import Actions, VenueClause, VenueGround, VenueLaw
from assembler.model.forum import VenueReason
from assembler.model.law import Law
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import texts

GOVERNMENTS = frozenset({"government", "municipality", "state", "state agency", "foreign state"})
SUBDIVISIONS = frozenset({"municipality"})
PARTNERSHIPS = frozenset({"partnership", "limited partnership", "limited liability partnership"})
PEOPLE = frozenset({"individual", "estate"})
RESIDENCE_GROUNDS = frozenset({"residence", "plaintiff residence"})

NO_CLAUSE = VenueGround.model_construct()
"""The ground for a state whose law is not on record: it has the program's own wording and no citation."""

WORDS_ON_ALL_PARTIES = Regex(r"\bno party\b|\bnone of the parties\b")
"""Words that make a clause cover plaintiffs as well as defendants."""

NEGATIVE_WORDS = Regex(r"\bnot\b|\bno party\b|\bnone of\b")
"""Words that mark a clause as one about where parties do not reside."""

SOLE_POSITION = 0
"""The position of a sentence that pleads a ground for parties of every kind; there is no other."""

PEOPLE_POSITION = 0
ENTITIES_POSITION = 1
PARTNERSHIPS_POSITION = 2
SUBDIVISIONS_POSITION = 3
GOVERNMENTS_POSITION = 4
"""The order of the sentences that plead a ground, by the kind of party."""


class Fact(NamedTuple):
    """A fact about an entity that a clause pleads, with the keys in the matter that state this fact."""

    words: str
    pattern: Regex
    keys: tuple[str, ...]


REGISTERED_OFFICE = Fact("has its registered office", Regex(r"registered (?:office|agent)"), ("registered_office",))
PRINCIPAL_OFFICE = Fact(
    "has its principal office or place of business",
    Regex(r"principal (?:offices?|places?)|headquarter|main office"),
    ("principal_place", "main_office"),
)
BUSINESS = Fact(
    "has an office or business",
    Regex(r"\b(?:offices?|business|shop|store|plant)\b"),
    ("principal_place", "main_office"),
)
PRESENCE = Fact(
    "resides or has an office or business",
    Regex(r"\b(?:offices?|business|resid\w+|lives?|domicil\w+|shop|store|plant)\b"),
    ("registered_office", "principal_place", "main_office", "resides_in"),
)
FACTS = (REGISTERED_OFFICE, PRINCIPAL_OFFICE, BUSINESS, PRESENCE)
"""The facts that clauses plead about entities, from the most to the least specific."""

LOCATION = Fact("is located", Regex(r"\blocated\b"), ("principal_place", "main_office", "resides_in"))
"""The fact that a clause pleads about a political subdivision."""

NO_TEXT = Regex(r"(?!)")
"""A pattern that matches nothing, for facts that no text can state."""

NONRESIDENT = Fact("does not reside in the state", NO_TEXT, ("resides_in", "principal_place"))
"""The fact that a negative clause pleads about a party."""

OmissionReason = Literal["another action", "elsewhere", "estate", "government", "unalleged", "unsaid"]
"""Why a ground is not pleaded for a party."""


class OmittedParty(NamedTuple):
    """The reason why a ground is not pleaded for a party, and the fact that is missing."""

    why: OmissionReason
    fact: Fact = PRESENCE


class VenuePleading(NamedTuple):
    """The clauses that plead a ground, each with its parties, and the parties for whom no clause is pleaded."""

    groups: tuple[tuple[VenueClause, tuple[str, ...]], ...]
    omitted: Mapping[str, OmittedParty]


def venue_pleading(
    reason: VenueReason, law: Law[VenueLaw] | None, matter: Matter, parties: Mapping[str, Party]
) -> VenuePleading:
    """Return the clauses of *law* that plead *reason* for *parties*: people first, then entities, then governments.

    Does are left out if any other party on their side is named. A government is never pleaded as a corporation. A
    clause for another kind of action, or about facts that the ground does not state, is pleaded only if the matter
    names the allegations that support it.
    """
    ground = (law.value.ground(reason.because) if law else None) or NO_CLAUSE
    side = "plaintiff" if reason.because == "plaintiff residence" else "defendant"
    side_parties = {name: party for name, party in parties.items() if party.on_side == side}
    named_parties = {name: party for name, party in side_parties.items() if party.does is None}
    if law and law.value.narrower(reason.because) and not reason.allegations:
        return VenuePleading(
            groups=(), omitted=dict.fromkeys(named_parties or side_parties, OmittedParty("another action"))
        )
    groups: dict[int, tuple[VenueClause, list[str]]] = {}
    omitted: dict[str, OmittedParty] = {}
    for name, party in (named_parties or side_parties).items():
        position, clause = _clause_for(ground, party, matter)
        if not reason.allegations and is_for_another_action(clause, matter, parties):
            omitted[name] = OmittedParty("another action")
            continue
        if clause.needs_allegations and not reason.allegations:
            omitted[name] = OmittedParty("unalleged", Fact(_words_on(party, clause), pattern=NO_TEXT, keys=()))
            continue
        if unsupported := _unsupported_nonresident(reason, clause, matter, parties):
            omitted[unsupported] = OmittedParty("unsaid", NONRESIDENT)
            continue
        is_on_governments = clause is ground.municipalities
        fact = _pleaded_fact(reason, clause, (LOCATION,) if is_on_governments else FACTS)
        omission = (
            _omission_reason(reason, fact, party, matter, law_covers_governments=is_on_governments) if fact else None
        )
        if fact and omission:
            omitted[name] = OmittedParty(omission, fact)
        else:
            _, names = groups.setdefault(position, (clause, []))
            names.append(name)
    if len(groups) > 1:
        groups.pop(GOVERNMENTS_POSITION, None)
    return VenuePleading(tuple((clause, tuple(names)) for _, (clause, names) in sorted(groups.items())), omitted)


EXCLUDABLE_ACTIONS: frozenset[Actions | None] = frozenset(
    {
        "tort",
        "collision",
        "nonresidents",
        "other than consumer credit",
        "transitory",
        "transitory other than consumer credit",
    }
)
"""Kinds of action that a matter can rule out."""


def clause_fits(clause: VenueClause, matter: Matter, parties: Mapping[str, Party]) -> bool:
    """Whether *clause* applies to all actions, or to actions of the same kind as *matter*."""
    covers_all = WORDS_ON_ALL_PARTIES.search(clause.because)
    relevant_parties = [party for party in parties.values() if covers_all or party.on_side == "defendant"]
    return not clause.only or bool(clause.only_in and is_action(clause.only_in, matter, relevant_parties))


def is_for_another_action(clause: VenueClause, matter: Matter, parties: Mapping[str, Party]) -> bool:
    """Whether *clause* applies only to a kind of action that *matter* rules out."""
    return clause.only_in in EXCLUDABLE_ACTIONS and not clause_fits(clause, matter, parties)


def _words_on(party: Party, clause: VenueClause) -> str:
    """Return the text of *clause* as it is pleaded if *party* is the only party."""
    with_name = re.sub(r"\{(?:plaintiffs|defendants)\}", party.name, clause.because)
    return re.sub(r"\{\w+:(?P<one>[^|{}]*)\|[^{}]*\}", r"\g<one>", with_name)


def _unsupported_nonresident(
    reason: VenueReason, clause: VenueClause, matter: Matter, parties: Mapping[str, Party]
) -> str:
    """Return the first party whom *clause* calls a nonresident without support in the matter; "" if there is none.

    The ground `nonresidents` is sufficient support, and so are named allegations.
    """
    if reason.because == "nonresidents" or reason.allegations or not NEGATIVE_WORDS.search(clause.because):
        return ""
    covers_all = WORDS_ON_ALL_PARTIES.search(clause.because)
    names = (name for name, party in parties.items() if covers_all or party.on_side == "defendant")
    return next((name for name in names if not resides_in_another_state(parties[name], matter.court)), "")


def _clause_for(ground: VenueGround, party: Party, matter: Matter) -> tuple[int, VenueClause]:
    """Return the position of *party*'s sentence among the sentences, and the clause of *ground* that applies."""
    if ground.consumer_credit and is_action("consumer credit", matter, parties=()):
        return SOLE_POSITION, ground.consumer_credit
    if ground.summary_proceedings and is_action("summary proceeding", matter, parties=()):
        return SOLE_POSITION, ground.summary_proceedings
    if ground.municipalities and party.kind in SUBDIVISIONS:
        return SUBDIVISIONS_POSITION, ground.municipalities
    if ground.partnerships and party.kind in PARTNERSHIPS:
        return PARTNERSHIPS_POSITION, ground.partnerships
    if ground.entities is None or party.kind in PEOPLE:
        return PEOPLE_POSITION, ground
    if party.kind in GOVERNMENTS:
        return GOVERNMENTS_POSITION, NO_CLAUSE
    return ENTITIES_POSITION, ground.entities


def _pleaded_fact(reason: VenueReason, clause: VenueClause, facts: Sequence[Fact]) -> Fact | None:
    """Return the fact among *facts* that *clause* pleads; None for a negative clause or one on events or property."""
    if not clause.because:
        return PRESENCE if reason.because in RESIDENCE_GROUNDS else None
    if NEGATIVE_WORDS.search(clause.because):
        return None
    return next((fact for fact in facts if fact.pattern.search(clause.because)), None)


def _omission_reason(
    reason: VenueReason, fact: Fact, party: Party, matter: Matter, *, law_covers_governments: bool
) -> OmissionReason | None:
    """Return the reason why *fact* cannot be pleaded for *party*; None if it can be pleaded.

    Allegations named with *reason* are sufficient. *law_covers_governments* says whether the law has a clause on
    governments.
    """
    if party.kind in GOVERNMENTS and not law_covers_governments:
        return "government"
    if party.kind == "estate":
        return "estate"
    is_elsewhere = resides_elsewhere(party, matter.court, matter.county)
    if party.kind == "individual" and reason.because in RESIDENCE_GROUNDS:
        return "elsewhere" if is_elsewhere else None
    if reason.allegations or _is_stated(fact, party, matter):
        return None
    return "elsewhere" if is_elsewhere else "unsaid"


def _is_stated(fact: Fact, party: Party, matter: Matter) -> bool:
    """Whether a key of *party*, or a text of the matter, places *fact* in the matter's county."""
    places = [place for key in fact.keys if (place := getattr(party, key))]
    is_namesake = fact is LOCATION and _has_name_of_county(party, matter)
    return is_namesake or any(in_county(place, matter) for place in places) or _is_stated_in_text(fact, party, matter)


PLACE_TITLE = Regex(r"\A(?:the )?(?:city|town|township|borough|village|county|parish) of ", re.IGNORECASE)


def _has_name_of_county(party: Party, matter: Matter) -> bool:
    """Whether *party* has the name of *matter*'s county, or of a city that is in that county and in no other county."""
    place = PLACE_TITLE.sub("", party.name)
    county = re.sub(rf" (?:{COUNTY})\Z", "", party.name)
    if "county" in party.name.casefold() or "parish" in party.name.casefold():
        return bool(matter.county) and any(same_county(name, matter.county or "") for name in (place, county))
    home_counties = [
        locality.county
        for locality in localities_in(matter.court.state)
        if letters(place) in {letters(city) for city in locality.cities}
    ]
    return len(home_counties) == 1 and same_county(home_counties[0], matter.county or "")


def in_county(place: str, matter: Matter) -> bool:
    """Whether *place*, which is a county or a city with its state, is or may be in the county of *matter*."""
    place_state = state_named(state_in(place))
    court_state = state_name(matter.court.state)
    if place_state and court_state and place_state != court_state:
        return False
    if not matter.county:
        return True
    if county_match := re.search(rf"(?:\A|,)\s*+(?:the )?(?P<county>[^,\s][^,]*?) (?:{COUNTY})\b", place):
        return same_county(county_match["county"], matter.county)
    city = letters(place.split(",", maxsplit=1)[0])
    home_counties = [
        locality.county
        for locality in localities_in(matter.court.state)
        if any(letters(name) == city for name in locality.cities)
    ]
    return not home_counties or any(same_county(home, matter.county) for home in home_counties)


WORDS_FOR_HERE = Regex(r"\bhere\b|\b[Tt]h(?:is|e) (?:County|county|Parish|parish|[Dd]istrict|[Cc]ircuit|judicial)\b")
MAX_DISTANCE = 150
"""The maximum number of characters between the party's name and the words for the fact, and after those words."""


def _is_stated_in_text(fact: Fact, party: Party, matter: Matter) -> bool:
    """Whether a clause of a text states *fact* about *party* and mentions the county, a city in it, or "here"."""
    names = "|".join(re.escape(name) for name in {party.name, party.called or party.name})
    statement = Regex(
        rf"(?<!\w)(?:{names})(?!\w)[^;]{{0,{MAX_DISTANCE}}}?(?:{fact.pattern.pattern})[^;]{{0,{MAX_DISTANCE}}}"
    )
    local_names = Regex("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in _county_and_cities(matter)) or r"(?!)")
    passages = (match[0] for text in texts(matter) for match in statement.finditer(text.words))
    return any(WORDS_FOR_HERE.search(passage) or local_names.search(passage) for passage in passages)


def _county_and_cities(matter: Matter) -> Iterator[str]:
    """Yield the name of *matter*'s county and the names of its larger cities."""
    if matter.county:
        yield matter.county
        for locality in localities_in(matter.court.state):
            if same_county(locality.county, matter.county):
                yield from locality.cities
