"""Places that the matter puts in two counties."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.catalog.localities import localities_in
from assembler.facts.fact import StatedPlace
from assembler.facts.reading import texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.places import STATE, county_in_state, postal
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules._fact_problems import problem_on
from assembler.rules.rule import Problem, rule

NAME_BEFORE = Regex(
    r"(?P<place>[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,3})(?:,\s(?:[A-Z][a-z]{2,15},\s)?(?:in\s)?|\s(?:is\s|lies\s|sits\s)?in\s)\Z"
)
"""A name before a county: "the Meadowlark Ranch in Weld County", "Bellevue, King County"."""

THING_BEFORE = Regex(r"\b(?:the|its|his|her|their|that|this)\s(?P<thing>[a-z]{4,15})(?:,?\s[a-z]{2,12}){0,4}\sin\s\Z")
"""A thing before a county: "the farm lies in Weld County"."""

NOT_A_THING = frozenset(
    "court division district clerk county courts sheriff recorder office records case action suit".split()
)
"""Nouns that may stand before a county although they are not located there."""

RESIDENCE = Regex(
    rf"(?P<city>[A-Z][\w.’' -]{{1,40}}),\s(?P<county>[A-Z][\w.’' -]{{1,30}})\sCounty(?:,\s(?P<state>{STATE}))?"
)


@rule(
    "FCT027",
    cite="house style: one place is in one county",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out in which county the place is, and correct the other; venue and the division may depend on it",
)
def place_in_two_counties(matter: Matter) -> Iterator[Problem]:
    """One text puts a place in one county, and another text puts it in a different county.

    The rule reads "the Meadowlark Ranch in Weld County", "Bellevue, King County" and "the farm lies in Weld County",
    and the residences of parties. A city is also reported if the program's table puts it in another county, and the
    matter names that county more often. Places in a sentence that names two counties are not compared.
    """
    counties: dict[str, list[StatedPlace]] = {}
    use_counts: Counter[str] = Counter()
    for text in texts_with_facts(matter):
        stated_counties = [place for place in text.places if place.kind == "county" and not place.quoted]
        for place in stated_counties:
            county = _county(place)
            use_counts[county] += 1
            name = _thing_before(place)
            if name and sum(stated_county.sentence is place.sentence for stated_county in stated_counties) == 1:
                counties.setdefault(name, []).append(place)
    homes = _homes(matter)
    use_counts.update(homes.values())
    use_counts.update([matter.county] if matter.county else [])
    for name, places in counties.items():
        yield from _two_counties(name, places, homes)
        yield from _against_table(name, places, use_counts, homes, matter)


def _county(place: StatedPlace) -> str:
    """Return the county's name without the words before it: "King" for "Bellevue, King County"."""
    return place.place.rpartition(", ")[2]


def _thing_before(place: StatedPlace) -> str:
    """Return the name or the noun of what the text puts in the county *place*; "" if there is none."""
    name_match = NAME_BEFORE.search(place.before[-90:])
    if name_match:
        return name_match["place"].removeprefix("The ")
    thing_match = THING_BEFORE.search(place.before[-90:])
    return thing_match["thing"] if thing_match and thing_match["thing"] not in NOT_A_THING else ""


def _homes(matter: Matter) -> dict[str, str]:
    """Return the county of each city in which a party resides, if the matter gives it."""
    homes: dict[str, str] = {}
    for _, person in persons(matter.parties):
        for key in ("resides_in", "principal_place"):
            residence = getattr(person, key, None)
            match = RESIDENCE.fullmatch(residence) if isinstance(residence, str) else None
            if match:
                homes[match["city"]] = match["county"]
    return homes


def _two_counties(name: str, places: Sequence[StatedPlace], homes: dict[str, str]) -> Iterator[Problem]:
    """Yield a problem if *places*, the counties of the thing called *name*, differ from each other or from its home."""
    use_counts = Counter(map(_county, places))
    if name in homes:
        wrong_places = [place for place in places if _county(place) != homes[name]]
        if wrong_places and len(use_counts) <= 2:
            message = f"the text says `{wrong_places[0].words}`, but a party resides in {name}, {homes[name]} County"
            yield problem_on(wrong_places[0], message)
    elif len(use_counts) == 2:
        (common_county, common_uses), (rare_county, rare_uses) = use_counts.most_common()
        rare_place = next(place for place in places if _county(place) == rare_county)
        common_place = next(place for place in places if _county(place) == common_county)
        is_one_place = common_uses > 1 or name[0].isupper()
        if rare_uses == 1 and is_one_place and rare_place.path != common_place.path:
            fact = f"the text puts {name} in `{rare_place.words}`, but elsewhere in `{common_place.words}`"
            yield problem_on(rare_place, fact, common_place)


def _against_table(
    name: str, places: Sequence[StatedPlace], use_counts: Counter[str], homes: dict[str, str], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the table of cities puts the city in another county, which the matter names more often.

    *use_counts* has how often the matter names each county.
    """
    if name in homes:
        return
    for place in places:
        state = (postal(place.state) if place.state else matter.court.state) or ""
        counties = sorted({row.county for row in localities_in(state) if name in row.cities})
        if len(counties) != 1:
            continue
        [county] = counties
        if _county(place) != county and use_counts[county] > use_counts[_county(place)]:
            fact = f"{name} is in {county_in_state(county, state)}"
            yield problem_on(place, f"the text says `{place.words}`, but {fact}")
