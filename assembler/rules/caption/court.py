"""The court's name in the caption: a place or division that is missing, wrong or not printed, or the wrong language."""

from collections.abc import Iterator

from assembler.catalog.localities import localities_in
from assembler.findings.finding import Severity
from assembler.language.characters import letters
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.law.court_titles import district_number, listed_district, same_district, title_lines, title_places
from assembler.model.law import severity_for
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules.rule import Problem, rule


@rule(
    "CAP003",
    cite="this program",
    basis="program",
    fix="add `county:`",
    no_waiver="the court's name would have a blank in it, and no clerk can file a paper that names no court",
)
def no_county(matter: Matter) -> Iterator[Problem]:
    """The county is missing from the court's name.

    The name of a court that sits in each county usually includes the county. A paper with a blank in the court's name
    can be built only as a draft.
    """
    if not matter.county and any("{county}" in line for line in title_lines(matter)):
        court = matter.court
        counties = court.counties or [locality.county for locality in localities_in(court.state)]
        message = f"no county is given, but the name of `{court.id}` includes one"
        fix = f"add `county:`, as in `county: {counties[0]}`" if counties else ""
        yield Problem(("court",), message, fix=fix, passes_draft=True)


@rule(
    "CAP013",
    cite="this program",
    basis="program",
    waivable="some",
    fix="add `city:` with the city where the court sits, or `district:` with one of the court's districts",
    no_waiver="the court's name would have a blank in it, and no clerk can file a paper that names no court",
)
def no_city(matter: Matter) -> Iterator[Problem]:
    """The city where the court sits is missing from the court's name, or the court has no such judicial district.

    The courts of some states sit in judicial districts instead of counties, and their captions name the district and
    the city. A paper with a blank in the court's name can be built only as a draft.
    """
    seats = matter.court.seats
    places = title_places(matter, seats, matter.court.districts)
    districts = {name.casefold() for name in seats.value} if seats else set()
    if any("{city}" in line for line in title_lines(matter)) and not places["city"]:
        message = f"no city is given, but the name of `{matter.court.id}` includes one"
        yield Problem(("court",), message, promise=True, passes_draft=True)
    if seats and matter.district and matter.district.casefold() not in districts:
        names = ", ".join(f"`{name}`" for name in seats.value)
        message = f"`{matter.district}` is not a judicial district of `{matter.court.id}`, which has {names}"
        yield Problem(("district",), message, Severity.WARNING, cite=seats.authority)


@rule(
    "CAP014",
    cite="this program",
    basis="program",
    fix="add `district:` as the caption prints it, as in `district: SEVENTH`",
    no_waiver="the court's name would have a blank in it, and no clerk can file a paper that names no court",
)
def no_district(matter: Matter) -> Iterator[Problem]:
    """The judicial district or circuit is missing from the court's name.

    Where the district depends on the county, the paper that opens the case already names the district. Where the clerk
    assigns the case to a district court, as in Texas, the paper that opens the case has a blank for the district. Any
    other paper with a blank in the court's name can be built only as a draft.
    """
    places = title_places(matter, matter.court.seats, matter.court.districts)
    if places["district"] or not any("{district}" in line for line in title_lines(matter)):
        return
    if not (matter.court.district_at_filing and has_complaint(matter)):
        message = f"no district or circuit is given, but the name of `{matter.court.id}` includes one"
        example = next(iter(matter.court.seats.value), "").upper() if matter.court.seats else ""
        fix = f"add `district:` as the caption prints it, as in `district: {example}`" if example else ""
        yield Problem(("court",), message, fix=fix, passes_draft=True)


@rule(
    "CAP018",
    cite="the state's statutes on judicial districts and circuits",
    basis="memory",
    severity=Severity.WARNING,
    fix="correct `district:`, `city:` or `county:`",
)
def no_such_district(matter: Matter) -> Iterator[Problem]:
    """The caption names a district, a circuit or a city that the court does not have.

    The rule compares the matter with the districts or circuits on record for the court's counties, and with the number
    of the court's last district. If the court is named only after a city, the city is compared with the cities and
    counties of the court's state.
    """
    district_problems = [*_district_of_another_county(matter)] or [*_district_above_the_last(matter)]
    yield from district_problems
    yield from _city_of_another_state(matter)


def _district_of_another_county(matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the district is not that of the county or the city, or not one of the court's districts."""
    law, district = matter.court.districts, matter.district
    if law is None or not district:
        return
    right_district = listed_district(matter, law)
    if right_district and not same_district(right_district, district):
        message = f"`{matter.county or matter.city}` is in the district or circuit `{right_district}`, not `{district}`"
        yield Problem(("district",), message, cite=law.authority)
    elif not right_district and not any(same_district(name, district) for name in law.value.values()):
        names = series([f"`{name}`" for name in dict.fromkeys(law.value.values())])
        message = f"`{district}` is not a district or circuit of `{matter.court.id}`, which has {names}"
        yield Problem(("district",), message, cite=law.authority)


def _district_above_the_last(matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the number of the district is higher than that of the court's last district."""
    law = matter.court.last_district
    number = district_number(matter.district or "")
    if law and number and number > law.value:
        message = (
            f"`{matter.district}` is not a district of `{matter.court.id}`, whose last district is number {law.value}"
        )
        yield Problem(("district",), message, cite=law.authority)


def _city_of_another_state(matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the court is named only after its city, but the court's state has no such city."""
    lines = " ".join(title_lines(matter))
    localities = localities_in(matter.court.state)
    if not matter.city or "{city}" not in lines or "{county}" in lines or "{district}" in lines or not localities:
        return
    places = {letters(place) for locality in localities for place in (locality.county, *locality.cities)}
    if letters(matter.city) not in places:
        message = f"`{matter.city}` is not a municipality of {state_name(matter.court.state)}, where the court sits"
        yield Problem(("city",), message, cite="the municipalities that the Census Bureau lists")


KINDS_OF_PLACES = {"city": "city", "district": "judicial district"}
"""The keys of a matter for places in the court's name, each with its word in messages."""


@rule(
    "CAP012",
    cite="the court's name as its caption prints it",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete the key that gives this place, or correct `court:`",
)
def place_not_printed(matter: Matter) -> Iterator[Problem]:
    """The matter gives a city, county or judicial district that the court's name does not include.

    Not every caption includes the court's city or the number of its district, and a court that sits for its entire
    jurisdiction has no county. The caption does not print such a place.
    """
    lines = title_lines(matter)
    for key, word in KINDS_OF_PLACES.items():
        value = getattr(matter, key)
        if value and not any(f"{{{key}}}" in line for line in lines):
            message = f"`{value}` is not printed: the name of `{matter.court.id}` in a caption has no {word}"
            yield Problem((key,), message, cite=matter.court.title_lines.authority)
    venue = matter.court.venue
    if matter.county and venue and venue.value.one_court and not matter.court.counties:
        message = f"`{matter.county}` is not printed: `{matter.court.id}` sits for its entire jurisdiction"
        yield Problem(("county",), message, cite=venue.authority)


@rule(
    "CAP002",
    cite="N.D. Cal. Civ. L.R. 3-4(a)(3)(A), and the custom of other districts",
    basis="verified",
    fix="add `division:` with one of the names that the message lists",
)
def no_division(matter: Matter) -> Iterator[Problem]:
    """The caption lacks the line that names the court's division.

    In a district that sits in several places, the division is printed under the court's name, by rule or by custom.
    """
    court, line = matter.court, matter.court.division_line
    if matter.division or line is None or court.divisions is None or line.value in {"optional", "none"}:
        return
    names = ", ".join(f"`{division.name}`" for division in court.divisions.value)
    verb = "requires" if line.value == "required" else "usually prints"
    message = f"no division is given, but {court.citation} {verb} one: {names}"
    yield Problem(("court",), message, severity_for(line.basis), cite=line.authority)


@rule(
    "CAP009",
    cite="the court's practice",
    basis="memory",
    fix="have the paper translated before it is filed; then waive CAP009, and say who translated it",
    severity=Severity.WARNING,
)
def another_language(matter: Matter) -> Iterator[Problem]:
    """The court requires papers in another language, but the program writes English.

    Roles, headings and the sections on jurisdiction and relief are printed in English, whatever the language of the
    facts.
    """
    law = matter.court.language
    if law and law.value != "English":
        message = f"papers in `{matter.court.id}` must be in {law.value}, but the program writes English"
        yield Problem(("court",), message, cite=law.authority)
