"""PRF022."""

from collections.abc import Iterator

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.proof import Proof, ProofPage
from assembler.rules.rule import Problem, rule

TALL = 0.9
"""The least height of a rule of the paper, as a part of the page's."""
DRAWN = {"double": 2, "single": 1, "none": 0}
"""The number of rules that are drawn."""


@rule(
    "PRF022",
    cite="this program",
    basis="program",
    fix="leave the rules of numbered paper to the program: the court's profile says which there are",
)
def paper_rules_wrong(proof: Proof) -> Iterator[Problem]:
    """The vertical rules beside the text are not those of the court's profile.

    Numbered paper has one or two rules at its left, and one or none at its right.
    """
    for page in proof.pages if proof.page_rules else ():
        for fact in _facts(page, proof.page_rules) if proof.page_rules else ():
            yield Problem((), fact, page=page.number)


def _facts(page: ProofPage, rules: CourtPageRules) -> Iterator[str]:
    tall = [
        stroke
        for stroke in page.strokes
        if stroke.bottom - stroke.top > TALL * page.height and stroke.right - stroke.left < INCH / 4
    ]
    sides = (
        ("left", rules.rule_left, [stroke for stroke in tall if stroke.right <= rules.left * INCH]),
        ("right", rules.rule_right, [stroke for stroke in tall if stroke.left >= page.width - rules.right * INCH]),
    )
    for side, kind, found in sides:
        if len(found) != DRAWN[kind]:
            yield f"there are {len(found)} rules at the {side} of the text, and the court's profile says {kind}"
