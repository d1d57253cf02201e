"""PRF027."""

from collections.abc import Iterator

from assembler.plan.units import INCH
from assembler.prove.proof import Proof
from assembler.rules.pages._pages import inside
from assembler.rules.rule import Problem, rule

NEAR = 4.0
"""Points by which the middle or the left edge may differ."""


@rule(
    "PRF027",
    cite="this program",
    basis="program",
    fix="remove `text-align:` from the template's style sheet: the court's profile aligns its name",
)
def court_name_misaligned(proof: Proof) -> Iterator[Problem]:
    """The court's name is not aligned as its profile says.

    It is measured where the name is above the parties; beside them, its column decides.
    """
    rules = proof.page_rules
    if rules is None or rules.layout != "above":
        return
    left, right = rules.left * INCH, proof.pages[0].width - rules.right * INCH
    for line in inside(proof.pages[0], "court"):
        centered = abs((line.left + line.right) / 2 - (left + right) / 2) < NEAR
        if not (centered if rules.title_align == "center" else abs(line.left - left) < NEAR):
            yield Problem((), f"`{line.text}` is not aligned {rules.title_align}", page=1)
