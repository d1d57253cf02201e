"""Where a party resides, for venue in a county."""

import re

from assembler.language.characters import letters
from assembler.language.places import COUNTY, state_in, state_name, state_named
from assembler.language.regex import Regex
from assembler.model.court import Court
from assembler.model.party import Party

COUNTY_AT_START = Regex(rf"\A(?:the )?(?P<county>[^,]+?) (?:{COUNTY})\b", re.IGNORECASE)
"""Matches a county at the beginning of a place: "King County, Washington"."""


def county_of(party: Party) -> str | None:
    """Return the county of *party*'s residence, such as "King" for "King County, Washington"; None if none is given."""
    match = COUNTY_AT_START.match(" ".join((party.resides_in or "").split()))
    return match["county"] if match else None


def resides_elsewhere(party: Party, court: Court, county: str | None) -> bool:
    """Whether the matter says that *party* resides outside *county* or outside the state of *court*."""
    if not party.resides_in:
        return False
    party_state = state_named(state_in(party.resides_in))
    court_state = state_name(court.state)
    if party_state and court_state and party_state != court_state:
        return True
    party_county = county_of(party)
    return bool(party_county and county) and letters(party_county or "") != letters(county or "")


def resides_here(party: Party, court: Court) -> bool:
    """Whether *party* resides in the state of *court*.

    If its residence is not given, its principal place of business decides.
    """
    place = party.resides_in or party.principal_place
    return bool(place) and state_named(state_in(place or "")) == state_name(court.state)


def resides_in_another_state(party: Party, court: Court) -> bool:
    """Whether *party* is known to reside outside the state of *court*.

    If its residence is not given, an individual's citizenship or an entity's principal place of business decides.
    """
    fallback = party.citizenship if party.kind == "individual" else party.principal_place
    place = party.resides_in or fallback
    state = state_named(state_in(place or ""))
    return bool(state) and state != state_name(court.state)
