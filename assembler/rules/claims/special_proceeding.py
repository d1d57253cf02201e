"""CLM022."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.proceedings import proceeding
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CLM022",
    cite="the statute on the special proceeding, on record for the cause",
    basis="verified",
    severity=Severity.WARNING,
    fix="name the sides under `sides:`",
)
def special_proceeding(matter: Matter) -> Iterator[Problem]:
    """A special proceeding names its sides as an action does, or needs another paper beside the petition.

    Its paper is a petition, which the program calls so; its sides are the petitioner and the respondent. The record of
    the cause says what is filed and served with the petition.
    """
    special = proceeding(matter)
    if special is None or not any(opening(matter)):
        return
    cite = cited(special.cite, special.basis)
    if dict(matter.sides) != dict(special.sides):
        sides = ", ".join(f"{side}: {called}" for side, called in special.sides.items())
        message = f"`{matter.claims[0].cause.id}` is a special proceeding, with a petitioner and a respondent"
        yield Problem(("claims", 0, "cause"), message, cite=cite, fix=f"add `sides: {{{sides}}}`")
    if special.goes_with:
        message = f"a petition goes with {special.goes_with}; the program does not write it"
        yield Problem(("claims", 0, "cause"), message, Severity.NOTE, cite=cite, fix="prepare it beside the petition")
