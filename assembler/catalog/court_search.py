"""Which courts a few words may mean: by id, name, circuit, city, county, or a rule that the profile cites."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assembler.catalog import Catalog
from assembler.findings.suggestions import near
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.model.court import Court
from assembler.model.law import Law

BY_ID, BY_NAME, BY_PLACE, BY_WORDS, BY_RULE = range(5)
"""How well the words fit, the best first: BY_PLACE is a city or county as a whole, BY_WORDS the beginnings of some."""

QUARTERS = frozenset("Northern Eastern Southern Western Central Middle".split())
"""Names of divisions that are no cities, and near to nothing."""

MOST = 6
"""Courts that a remedy names."""


class CourtMatch(NamedTuple):
    """A court, how well the words fit it, and the places or rules by which they do; none where its name fits."""

    court: Court
    fit: int
    by: tuple[str, ...] = ()


def find_courts(catalog: Catalog, query: str) -> list[CourtMatch]:
    """Return the courts of *catalog* that *query* may mean, the best first. An empty query finds all."""
    courts: Iterable[Court] = (catalog.record("court", name) for name in catalog.names("court"))
    found = [one for court in courts if (one := _fits(court, query))]
    return sorted(found, key=lambda one: (one.fit, one.court.id)) if query.strip() else found


def candidates(catalog: Catalog, name: str) -> str:
    """Return a remedy for *name*, which is the id of no court: those that it may mean, or the nearest ids and cities.

    A name that fits fits as a whole, or is a city or a county: words that only begin so are left out where one does.
    """
    found = find_courts(catalog, name)
    best = [one for one in found if one.fit == min(found[0].fit, BY_PLACE) or one.fit == found[0].fit] if found else []
    if not best:
        return _nearest(catalog, name)
    listed = [f"`{one.court.id}` ({one.court.citation})" for one in best[:MOST]]
    county = next((by.removeprefix("county ") for one in best for by in one.by if by.startswith("county ")), "")
    behind = f", with `county: {county}`" if county and best[0].fit == BY_PLACE else ""
    more = f" `assembler list courts '{name}'` lists all {len(best)}" if len(best) > MOST else ""
    return f"did you mean {series(listed, 'or')}{behind}?{more}"


def _nearest(catalog: Catalog, name: str) -> str:
    """Return the nearest ids and cities, or how to find a court."""
    ids = {one: f"`{one}`" for one in catalog.names("court")}
    courts: Iterable[Court] = (catalog.record("court", one) for one in ids)
    cities = {city: f"`{court.id}` ({city})" for court in courts for city in _cities(court) if city not in QUARTERS}
    if close := near(name, (*ids, *cities)):
        return f"did you mean {series([(ids | cities)[one] for one in close], 'or')}?"
    return "`assembler list courts WORD` finds a court by its city, county, circuit or rule"


def words_of(text: str) -> list[str]:
    """Return the words of *text*; those that hyphens join are words by themselves as well."""
    whole = re.findall(r"[\w.-]+", text.casefold())
    return [part for word in whole for part in {word, *re.split(r"[-_.]", word)} if part]


def matches(query: str, text: str) -> bool:
    """Whether each word of *query* begins a word of *text*."""
    words = words_of(text)
    return all(any(word.startswith(asked) for word in words) for asked in words_of(query))


def all_words(court: Court) -> str:
    """Return all words by which *court* is found, its rules left out."""
    places = " ".join((*_cities(court), *court.counties, *_noted(court)))
    return f"{_named(court)} {places} {'county' if court.counties else ''}"


def _fits(court: Court, query: str) -> CourtMatch | None:
    asked = query.strip().casefold()
    if court.id.startswith(asked):
        return CourtMatch(court, BY_ID)
    if matches(query, _named(court)):
        return CourtMatch(court, BY_NAME)
    if matches(query, all_words(court)):
        by, whole = _by(court, query)
        return CourtMatch(court, BY_PLACE if whole else BY_WORDS, by)
    rules = [cite for cite in _rules(court) if matches(query, cite)]
    return CourtMatch(court, BY_RULE, tuple(f"cites {cite}" for cite in rules)) if rules else None


def _by(court: Court, query: str) -> tuple[tuple[str, ...], bool]:
    """Return the places of *court* that *query* names, and whether it names one of them as a whole."""
    plain = query.casefold().removesuffix(" county").strip()
    places = [("", city) for city in _cities(court)] + [("county ", county) for county in court.counties]
    whole = [f"{kind}{place}" for kind, place in places if place.casefold() == plain]
    if whole:
        return tuple(whole), True
    asked = [word for word in words_of(plain) if not matches(word, _named(court))]
    begun = [f"{kind}{place}" for kind, place in places if any(matches(word, place) for word in asked)]
    noted = [word for word in _noted(court) if any(matches(one, word) for one in asked)]
    return tuple(dict.fromkeys((*begun, *noted))), False


def _named(court: Court) -> str:
    """Return id, name, citation, state and circuit: "9th ninth circuit"."""
    return f"{court.id} {court.name} {court.citation} {court.system} {_state(court)} {_circuit(court)}"


def _state(court: Court) -> str:
    return f"{court.state} {state_name(court.state)}" if court.state else ""


def _circuit(court: Court) -> str:
    if court.circuit is None:
        return ""
    number, name = court.circuit.id, court.circuit.name
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number, "th")
    return f"{number}{ending} {name}"


def _cities(court: Court) -> Iterator[str]:
    """Yield the places of the court's divisions: their names, and the cities where they sit."""
    for one in court.divisions.value if court.divisions else ():
        yield from (place for place in (one.name, *re.split(r",| and ", one.seat)) if place.strip())


def _noted(court: Court) -> Sequence[str]:
    """Return the counties of a court's divisions, and the names in the note on them."""
    if court.divisions is None:
        return ()
    counties = [county for one in court.divisions.value for county in one.counties]
    return [*counties, *re.findall(r"[A-Z]\w+", court.divisions.note)]


def _rules(court: Court) -> tuple[str, ...]:
    """Return the rules that the values of *court* cite, each once."""
    laws = (value for _, value in court if isinstance(value, Law))
    return tuple(dict.fromkeys(law.cite for law in laws if law.cite))
