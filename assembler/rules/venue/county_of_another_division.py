"""VEN005."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.findings.suggestions import near
from assembler.language.english import series
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "VEN005",
    cite="the court's rule on its divisions",
    basis="secondary",
    fix="correct the county, or name the division that serves it",
)
def county_of_another_division(matter: Matter) -> Iterator[Problem]:
    """The county where the events occurred belongs to a division other than the one in the caption.

    The clerk assigns the action by that county.
    """
    law = matter.court.divisions
    counties_of = {division.name: division.counties for division in law.value if division.counties} if law else {}
    if matter.assignment is None or law is None or matter.division not in counties_of:
        return
    known = [county for counties in counties_of.values() for county in counties]
    for number, county in enumerate(matter.assignment.counties):
        if county in counties_of[matter.division]:
            continue
        others = [f"`{name}`" for name, counties in counties_of.items() if county in counties]
        meant = near(county, known)
        if others:
            fact = f"`{brief(county)}` belongs to {series(others, 'or')}, but the division is `{matter.division}`"
        else:
            nearest = f"; did you mean `{meant[0]}`?" if meant else ""
            fact = f"`{brief(county)}` is not a county of any division of {matter.court.citation}{nearest}"
        yield Problem(("assignment", "counties", number), fact, Severity.WARNING, cite=law.authority)
