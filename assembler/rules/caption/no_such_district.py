"""CAP018."""

from collections.abc import Iterator

from assembler.catalog.localities import localities_in
from assembler.findings.finding import Severity
from assembler.language.characters import letters
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.law.court_titles import district_number, known_district, same_district, title_lines
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP018",
    cite="the statutes on the judicial districts and circuits of the state",
    basis="memory",
    severity=Severity.WARNING,
    fix="correct `district:`, `city:` or `county:`",
)
def no_such_district(matter: Matter) -> Iterator[Problem]:
    """The caption names a district, a circuit or a city that the court does not have.

    A county lies in one circuit, the districts of a state are numbered up to the last one, and a court that is named
    for a city sits in its own state. Where the record of the court does not say so, nothing is compared.
    """
    yield from [*_of_county(matter)] or _too_high(matter)
    yield from _city(matter)


def _of_county(matter: Matter) -> Iterator[Problem]:
    law, given = matter.court.districts, matter.district
    if law is None or not given:
        return
    cite, known = law.authority, known_district(matter)
    if known and not same_district(known, given):
        message = f"`{matter.county or matter.city}` is in the district or circuit `{known}`, not `{given}`"
        yield Problem(("district",), message, cite=cite)
    elif not known and not any(same_district(one, given) for one in law.value.values()):
        has = series([f"`{one}`" for one in dict.fromkeys(law.value.values())])
        message = f"`{given}` is not a district or circuit of `{matter.court.id}`, which has {has}"
        yield Problem(("district",), message, cite=cite)


def _too_high(matter: Matter) -> Iterator[Problem]:
    law, number = matter.court.last_district, district_number(matter.district or "")
    if law and number and number > law.value:
        message = (
            f"`{matter.district}` is not a district of `{matter.court.id}`, which has none numbered above {law.value}"
        )
        yield Problem(("district",), message, cite=law.authority)


def _city(matter: Matter) -> Iterator[Problem]:
    """Yield a city that is no place of the state, where the court's name has nothing but the city."""
    lines, listed = " ".join(title_lines(matter)), localities_in(matter.court.state)
    if not matter.city or "{city}" not in lines or "{county}" in lines or "{district}" in lines or not listed:
        return
    places = {letters(place) for one in listed for place in (one.county, *one.cities)}
    if letters(matter.city) not in places:
        message = f"`{matter.city}` is not a municipality of {state_name(matter.court.state)}, where the court sits"
        yield Problem(("city",), message, cite="the municipalities that the Census Bureau lists")
