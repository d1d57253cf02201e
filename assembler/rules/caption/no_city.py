"""CAP013."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.court_titles import title_lines, title_places
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP013",
    cite="this program",
    basis="program",
    waivable="some",
    fix="add `city:` with the city where the court sits, or `district:` with one of the court's districts",
)
def no_city(matter: Matter) -> Iterator[Problem]:
    """The city where the court sits is missing from the court's name, or its judicial district is unknown.

    Some states have judicial districts instead of counties, and the caption names the district and the city. A paper
    with a blank in the court's name is not made; a draft is.
    """
    places, seats = title_places(matter), matter.court.seats
    districts = {name.casefold() for name in seats.value} if seats else set()
    if any("{city}" in line for line in title_lines(matter)) and not places["city"]:
        message = f"no city is given, and the name of `{matter.court.id}` has one"
        yield Problem(("court",), message, promise=True, passes_draft=True)
    if seats and matter.district and matter.district.casefold() not in districts:
        known = ", ".join(f"`{name}`" for name in seats.value)
        message = f"`{matter.district}` is not a judicial district of `{matter.court.id}`, which has {known}"
        yield Problem(("district",), message, Severity.WARNING, cite=seats.authority)
