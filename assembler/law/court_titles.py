"""The court's name in the caption, which may differ from county to county."""

import re
from collections.abc import Mapping

from assembler.language.english import ordinal, ordinal_in_figures
from assembler.language.places import COUNTY
from assembler.model.court import Court
from assembler.model.court.caption import TitleException, TitleLine
from assembler.model.matter import Matter

CITY, CITY_OF = " City", "City of "

ORDINALS = {ordinal(number): number for number in range(1, 100)}


def plain_county(county: str | None) -> str:
    """Return *county* without a final "County" or "Parish": "Example" for "Example County"."""
    return re.sub(rf" (?:{COUNTY})\Z", "", county or "")


def county_word(court: Court) -> str:
    """Return the word for a county in the court's state, such as "Parish"."""
    return court.county_word.value if court.county_word else "County"


def title_lines(matter: Matter) -> tuple[TitleLine, ...]:
    """Return the lines of the court's name for the county or city of *matter*."""
    exception = _title_exception(matter)
    return exception.lines if exception else matter.court.title_lines.value


def _title_exception(matter: Matter) -> TitleException | None:
    law, county = matter.court.title_exceptions, plain_county(matter.county)
    if county.startswith(CITY_OF):
        county = county.removeprefix(CITY_OF) + CITY
    exceptions = law.value if law else ()
    return next((exception for exception in exceptions if county in exception.places), None)


def title_places(matter: Matter) -> Mapping[str, str | None]:
    """Return the value of each placeholder in the court's name; None if neither matter nor court supplies one."""
    county = plain_county(matter.county)
    place = county.removeprefix(CITY_OF).removesuffix(CITY)
    district = printed_district(matter)
    seats = matter.court.seats.value if matter.court.seats else {}
    seat = next((city for name, city in seats.items() if name.casefold() == (district or "").casefold()), None)
    return {"county": county or None, "place": place or None, "district": district, "city": matter.city or seat}


def listed_district(matter: Matter) -> str | None:
    """Return the judicial district or circuit on record for the county or city of *matter*, or None."""
    districts = matter.court.districts.value if matter.court.districts else {}
    return districts.get(plain_county(matter.county)) or districts.get(matter.city or "")


def printed_district(matter: Matter) -> str | None:
    """Return the judicial district or circuit of *matter* as the caption prints it, or None if it is unknown.

    A district listed in the court's record is printed as listed; otherwise a bare number becomes an ordinal.
    """
    listed, written = listed_district(matter), matter.district
    if not written or (listed and same_district(listed, written)):
        return listed
    return ordinal_in_figures(int(written)) if written.isdecimal() else written


def same_district(first: str, second: str) -> bool:
    """Whether both names mean the same district or circuit, as "FOURTH", "4TH" and "4" do."""
    number = district_number(first)
    return first.casefold() == second.casefold() or (number is not None and number == district_number(second))


def district_number(district: str) -> int | None:
    """Return the number of a district: 53 for "53RD", 4 for "FOURTH"; None if it is not numbered."""
    figures = re.fullmatch(r"(\d{1,4})(?:ST|ND|RD|TH|D)?", district.strip().upper())
    return int(figures[1]) if figures else ORDINALS.get(district.strip().casefold())
