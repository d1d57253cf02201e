"""VEN009."""

import re
from collections.abc import Iterator

from assembler.catalog.localities import localities_in
from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.language.places import COUNTY_IN_STATE, state_name, state_named
from assembler.law.court_titles import county_word
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules._complaint import in_state_court
from assembler.rules.rule import Problem, rule


@rule(
    "VEN009",
    cite="the county of the matter, and the counties and cities of the state",
    basis="memory",
    severity=Severity.WARNING,
    fix="correct `county:`, or say what connects the case with that county",
)
def county_never_named(matter: Matter) -> Iterator[Problem]:
    """Neither the parties nor the facts of a complaint have to do with the county where it is filed.

    The texts and the parties name another county of the state, and not the matter's own, nor one of its larger cities.
    """
    if not in_state_court(matter) or not matter.county:
        return
    said = (*_of_parties(matter), *(text.words for text in texts(matter)))
    here = state_name(matter.court.state)
    others = [
        found["county"]
        for text in said
        for found in passages(COUNTY_IN_STATE, text)
        if not found["state"] or state_named(found["state"]) == here
    ]
    own = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in _own(matter)))
    if others and not any(own.search(text) for text in said):
        word = county_word(matter.court)
        yield Problem(
            ("county",), f"no text and no party names `{matter.county} {word}`; one names `{others[0]} {word}`"
        )


def _of_parties(matter: Matter) -> Iterator[str]:
    for party in matter.parties.values():
        yield from (
            party.resides_in or "",
            party.registered_office or "",
            party.principal_place or "",
            *party.address,
            party.name,
        )


def _own(matter: Matter) -> Iterator[str]:
    """Yield the county's own name and those of its larger cities."""
    county = matter.county or ""
    yield county
    for locality in localities_in(matter.court.state):
        if locality.county.casefold() == county.casefold():
            yield from locality.cities
