"""PRF026."""

from collections.abc import Iterator

from assembler.plan.units import INCH
from assembler.prove.proof import Proof
from assembler.rules.pages._pages import inked, inside
from assembler.rules.rule import Problem, rule

NEAR = 1.5
"""Points by which letters may extend into the space."""


@rule(
    "PRF026", cite="this program", basis="program", fix="leave the space above the court's name to the court's profile"
)
def no_room_over_the_court(proof: Proof) -> Iterator[Problem]:
    """The court's name is higher on the first page than its rule allows.

    Some rules require a number of inches above the name, for the clerk's use.
    """
    rules, court = proof.page_rules, inside(proof.pages[0], "court")
    if rules and court:
        first = min(court, key=inked)
        if inked(first) < rules.first_page_top * INCH - NEAR:
            fact = f"`{first.text}` begins {inked(first) / INCH:.2f} in from the top of the page"
            yield Problem((), f"{fact}, and the court's profile says {rules.first_page_top:g}", page=1)
