"""Typed sentences on venue and divisions that name a place or a residence that the matter's keys contradict."""

import re
from collections.abc import Iterator, Mapping

from assembler.catalog.localities import localities_in
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal
from assembler.language.places import STATE, county_in_state, postal_abbreviation, state_in, state_name, state_named
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import allegations, of_side
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, Words, matched, rule
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


SIDE = (
    r"(?:(?P<count>one|two|three|four|five|six)\s+of\s+the"
    r"|(?P<all>(?:[Ee]very|[Ee]ach|[Aa]ll|[Bb]oth|[Tt]he)(?:\s+of\s+the)?|[Nn]o|[Nn]either|[Nn]one\s+of\s+the))"
    r"(?:\s+(?:two|three|four|five|six|seven|eight))?\s+(?P<side>[Dd]efendant|[Pp]laintiff)s?"
)
"""A side, or a number of its parties: "no defendant", "two of the three Defendants"."""

HERE = r"(?:there|here|in\s+(?:this|that|said|the)\s+(?:[Cc]ounty|[Dd]istrict|[Jj]udicial\s+[Dd]istrict|[Dd]ivision))\b"
RESIDES = (
    r"(?:,\s[^,.;]{1,50},)?\s+(?:(?:does|did|do)\s+(?P<not>not)\s+)?(?:reside[sd]?|lives?|lived"
    r"|(?:has|had|maintains?)\s+(?:its|his|her|their|an?)\s+(?:[a-z]+\s+){0,2}(?:offices?|residence|place\s+of\s+business|headquarters)"
    r"|(?:is|are|was)\s+(?:domiciled|headquartered|an?\s+resident|residents))\s+"
)


@rule(
    "VEN022",
    cite="the residences of the parties in the matter, and the counties that the court serves",
    basis="program",
    severity=Severity.WARNING,
    fix="find out where the party resides, and correct the sentence or the party's keys",
)
def typed_residence_contradicted(matter: Matter) -> Iterator[Problem]:
    """A typed sentence bases venue on a residence that the matter's keys contradict.

    An example is "because the seller resides there" in the county of the court, although the seller's `resides_in:` is
    another county, or "no defendant resides in this District" although all of them do. The county of an entity is that
    of its principal place of business, if the program's table lists the city. A party without a known county is not
    compared. If the sentence gives a number, as in "two of the three Defendants reside there", the parties are counted.
    """
    if not has_complaint(matter):
        return
    names = party_names(matter)
    pattern = compiled(rf"(?:{SIDE}|(?P<who>{names.list_pattern})){RESIDES}{HERE}")
    for path, own_words in texts_on_venue(matter):
        for match in pattern.finditer(own_words):
            if match["side"]:
                parties = of_side(matter.parties, match["side"].lower())
            else:
                parties = {key: matter.parties[key] for key in names.parties_in(match["who"])}
            is_here_by_key = {key: _is_here(party, matter) for key, party in parties.items() if not party.does}
            if match["count"]:
                yield from _wrong_number(path, match, is_here_by_key)
                continue
            quantifier = match["all"] or ""
            is_denial = bool(match["not"] or quantifier.lower() in {"no", "neither"} or "one of" in quantifier)
            contradicted_keys = [key for key, is_here in is_here_by_key.items() if is_here is is_denial]
            if contradicted_keys:
                party = matter.parties[contradicted_keys[0]]
                fact = f"the matter says that `{party.name}` is in {_place(party)}"
                message = f"the text says `{one_line(match[0])}`, but {fact}"
                place_key = "resides_in" if party.resides_in else "principal_place"
                yield Problem(path, message, at=matched(match), also=(("parties", contradicted_keys[0], place_key),))


def _wrong_number(path: KeyPath, match: re.Match[str], is_here_by_key: Mapping[str, bool | None]) -> Iterator[Problem]:
    """Yield a problem if the matter places all of the parties, and not as many of them here as *match* says."""
    count_here = [*is_here_by_key.values()].count(True)
    if None not in is_here_by_key.values() and cardinal(count_here) != match["count"]:
        count_in_words = cardinal(count_here) if count_here else "none"
        message = f"the text says `{one_line(match[0])}`, but the matter says so of {count_in_words}"
        other_paths = tuple(("parties", key) for key, is_here in is_here_by_key.items() if not is_here)
        yield Problem(path, message, at=matched(match), also=other_paths)


def _place(party: Party) -> str:
    return party.resides_in or party.principal_place or ""


def _is_here(party: Party, matter: Matter) -> bool | None:
    """Whether *party* is in a county that the court serves; None if the keys do not say."""
    place = _place(party)
    state = state_named(state_in(place)) or ""
    is_elsewhere = bool(state and matter.court.state and state != state_name(matter.court.state))
    if is_elsewhere and party.kind != "individual" and matter.court.system == "federal":
        return None  # an entity may reside where it is subject to jurisdiction, 28 U.S.C. § 1391(c)(2)
    if is_elsewhere:
        return False
    parts = [part.strip() for part in place.split(",")]
    counties = [part.rpartition(" ")[0] for part in parts if part.endswith((" County", " Parish"))][:1]
    if not counties and state:
        counties = [row.county for row in localities_in(postal_abbreviation(state) or "") if parts[0] in row.cities]
    if len(counties) != 1:
        return None
    return is_served(NamedPlace(Words(counties[0], 0), place, counties[0], state), matter)
