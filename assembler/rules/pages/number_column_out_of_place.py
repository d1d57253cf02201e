"""PRF021."""

from collections.abc import Iterator

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.proof import Proof, ProofPage
from assembler.rules.rule import Problem, rule

GAP = 36.0
"""The greatest distance between the numbers and the text, in points."""
NEAR = 1.0
"""Points by which the numbers' right edges may differ."""


@rule(
    "PRF021",
    cite="this program",
    basis="program",
    fix="leave the line numbers to the program: the court's profile says how many there are",
)
def number_column_out_of_place(proof: Proof) -> Iterator[Problem]:
    """The column of line numbers is not as the court's profile says.

    Each page has the number of line numbers in the profile, one below the other at the left of the text, beginning with
    its first line; on paper without numbers there are none.
    """
    for page in proof.pages if proof.page_rules else ():
        for fact in _facts(page, proof, proof.page_rules) if proof.page_rules else ():
            yield Problem((), fact, page=page.number)


def _facts(page: ProofPage, proof: Proof, rules: CourtPageRules) -> Iterator[str]:
    if len(page.numbers) != rules.numbered_lines:
        yield f"the page numbers {len(page.numbers)} lines, and the court's profile says {rules.numbered_lines}"
    column = [line for line in page.margin if line.text.isdecimal() and line.right <= proof.page_setup.left]
    if not page.numbers or not column:
        return
    edges = [line.right for line in column]
    if max(edges) - min(edges) > NEAR or rules.left * INCH - max(edges) > GAP:
        yield f"the line numbers end {min(edges):.0f} to {max(edges):.0f} pt from the left edge of the paper"
    if not 0 < page.numbers[0] - rules.top * INCH < rules.pitch:
        yield f"the first line number is {page.numbers[0] / INCH:.2f} in from the top, not on the first line"
