"""CAP012."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.court_titles import title_lines
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

KEYS = ("city", "district")


@rule(
    "CAP012",
    cite="the court's name as its caption prints it",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete it, or correct the court or the county",
)
def place_not_printed(matter: Matter) -> Iterator[Problem]:
    """A city, county or judicial district is given, but the court's name does not include one.

    Not every court prints the city where it sits, or the number of its district, and a court that sits for a whole
    jurisdiction has no county. The value is ignored.
    """
    lines = title_lines(matter)
    for key in KEYS:
        value = getattr(matter, key)
        if value and not any(f"{{{key}}}" in line for line in lines):
            message = f"`{value}` is not printed: the name of `{matter.court.id}` in a caption has no {_word(key)}"
            yield Problem((key,), message, cite=matter.court.title_lines.authority)
    venue = matter.court.venue
    if matter.county and venue and venue.value.one_court and not matter.court.counties:
        message = f"`{matter.county}` is not printed: `{matter.court.id}` is one court for its whole jurisdiction"
        yield Problem(("county",), message, cite=venue.authority)


def _word(key: str) -> str:
    return "judicial district" if key == "district" else key
