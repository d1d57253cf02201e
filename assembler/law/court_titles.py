"""The court's name as printed in the caption, which may differ from county to county."""

import re
from collections.abc import Mapping

from assembler.language.english import ordinal, ordinal_in_figures
from assembler.language.places import COUNTY
from assembler.model.court.caption import TitleException, TitleLine
from assembler.model.law import Law
from assembler.model.matter import Matter

CITY, CITY_OF = " City", "City of "

ORDINALS = {ordinal(number): number for number in range(1, 100)}


def plain_county(county: str | None) -> str:
    """Return *county* without a final "County" or "Parish": "Example" for "Example County"."""
    return re.sub(rf" (?:{COUNTY})\Z", "", county or "")


def county_word(law: Law[str] | None) -> str:
    """Return the word for a county in the court's state, such as "Parish"; *law* is the court's `county_word`."""
    return law.value if law else "County"


def title_lines(matter: Matter) -> tuple[TitleLine, ...]:
    """Return the lines of the court's name for the county or city of *matter*."""
    exception = title_exception(matter.court.title_exceptions, matter.county)
    return exception.lines if exception else matter.court.title_lines.value


def title_exception(law: Law[tuple[TitleException, ...]] | None, place: str | None) -> TitleException | None:
    """Return the exception in *law* that names the court in *place*, a county or city; None if none applies."""
    county = plain_county(place)
    if county.startswith(CITY_OF):
        county = county.removeprefix(CITY_OF) + CITY
    exceptions = law.value if law else ()
    return next((exception for exception in exceptions if county in exception.places), None)


def title_places(
    matter: Matter, seats: Law[Mapping[str, str]] | None, districts: Law[Mapping[str, str]] | None
) -> Mapping[str, str | None]:
    """Return a value for each placeholder in the court's name; None if neither the matter nor the court supplies one.

    *seats* and *districts* are the values in the court's record.
    """
    county = plain_county(matter.county)
    place = county.removeprefix(CITY_OF).removesuffix(CITY)
    district = printed_district(matter, districts)
    cities = seats.value.items() if seats else ()
    seat = next((city for name, city in cities if name.casefold() == (district or "").casefold()), None)
    return {"county": county or None, "place": place or None, "district": district, "city": matter.city or seat}


def listed_district(matter: Matter, law: Law[Mapping[str, str]] | None) -> str | None:
    """Return the judicial district or circuit that *law* lists for the matter's county or city; None if unlisted."""
    districts = law.value if law else {}
    return districts.get(plain_county(matter.county)) or districts.get(matter.city or "")


def printed_district(matter: Matter, law: Law[Mapping[str, str]] | None) -> str | None:
    """Return the judicial district or circuit of *matter* as the caption prints it, or None if it is unknown.

    A district that *law* lists is printed as listed; any other district that is only a number becomes an ordinal.
    """
    listed_name = listed_district(matter, law)
    district = matter.district
    if not district or (listed_name and same_district(listed_name, district)):
        return listed_name
    return ordinal_in_figures(int(district)) if district.isdecimal() else district


def same_district(first: str, second: str) -> bool:
    """Whether both names refer to the same district or circuit, as "FOURTH", "4TH" and "4" do."""
    number = district_number(first)
    return first.casefold() == second.casefold() or (number is not None and number == district_number(second))


def district_number(district: str) -> int | None:
    """Return the number of a district: 53 for "53RD", 4 for "FOURTH"; None if the district has no number."""
    figures_match = re.fullmatch(r"(\d{1,4})(?:ST|ND|RD|TH|D)?", district.strip().upper())
    return int(figures_match[1]) if figures_match else ORDINALS.get(district.strip().casefold())
