"""CAP016."""

from collections.abc import Iterator

from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "CAP016",
    cite="Cal. Rules of Court, rule 2.111(4)",
    basis="verified",
    fix="leave out `run on`, or write `a line each`",
)
def parties_run_on(matter: Matter) -> Iterator[Problem]:
    """The parties of a side follow one another on a line, and the court wants each to begin a line.

    The rule is on the first complaint; later papers may run on.
    """
    law = matter.court.complaint_parties
    sides = (of_side(matter.parties, side) for side in ("plaintiff", "defendant"))
    if law and "run on" in matter.caption and any(opening(matter)) and any(len(side) > 1 for side in sides):
        message = "the parties of a side run on, and in the first complaint each begins a line"
        yield Problem(("caption",), message, weight(law.basis), cite=law.authority)
