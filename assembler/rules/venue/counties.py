"""Counties outside the court or the division, counties unrelated to the case, and missing assignments to a division."""

import re
from collections.abc import Collection, Container, Iterator

from assembler.catalog.localities import localities_in
from assembler.facts.texts import unquoted
from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.suggestions import similar_names
from assembler.language.english import series
from assembler.language.places import COUNTY_IN_STATE, county_in_full, state_name, state_named
from assembler.language.regex import Regex, passages
from assembler.law.court_titles import county_word
from assembler.model.law import severity_for
from assembler.model.matter import Matter
from assembler.model.walk import allegations, texts
from assembler.rules._complaint import has_complaint, in_state_court, opening, printed_sections
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.venue._places import VENUE_WORD, NamedPlace, contrast, is_served, places_in

FACTS = ("facts", "more_facts")
"""The keys of a matter under which facts are alleged."""


@rule(
    "VEN008",
    cite="the counties of the court's divisions, and the county of the matter",
    basis="memory",
    severity=Severity.WARNING,
    fix="find out where the events occurred, and correct the county, the division or the court",
)
def county_outside_the_court(matter: Matter) -> Iterator[Problem]:
    """The events on which venue is based occurred in a county that this court does not serve.

    In a state court, the counties in the allegations that `venue:` names are compared with `county:`. In a federal
    court, they are compared with the court's state and with the counties on record for its divisions. If the only
    ground names no allegations, all facts are read. A larger city of the court's state, after "in", "at" or "near",
    stands for its county.
    """
    alleged = [(path, allegation.id, allegation.text) for path, allegation in allegations(matter) if allegation.text]
    for index, reason in enumerate(matter.venue if has_complaint(matter) else ()):
        if reason.because not in {"events", "injury", "property", "real property"}:
            continue
        named_allegations = set(reason.allegations)
        venue_texts = [(path, text) for path, name, text in alleged if name in named_allegations]
        if not named_allegations and len(matter.venue) == 1 and _names_own_county(matter):
            venue_texts = [(path, text) for path, _, text in alleged if path[0] in FACTS]
        places = [
            (path, place) for path, text in venue_texts for place in places_in(unquoted(text), matter.court.state)
        ]
        typed_paths = {path for path, text in venue_texts if not named_allegations and VENUE_WORD.search(text)}
        counties = [
            (path, place)
            for path, place in places
            if _is_county(place, is_named=bool(named_allegations)) and path not in typed_paths
        ]
        if counties and not any(is_served(place, matter) for _, place in places):
            names = " and ".join(f"`{name}`" for name in dict.fromkeys(place.name for _, place in counties))
            subject_and_verb = "the venue allegations name" if named_allegations else "the facts name only"
            path, place = counties[0]
            message = f"{subject_and_verb} {names}, {contrast(matter)}"
            yield Problem(("venue", index), message, also=((*path, "text"),), also_at=(place.at,))


def _is_county(place: NamedPlace, *, is_named: bool) -> bool:
    """Whether *place* is a county, and in the court's state unless `venue:` names its allegation."""
    return place.is_county and (is_named or not place.state)


@rule(
    "VEN009",
    cite="the county of the matter, and the counties and cities of the state",
    basis="memory",
    severity=Severity.WARNING,
    fix="correct `county:`, or say in the text what connects the case with that county",
)
def county_never_named(matter: Matter) -> Iterator[Problem]:
    """Nothing in a complaint connects the parties or the facts with the county where it is filed.

    The texts or the parties' entries name another county of the state, but not the matter's own county or any of its
    larger cities. In a federal court, the counties of the division and their cities are looked for, if the texts name
    those of another division several times.
    """
    yield from _division_elsewhere(matter)
    if not in_state_court(matter) or not matter.county:
        return
    all_texts = (*_party_texts(matter), *(text.words for text in texts(matter)))
    forum = state_name(matter.court.state)
    other_counties = [
        match["county"]
        for text in all_texts
        for match in passages(COUNTY_IN_STATE, text)
        if not match["state"] or state_named(match["state"]) == forum
    ]
    if other_counties and not _names_own_county(matter):
        word = county_word(matter.court.county_word)
        own_county = county_in_full(matter.county, word)
        other_county = county_in_full(other_counties[0], word)
        message = f"no text or party names `{own_county}`, but one of them names `{other_county}`"
        yield Problem(("county",), message)


MIN_MENTIONS = 4
"""How many times texts name a county or a city of another division if the events occurred there."""


def _division_elsewhere(matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the texts name places of another division of the court, but none of the matter's division."""
    divisions = matter.court.divisions.value if matter.court.divisions and has_complaint(matter) else ()
    own_counties = {
        county for division in divisions if division.name == matter.division for county in division.counties
    }
    other_counties = {county for division in divisions for county in division.counties} - own_counties
    if not own_counties or not other_counties or matter.court.system != "federal":
        return
    all_texts = (*_party_texts(matter), *(text.words for text in texts(matter)))
    all_words = "\n".join(" ".join(text.split()) for text in all_texts)
    named_counties = {match["county"] for match in COUNTY_IN_STATE.finditer(all_words)} & other_counties
    own_places = own_counties | _cities_of(own_counties, matter.court.state)
    if not named_counties or _count_mentions(own_places, all_words):
        return
    city_mentions = _count_mentions(_cities_of(other_counties, matter.court.state), all_words)
    if city_mentions + len(named_counties) >= MIN_MENTIONS:
        county = min(named_counties)
        fact = f"no text or party names a county of the division `{matter.division}`"
        fix = "correct `division:`, or say in the text what connects the case with it"
        yield Problem(("division",), f"{fact}, but a text names `{county} County`", fix=fix)


def _cities_of(counties: Container[str], state: str) -> frozenset[str]:
    """Return the larger cities of those *counties* that are in *state*, a two-letter code."""
    localities = [locality for locality in localities_in(state) if locality.county in counties]
    return frozenset(city for locality in localities for city in locality.cities)


def _count_mentions(places: Collection[str], words: str) -> int:
    """Return how many times *words* name one of *places*; "Kentucky" does not name Kent."""
    return len(_pattern_of(places).findall(words)) if places else 0


def _pattern_of(places: Collection[str]) -> Regex:
    """Return a pattern that matches the whole name of any of *places*."""
    longest_first = sorted(places, key=len, reverse=True)
    return Regex(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _names_own_county(matter: Matter) -> bool:
    """Whether a text or a party's entry names the matter's county or a larger city of it; True without a county."""
    all_texts = (*_party_texts(matter), *(text.words for text in texts(matter)))
    own_names = _pattern_of([*_county_and_cities(matter)])
    return not matter.county or any(own_names.search(text) for text in all_texts)


def _party_texts(matter: Matter) -> Iterator[str]:
    for party in matter.parties.values():
        yield from (
            party.resides_in or "",
            party.registered_office or "",
            party.principal_place or "",
            *party.address,
            party.name,
        )


def _county_and_cities(matter: Matter) -> Iterator[str]:
    """Yield the names of the matter's county and of the county's larger cities."""
    county = matter.county or ""
    yield county
    for locality in localities_in(matter.court.state):
        if locality.county.casefold() == county.casefold():
            yield from locality.cities


@rule(
    "VEN005",
    cite="the court's rule on its divisions",
    basis="secondary",
    fix="correct the county, or write the division that serves it under `division:`",
)
def county_of_another_division(matter: Matter) -> Iterator[Problem]:
    """The county where the events occurred does not belong to the division in the caption.

    In many courts the county where the events occurred decides to which division the action is assigned.
    """
    law = matter.court.divisions
    if matter.assignment is None or law is None:
        return
    counties_by_division = {division.name: division.counties for division in law.value if division.counties}
    if matter.division not in counties_by_division:
        return
    listed_counties = [county for counties in counties_by_division.values() for county in counties]
    for index, county in enumerate(matter.assignment.counties):
        if county in counties_by_division[matter.division]:
            continue
        divisions = [f"`{name}`" for name, counties in counties_by_division.items() if county in counties]
        nearest = similar_names(county, listed_counties)
        if divisions:
            fact = f"`{brief(county)}` belongs to {series(divisions, 'or')}, but the division is `{matter.division}`"
        else:
            suggestion = f"; did you mean `{nearest[0]}`?" if nearest else ""
            fact = f"`{brief(county)}` is not a county of any division of {matter.court.citation}{suggestion}"
        yield Problem(("assignment", "counties", index), fact, Severity.WARNING, cite=law.authority)


OWN_SECTIONS = ("assignment", "division", "intradistrict")
"""A section whose id begins with one of these words counts as the paragraph on assignment."""

ASSIGNS = Regex(
    r"(?i)\b(?:divisional|intradistrict|division)\s+(?:assignment|venue)\b"
    r"|\bassign(?:ed|ment)\b[^.;]{0,120}\bdivision\b|\bdivision\b[^.;]{0,120}\bassign(?:ed|ment)\b"
)
"""Words that mention the assignment of a case to a division."""


@rule(
    "VEN004",
    cite="N.D. Cal. Civ. L.R. 3-5(b)",
    basis="memory",
    fix="add `assignment:` with the counties where the events occurred, and list `assignment` among the filing's "
    "`sections:`",
)
def no_assignment(matter: Matter) -> Iterator[Problem]:
    """A complaint lacks the paragraph on assignment to a division that the court requires.

    A section whose id begins with `assignment`, `division` or `intradistrict` counts as that paragraph, and so does a
    text that mentions the assignment to a division.
    """
    law = matter.court.assignment
    own_sections = {section.id for section in matter.sections if section.id.startswith(OWN_SECTIONS)}
    if law is None or not law.value.required:
        return
    texts_by_name = {filing.name: paper_texts for filing, paper_texts in texts_by_paper(matter)}
    for index, filing in opening(matter):
        sections = set(printed_sections(filing))
        if own_sections and ("facts" in sections or own_sections & sections):
            continue
        if any(ASSIGNS.search(text.words) for text in texts_by_name[filing.name]):
            continue
        if matter.assignment is None:
            fact = f"`{filing.name}` has no paragraph on the division, which {matter.court.citation} requires"
            yield Problem(("filings", index), fact, severity_for(law.basis), cite=law.authority)
        elif "assignment" not in sections:
            fact = f"`{filing.name}` leaves out the section `assignment`"
            yield Problem(("filings", index, "sections"), fact, severity_for(law.basis), cite=law.authority)
