"""CAP006."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

OFFICE = re.compile(r"(\d):\d{2}-")
"""The digit of the office that opens a case, at the head of its number."""


@rule(
    "CAP006",
    cite="the digit that CM/ECF puts before the colon for the office of the court",
    basis="convention",
    fix="copy the number from the docket, and name its division",
)
def number_of_another_division(matter: Matter) -> Iterator[Problem]:
    """The case number belongs to a division other than the one named.

    The first digit says which office of the court opened the case. A digit of no division is only a note: some courts
    use one for a type of case, such as prisoner cases.
    """
    office, divisions = OFFICE.match(matter.number or ""), matter.court.divisions
    named = (
        next((division for division in divisions.value if division.name == matter.division), None)
        if divisions
        else None
    )
    if not office or not divisions or not named or named.prefix in {"", office[1]}:
        return
    others = [f"`{division.name}`" for division in divisions.value if division.prefix == office[1]]
    whose = (
        f"is the prefix of {' or '.join(others)}" if others else f"is the prefix of no division of `{matter.court.id}`"
    )
    message = f"`{office[1]}:` {whose}; numbers of `{named.name}` begin with `{named.prefix}:`"
    severity = None if others else Severity.NOTE
    yield Problem(("number",), message, severity, also=(("division",),), cite=divisions.authority)
