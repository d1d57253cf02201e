"""What a court is called in its caption: in one county it may have another name than in the rest of the state."""

from collections.abc import Mapping

from assembler.model.court import Court
from assembler.model.court.caption import TitleException, TitleLine
from assembler.model.matter import Matter

COUNTY, CITY, CITY_OF = " County", " City", "City of "


def plain_county(county: str | None) -> str:
    """Return *county* without the word County at its end: "Fairfax" for "Fairfax County"."""
    return (county or "").removesuffix(COUNTY)


def county_word(court: Court) -> str:
    """Return what the court's state calls a county: "County", "Parish"."""
    return court.county_word.value if court.county_word else COUNTY.strip()


def title_lines(matter: Matter) -> tuple[TitleLine, ...]:
    """Return the lines of the court's name for the county or city of *matter*."""
    exception = _exception(matter)
    return exception.lines if exception else matter.court.title_lines.value


def _exception(matter: Matter) -> TitleException | None:
    law, county = matter.court.title_exceptions, plain_county(matter.county)
    if county.startswith(CITY_OF):
        county = county.removeprefix(CITY_OF) + CITY
    known = law.value if law else ()
    return next((one for one in known if county in one.places), None)


def title_places(matter: Matter) -> Mapping[str, str | None]:
    """Return what fills the blanks of those lines; None for what neither the matter nor the court's record says."""
    county = plain_county(matter.county)
    place = county.removeprefix(CITY_OF).removesuffix(CITY)
    district = matter.district or known_district(matter)
    seats = matter.court.seats.value if matter.court.seats else {}
    seat = next((city for name, city in seats.items() if name.casefold() == (district or "").casefold()), None)
    return {"county": county or None, "place": place or None, "district": district, "city": matter.city or seat}


def known_district(matter: Matter) -> str | None:
    """Return the judicial district or circuit of the county or city of *matter*; None if it is not on record."""
    known = matter.court.districts.value if matter.court.districts else {}
    return known.get(plain_county(matter.county)) or known.get(matter.city or "")
