"""Where a defendant resides, as far as `resides_in:` says, for venue in a county."""

import re

from assembler.language.characters import letters
from assembler.language.places import COUNTY, state_in, state_name, state_named
from assembler.model.court import Court
from assembler.model.party import Party

COUNTY_NAMED = re.compile(rf"\A(?:the )?(?P<county>[^,]+?) (?:{COUNTY})\b", re.IGNORECASE)


def county_of(party: Party) -> str | None:
    """Return the county in which *party* is said to reside: "King" for "King County, Washington"; None if none is."""
    match = COUNTY_NAMED.match(" ".join((party.resides_in or "").split()))
    return match["county"] if match else None


def resides_elsewhere(party: Party, court: Court, county: str | None) -> bool:
    """Whether *party* is said to reside in another county than *county*, or in another state than that of *court*."""
    if not party.resides_in:
        return False
    home, here = state_named(state_in(party.resides_in)), state_name(court.state)
    if home and here and home != here:
        return True
    named = county_of(party)
    return bool(named and county) and letters(named or "") != letters(county or "")


def resides_here(party: Party, court: Court) -> bool:
    """Whether *party* is said to reside in the state of *court*: an entity, to have its principal place there."""
    place = party.resides_in or party.principal_place
    return bool(place) and state_named(state_in(place or "")) == state_name(court.state)
