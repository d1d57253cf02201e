"""The counties that a text names, directly or by one of their cities, and whether the court serves them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assembler.catalog.localities import localities_in
from assembler.facts.reading import texts_with_facts
from assembler.facts.texts import unquoted
from assembler.findings.path import KeyPath
from assembler.language.places import (
    ABBREVIATIONS,
    COUNTY_IN_STATE,
    STATE,
    country_named,
    same_county,
    state_name,
    state_named,
)
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules.rule import Words

COUNTY_OF = Regex(r"\bCounty\sof\s(?P<county>[A-Z][\w’'-]++(?:\s[A-Z][\w’'-]++){0,2})")
CITY_AFTER_PREPOSITION = Regex(
    rf"\b(?:in|at|near)\s(?P<city>[A-Z][\w’'.-]++(?:\s[A-Z][\w’'-]++){{0,2}})(?:,\s(?P<state>{STATE})\b)?(?![\w-])"
)
"""Words that may be a city, after a preposition of place, with the state if the text names it."""

VENUE_WORD = Regex(r"\bvenue\b", re.IGNORECASE, needs="venue")
AFTER_CITY = Regex(r",\s(?P<place>[A-Z][a-z.]+(?:\s[A-Z][a-z]+)?)")
"""A name after a city and a comma, which may be that of a country or a state."""


@dataclass(frozen=True)
class NamedPlace:
    """A county or a city in a text: its words, its county and its state ("" if the text does not name it)."""

    at: Words
    name: str
    county: str
    state: str
    is_county: bool = False


def places_in(text: str, state: str) -> Iterator[NamedPlace]:
    """Yield the counties in *text*, and the larger cities of *state*, a two-letter code, after "in", "at" or "near"."""
    if "County" in text or "Parish" in text:
        for pattern in (COUNTY_IN_STATE, COUNTY_OF):
            for match in passages(pattern, text):
                groups = match.groupdict()
                county = " ".join(match["county"].split())
                name = f"{county} {groups.get('word', 'County')}"
                stated_state = groups.get("state") or ""
                yield NamedPlace(Words(match[0], match.start()), name, county, stated_state, is_county=True)
    for match in passages(CITY_AFTER_PREPOSITION, text):
        city = " ".join(match["city"].split()).rstrip(".")
        county = _counties_of_cities(state).get(city, "")
        after_match = AFTER_CITY.match(text, match.end())
        if after_match and (country_named(after_match["place"]) or after_match["place"] in ABBREVIATIONS):
            continue
        if county and state_named(match["state"] or state_name(state)) == state_name(state):
            yield NamedPlace(Words(match["city"].rstrip("."), match.start("city")), city, county, match["state"] or "")


@cache
def _counties_of_cities(state: str) -> Mapping[str, str]:
    return {city: locality.county for locality in localities_in(state) for city in locality.cities}


def texts_on_venue(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the path and the words, without quotations, of each text that mentions venue."""
    for facts in texts_with_facts(matter):
        if VENUE_WORD.search(facts.text):
            yield facts.path, unquoted(facts.text)


def is_served(place: NamedPlace, matter: Matter) -> bool:
    """Whether the county of *place* may be the matter's county, or a county that its court or division serves."""
    forum = state_name(matter.court.state)
    if place.state and forum and state_named(place.state) != forum:
        return False
    words = place.county.casefold().split()
    names = {" ".join(words[start:]) for start in range(len(words))}  # the text may have a capital before the name
    if matter.county:
        is_known_county = any(
            same_county(matter.county, locality.county) for locality in localities_in(matter.court.state)
        )
        return not is_known_county or matter.county.casefold() in names
    divisions = matter.court.divisions.value if matter.court.divisions else ()
    own_divisions = [division for division in divisions if division.name == matter.division] or list(divisions)
    served_counties = {name.casefold() for division in own_divisions for name in division.counties}
    return not served_counties or bool(names & served_counties)


def contrast(matter: Matter) -> str:
    """Return the end of a message, which names the matter's county or, if it has no county, the court."""
    if matter.county:
        return f"but the matter's county is `{matter.county}`"
    court = f"the division `{matter.division}` of `{matter.court.id}`" if matter.division else f"`{matter.court.id}`"
    return f"which {court} does not serve"
