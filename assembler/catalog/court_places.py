"""The places by which a court can be found: the cities where it sits, its counties, and the counties' cities."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from assembler.catalog.localities import localities_in
from assembler.model.court import Court

FILLER = frozenset("a and at city for in of the".split())
"""Words of a query that do not identify a court."""

CITY = "city"
"""The last word of an independent city's name in the Census list of counties."""

COUNTY = "county"
"""A word in a query that shows that the user means a county."""


class CourtPlace(NamedTuple):
    """A city or county of a court, with its county and division where they are known."""

    name: str
    county: str = ""
    division: str = ""

    @property
    def is_county(self) -> bool:
        """Whether the place is a county rather than a city."""
        return bool(self.county) and self.name == self.county

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels for the place in a list, such as "Seattle" and "county King"."""
        if self.division or not self.county:
            return (self.name,)
        return (f"county {self.county}",) if self.is_county else (self.name, f"county {self.county}")


def places_of(court: Court, *, alone: bool) -> Iterator[CourtPlace]:
    """Yield the places of *court*; a federal court that is *alone* in its state has all listed cities of the state."""
    yield from _division_places(court)
    if court.system == "state":
        yield from _county_places(court)
    elif alone:
        yield from (CourtPlace(city) for locality in localities_in(court.state) for city in locality.cities)


def _division_places(court: Court) -> Iterator[CourtPlace]:
    if not court.divisions:
        return
    for division in court.divisions.value:
        for city in cities_of(division.name, division.seat):
            yield CourtPlace(city, division=division.name)
        yield from (CourtPlace(county, county, division.name) for county in division.counties)


def cities_of(name: str, seat: str) -> list[str]:
    """Return the name of a division, and the cities in its *seat*, such as "Cedar Rapids and Dubuque"."""
    return [place.strip() for place in (name, *re.split(r",| and ", seat)) if place.strip()]


def _county_places(court: Court) -> Iterator[CourtPlace]:
    """Yield the counties of a state court and their cities."""
    spellings = {_letters(county): county for county in court.counties}
    yield from (CourtPlace(county, county) for county in court.counties)
    for locality in localities_in(court.state):
        if not court.counties:
            names = (locality.county, *locality.cities)
            yield from (CourtPlace(name, locality.county) for name in names)
        elif county := spellings.get(_letters(locality.county)):
            yield from (CourtPlace(name, county) for name in locality.cities)


def whole_places(court: Court, query: str, court_words: Collection[str], *, alone: bool) -> tuple[CourtPlace, ...]:
    """Return the places of *court* whose complete name is in *query*, keeping only the longest names.

    Every other word of the query must be in *court_words*, the words of the court's name, or be a filler word or a word
    for a county. The name of a county with several words may be abbreviated to initials, such as LA. If the query has
    a word for a county, only counties are considered.
    """
    words = normalized_words(query)
    county_words = {COUNTY, *normalized_words(court.county_word.value if court.county_word else "")}
    known_words = {*court_words, *FILLER, *county_words}
    places = [place for place in places_of(court, alone=alone) if place.is_county or not county_words & {*words}]
    lengths = {place: _words_naming(place, words, known_words) for place in places}
    longest = max(lengths.values(), default=0)
    return tuple(place for place, length in lengths.items() if length == longest > 0)


def _words_naming(place: CourtPlace, words: Sequence[str], known_words: set[str]) -> int:
    """Return the number of *words* that name *place*, if all other words are among *known_words*; otherwise 0."""
    parts = normalized_words(place.name)
    forms = [parts]
    if len(parts) > 1 and place.is_county and parts[-1] != CITY:
        forms.append(["".join(part[0] for part in parts)])
    for form in forms:
        for start in range(len(words) - len(form) + 1):
            other_words = (*words[:start], *words[start + len(form) :])
            if words[start : start + len(form)] == form and known_words.issuperset(other_words):
                return len(form)
    return 0


def normalized_words(text: str) -> list[str]:
    """Return the words of *text* in lower case, without accents, periods and apostrophes; Saint is shortened to St."""
    ascii_text = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"[.'’]", "", ascii_text))
    return ["st" if word == "saint" else word for word in words]


def _letters(text: str) -> str:
    return "".join(normalized_words(text))
