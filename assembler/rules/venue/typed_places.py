"""Typed sentences on venue, and allegations on the assignment to a division, that name a place elsewhere."""

import re
from collections.abc import Iterator

from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.places import STATE, county_in_state, state_name, state_named
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.rules._complaint import has_complaint
from assembler.rules.rule import Problem, Words, rule
from assembler.rules.venue._places import NamedPlace, contrast, is_served, places_in, texts_on_venue

CLAUSE_END = Regex(r"[.;]\s+(?=[A-Z])|;\s|,\s(?=(?:and|or|because|since|as|where|in that)\s)|\s(?=because\s|since\s)")
"""The end of a clause in a sentence on venue."""

GROUND_WORDS = Regex(
    r"(?i)\b(?:made|signed|executed|entered|perform\w*|occurred|happened|arose|took\splace|located|situated|lies|proper"
    r"|fix(?:es|ed)|lay|lays|laid|agreed|consent\w*|select\w*|designat\w*|committed|is\sin|are\sin|was\sin|were\sin|breached|injur\w+)\b"
)
"""Words of a clause that says why venue is proper."""

CONTRAST_WORDS = Regex(
    r"(?i)\b(?:but|although|though|while|whereas|not|nor|improper|other\sthan|instead|formerly|moved|transfer\w*|remov\w*"
    r"|or|reside[sd]?|resident|residence|domiciled|lives?|lived|concurrent|previously|originally|adjoining|neighboring)\b"
)
"""Words of a clause that contrasts the court's place with another, or says where a party resides."""

WORDS_FOR_HERE = Regex(r"(?i)\bhere\b|\b(?:this|said|the)\s(?:county|district|division|judicial|court)")
"""Words that mean the county or the district of the court."""


@rule(
    "VEN019",
    cite="the county of the matter, and the counties of the court's divisions",
    basis="program",
    severity=Severity.WARNING,
    fix="find out which county is meant, and correct the sentence, or `county:` and the court",
)
def typed_venue_elsewhere(matter: Matter) -> Iterator[Problem]:
    """A typed sentence bases venue on a county that is not the matter's, or that the court does not serve.

    This happens when a paragraph on venue is copied from another case. In a text that mentions venue, each clause that
    says what happened, what is located, or where venue is proper is read. Nothing is reported if the clause also names
    the matter's county, means it by a word such as "here", or contrasts places, as in "although it resides in Pierce
    County".
    """
    if not has_complaint(matter):
        return
    for path, own_words in texts_on_venue(matter):
        for start, clause in _clauses(own_words):
            places = [place for place in places_in(clause, matter.court.state) if place.is_county]
            is_ground = (
                GROUND_WORDS.search(clause) and not CONTRAST_WORDS.search(clause) and not WORDS_FOR_HERE.search(clause)
            )
            if places and is_ground and not any(is_served(place, matter) for place in places):
                place = places[0]
                message = f"the text bases venue on `{place.name}`, {contrast(matter)}"
                also = (("county",),) if matter.county else ()
                yield Problem(path, message, also=also, at=Words(place.at.words, start + place.at.start))


DIVISION = Regex(r"\b(?P<name>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\sDivision\b", needs="division")
DISTRICT = Regex(
    rf"\b(?:(?:Northern|Southern|Eastern|Western|Middle|Central)\s)?District\sof\s(?:{STATE})\b(?!,?\s(?:Bankruptcy|No\.))"
)
"""The name of a federal district; not in a citation, as of a bankruptcy court's case."""


@rule(
    "VEN021",
    cite="the name of the court",
    basis="program",
    severity=Severity.WARNING,
    fix="correct the district, or write another `court:`",
)
def typed_district_elsewhere(matter: Matter) -> Iterator[Problem]:
    """A typed sentence says that venue is proper in a federal district or division other than the court's.

    This happens when a paragraph on venue is copied from another case. In a text that mentions venue, each clause that
    says where venue is proper or where something happened is read. Nothing is reported if the clause also names the
    court's own district, or contrasts places. A division is compared if the matter has `division:`.
    """
    if matter.court.system != "federal" or not has_complaint(matter):
        return
    for path, own_words in texts_on_venue(matter):
        for start, clause in _clauses(own_words):
            if not GROUND_WORDS.search(clause) or CONTRAST_WORDS.search(clause):
                continue
            districts = list(DISTRICT.finditer(clause))
            names_own_district = any(one_line(district[0]) in matter.court.name for district in districts)
            if districts and not names_own_district:
                district = districts[0]
                at = Words(district[0], start + district.start())
                message = f"the text bases venue on the `{one_line(district[0])}`, but the court is {matter.court.name}"
                yield Problem(path, message, also=(("court",),), at=at)
            division = _other_division(clause, matter)
            if division:
                message = f"the text bases venue on the `{division[0]}`, but the division is {matter.division}"
                at = Words(division[0], start + division.start())
                yield Problem(path, message, also=(("division",),), at=at)


def _other_division(clause: str, matter: Matter) -> re.Match[str] | None:
    """Return the division that *clause* names if the matter has another; None if the clause also names its own."""
    names = {division.name for division in matter.court.divisions.value} if matter.court.divisions else set()
    matches = [match for match in DIVISION.finditer(clause) if match["name"] in names]
    is_own = any(match["name"] == matter.division for match in matches)
    return matches[0] if matches and matter.division in names and not is_own else None


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the clauses of *text*, each with its position."""
    start = 0
    for match in CLAUSE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


@rule(
    "VEN020",
    cite="the counties under `assignment:`, and the counties of the court's divisions",
    basis="memory",
    severity=Severity.WARNING,
    fix="find out where the events occurred, and correct the allegation, or the county and the division",
)
def assignment_alleged_elsewhere(matter: Matter) -> Iterator[Problem]:
    """The allegation on which the assignment to a division is based names only places outside the county.

    The places are counties, and the larger cities of the court's state after "in", "at" or "near".
    """
    if matter.assignment is None or not matter.assignment.counties or not has_complaint(matter):
        return
    counties = {county.casefold() for county in matter.assignment.counties}
    for path, allegation in allegations(matter):
        if allegation.id not in matter.assignment.allegations or not allegation.text:
            continue
        places = list(places_in(unquoted(allegation.text), matter.court.state))
        if places and not any(_may_be_in(counties, place, matter) for place in places):
            place = places[0]
            own_counties = " and ".join(f"`{county}`" for county in matter.assignment.counties)
            location = "" if place.is_county else f", which is in {county_in_state(place.county, matter.court.state)}"
            basis = f"the assignment is based on events in {own_counties}"
            message = f"{basis}, but this allegation names `{place.name}`{location}"
            also = (("assignment", "counties"),)
            yield Problem((*path, "text"), message, at=place.at, also=also)


def _may_be_in(counties: set[str], place: NamedPlace, matter: Matter) -> bool:
    """Whether *place* may be in one of *counties*."""
    forum = state_name(matter.court.state)
    return (not place.state or state_named(place.state) == forum) and place.county.casefold() in counties
