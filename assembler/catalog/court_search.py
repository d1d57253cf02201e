"""Searches for a court by its id, citation, name, circuit, city or county, or by a rule that its record cites."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assembler.catalog import Catalog
from assembler.catalog.court_places import CourtPlace, cities_of, normalized_words, whole_places
from assembler.findings.suggestions import similar_names
from assembler.language.english import ordinal_in_figures, series
from assembler.language.places import state_name
from assembler.model.court import Court
from assembler.model.law import Law

BY_ID, BY_NAME, BY_PLACE, BY_WORDS, BY_RULE = range(5)
"""Kinds of match, from best to worst.

BY_ID is the beginning of the id, or the citation (SDNY); BY_NAME, whole words of the court's name; BY_PLACE, the
complete name of a city or county, perhaps with words of the court's name; BY_WORDS, beginnings of words; BY_RULE, a
rule that the court's record cites.
"""

QUARTERS = frozenset("Northern Eastern Southern Western Central Middle".split())
"""Words in division names that are not cities; such words are never suggested as similar names."""

MAX_COURTS_LISTED = 6
"""The maximum number of courts that a remedy lists."""

NOT_LISTED = "for a court that is not listed, write about ten lines in `courts/` in your root (docs/not-here.md)"
"""The remedy for a court that the catalog lacks."""


class CourtMatch(NamedTuple):
    """A matching court, the kind of match, and the places or rules that match if the name does not.

    *in_city* says whether any of the places is a city; *county* and *division* are set if the matching places have the
    same county or division.
    """

    court: Court
    fit: int
    by: tuple[str, ...] = ()
    in_city: bool = False
    county: str = ""
    division: str = ""


def find_courts(catalog: Catalog, query: str) -> list[CourtMatch]:
    """Return the courts in *catalog* that match *query*, best match first; cities come before counties.

    An empty query matches all courts.
    """
    courts: list[Court] = [catalog.record("court", name) for name in catalog.names("court")]
    federal_courts = Counter(court.state for court in courts if court.system == "federal")
    matches = [_match(court, query, alone=federal_courts[court.state] == 1) for court in courts]
    court_matches = [match for match in matches if match]
    if not query.strip():
        return court_matches
    return sorted(court_matches, key=lambda match: (match.fit, not match.in_city, match.court.id))


def best_courts(catalog: Catalog, query: str) -> list[CourtMatch]:
    """Return the matches for *query* that fit as well as the best one."""
    court_matches = find_courts(catalog, query)
    return [match for match in court_matches if match.fit == court_matches[0].fit]


def candidates(catalog: Catalog, name: str) -> str:
    """Return a remedy for *name*, which is not the id of a court: the best matches, or else similar ids and cities."""
    best_matches = best_courts(catalog, name)
    if not best_matches:
        return _nearest(catalog, name)
    courts = [f"`{match.court.id}` ({match.court.citation})" for match in best_matches[:MAX_COURTS_LISTED]]
    remedy = f"did you mean {series(courts, 'or')}"
    counties = {match.county for match in best_matches if match.county}
    if len(counties) == 1 and best_matches[0].fit == BY_PLACE:
        remedy += f", with `county: {counties.pop()}`"
    if len(best_matches) > MAX_COURTS_LISTED:
        return f"{remedy}? `assembler list courts '{name}'` lists all {len(best_matches)}"
    return f"{remedy}?"


def _nearest(catalog: Catalog, name: str) -> str:
    """Return a suggestion of courts with a similar id or city; if there are none, advice on searching for a court."""
    ids = {id_: f"`{id_}`" for id_ in catalog.names("court")}
    if anagrams := anagrams_of(catalog, name):
        return f"did you mean {series([ids[id_] for id_ in anagrams], 'or')}?"
    courts: Iterable[Court] = (catalog.record("court", id_) for id_ in ids)
    cities = {city: f"`{court.id}` ({city})" for court in courts for city in _cities(court) if city not in QUARTERS}
    if similar := similar_names(name, (*ids, *cities)):
        return f"did you mean {series([(ids | cities)[match] for match in similar], 'or')}?"
    return "search by city, county, circuit or rule with `assembler list courts WORD`"


def anagrams_of(catalog: Catalog, name: str) -> list[str]:
    """Return the ids of courts that have the same letters as *name* in another order, such as wawd for `wdwa`."""
    letters = sorted("".join(normalized_words(name)))
    return [id_ for id_ in catalog.names("court") if sorted(id_) == letters]


def words_of(text: str) -> list[str]:
    """Return the words of *text* in lower case; parts between hyphens, underscores and periods are words too."""
    words: list[str] = []
    for word in re.findall(r"[\w.-]+", text.casefold()):
        words += {word, word.replace(".", ""), *re.split(r"[-_.]", word)} - {""}
    return words


def matches(query: str, text: str) -> bool:
    """Whether each word of *query* begins a word of *text*."""
    words = words_of(text)
    return all(any(word.startswith(start) for word in words) for start in words_of(query))


def all_words(court: Court) -> str:
    """Return all words by which *court* can be found, other than the rules that it cites."""
    places = " ".join((*_cities(court), *court.counties, *_note_words(court)))
    return f"{_all_names(court)} {places} {'county' if court.counties else ''}"


def _match(court: Court, query: str, *, alone: bool) -> CourtMatch | None:
    """Return the match of *query* with *court*; None if there is none.

    *alone* says whether *court* is the only federal court in its state.
    """
    if _is_id(court, query):
        return CourtMatch(court, BY_ID)
    if set(normalized_words(query)) <= _whole_words(_all_names(court)):
        return CourtMatch(court, BY_NAME)
    if places := whole_places(court, query, _whole_words(_names(court)), alone=alone):
        return _match_by_place(court, places)
    if matches(query, _all_names(court)):
        return CourtMatch(court, BY_WORDS)
    if matches(query, all_words(court)):
        return CourtMatch(court, BY_WORDS, by=_partial_places(court, query))
    rules = [cite for cite in _rules(court) if matches(query, cite)]
    return CourtMatch(court, BY_RULE, by=tuple(f"cites {cite}" for cite in rules)) if rules else None


def _is_id(court: Court, query: str) -> bool:
    """Whether *query* is the beginning of the id of *court*, or its citation with or without periods, such as SDNY."""
    return court.id.startswith(query.strip().casefold()) or (
        bool(court.citation) and "".join(normalized_words(query)) == "".join(normalized_words(court.citation))
    )


def _match_by_place(court: Court, places: Sequence[CourtPlace]) -> CourtMatch:
    """Return the match of *court* by *places*, the places whose complete names match."""
    counties = {place.county for place in places if place.county and not place.division}
    divisions = {place.division for place in places if place.division}
    in_city = any(not place.is_county for place in places)
    labels = dict.fromkeys(label for place in places for label in place.labels)
    county = counties.pop() if len(counties) == 1 else ""
    division = divisions.pop() if len(divisions) == 1 else ""
    return CourtMatch(court, BY_PLACE, by=tuple(labels), in_city=in_city, county=county, division=division)


def _partial_places(court: Court, query: str) -> tuple[str, ...]:
    """Return the places of *court* that have a word beginning with a word of *query*.

    Words of the query that match the court's name are not counted.
    """
    query_words = query.casefold().removesuffix(" county").strip()
    places = [("", city) for city in _cities(court)] + [("county ", county) for county in court.counties]
    words = [word for word in words_of(query_words) if not matches(word, _all_names(court))]
    matching_places = [f"{kind}{place}" for kind, place in places if any(matches(word, place) for word in words)]
    matching_notes = [place for place in _note_words(court) if any(matches(word, place) for word in words)]
    return tuple(dict.fromkeys((*matching_places, *matching_notes)))


def _all_names(court: Court) -> str:
    """Return the id and names of *court*, and the name of its circuit, such as "9th Ninth Circuit"."""
    return f"{_names(court)} {_circuit(court)}"


def _names(court: Court) -> str:
    """Return the id, name, citation, court system and state of *court*."""
    return f"{court.id} {court.name} {court.citation} {court.system} {_state(court)}"


def _whole_words(text: str) -> set[str]:
    """Return the words of *text* with periods and without, so that N.D. is also found as ND."""
    return {*normalized_words(text), *words_of(text)}


def _state(court: Court) -> str:
    return f"{court.state} {state_name(court.state)}" if court.state else ""


def _circuit(court: Court) -> str:
    if court.circuit is None:
        return ""
    circuit_id = court.circuit.id
    ordinal = ordinal_in_figures(int(circuit_id)) if circuit_id.isdigit() else circuit_id
    return f"{ordinal} {court.circuit.name}"


def _cities(court: Court) -> Iterator[str]:
    """Yield the places of a court's divisions: the divisions' names, and the cities where they sit."""
    if not court.divisions:
        return
    for division in court.divisions.value:
        yield from cities_of(division.name, division.seat)


def _note_words(court: Court) -> Sequence[str]:
    """Return the counties of a court's divisions, and the capitalized words in the note about the divisions."""
    if court.divisions is None:
        return ()
    counties = [county for division in court.divisions.value for county in division.counties]
    return [*counties, *re.findall(r"[A-Z]\w+", court.divisions.note)]


def _rules(court: Court) -> tuple[str, ...]:
    """Return the rules that the values of *court* cite, without duplicates."""
    laws = (value for _, value in court if isinstance(value, Law))
    return tuple(dict.fromkeys(law.cite for law in laws if law.cite))
