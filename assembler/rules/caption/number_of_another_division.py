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
    fix="copy the number from the docket, and name the division that it belongs to",
    bad="""
        number: 3:25-cv-00000
    """,
    good=(
        """
        number: 3:25-cv-00000
        division: Tacoma
        """,
        """
        number: 25-cv-00000
        """,
    ),
)
def number_of_another_division(matter: Matter) -> Iterator[Problem]:
    """The number of the case belongs to another division than the one that is named.

    The first digit says which office of the court opened the case. A digit that no division of the court has is noted
    only: some courts give one to cases of a kind, as prisoners' cases.
    """
    office, divisions = OFFICE.match(matter.number or ""), matter.court.divisions
    named = next((one for one in divisions.value if one.name == matter.division), None) if divisions else None
    if not office or not divisions or not named or named.prefix in {"", office[1]}:
        return
    others = [f"`{one.name}`" for one in divisions.value if one.prefix == office[1]]
    whose = f"is that of {' or '.join(others)}" if others else f"is that of no division of `{matter.court.id}`"
    message = f"`{office[1]}:` {whose}; a number of `{named.name}` begins with `{named.prefix}:`"
    severity = None if others else Severity.NOTE
    yield Problem(("number",), message, severity, also=(("division",),), cite=divisions.authority)
