"""CAP002."""

from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "CAP002",
    cite="N.D. Cal. Civ. L.R. 3-4(a)(3)(A), and the custom of other districts",
    basis="verified",
    fix="add `division:` with one of the names above",
)
def no_division(matter: Matter) -> Iterator[Problem]:
    """The caption lacks the line that names the court's division.

    In a district that sits in several places, the division is printed under the court's name, by rule or by custom.
    """
    court, line = matter.court, matter.court.division_line
    if matter.division or line is None or court.divisions is None or line.value in {"optional", "none"}:
        return
    names = ", ".join(f"`{one.name}`" for one in court.divisions.value)
    verb = "requires" if line.value == "required" else "usually prints"
    message = f"no division is given, and {court.citation} {verb} one: {names}"
    yield Problem(("court",), message, weight(line.basis), cite=line.authority)
