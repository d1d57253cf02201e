"""PRF028."""

from collections.abc import Iterator, Sequence

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.proof import Proof, ProofLine, ProofPage
from assembler.rules.pages._pages import foot
from assembler.rules.rule import Problem, rule

NEAR = 8.0
"""Points by which a line of the footer may be off its column: page numbers differ in width."""


@rule(
    "PRF028",
    cite="this program",
    basis="program",
    fix="leave the footer to the program: the court's profile says which column has what",
)
def footer_out_of_its_columns(proof: Proof) -> Iterator[Problem]:
    """The footer is not in the columns of the court's profile, or not below the text.

    Each line of the footer is in a column that the profile fills: at the left margin, in the middle, or in the right
    half.
    """
    for page in proof.pages if proof.page_rules else ():
        for fact in _facts(page, foot(page, proof), proof.page_rules) if proof.page_rules else ():
            yield Problem((), fact, page=page.number)


def _facts(page: ProofPage, lines: Sequence[ProofLine], rules: CourtPageRules) -> Iterator[str]:
    for line in lines:
        if not any(tokens and _in_column(line, side, page, rules) for side, tokens in enumerate(rules.columns)):
            yield f"`{line.text}` is not in a column of the footer in the court's profile"
        if any(other.baseline > line.baseline for other in page.lines):
            yield f"`{line.text}` is not below the text"


def _in_column(line: ProofLine, side: int, page: ProofPage, rules: CourtPageRules) -> bool:
    """Whether *line* is in the column *side*: 0 is the left, 1 the middle, 2 the right."""
    left, right = rules.left * INCH, page.width - rules.right * INCH
    middle = (left + right) / 2
    return (abs(line.left - left) < NEAR, abs((line.left + line.right) / 2 - middle) < NEAR, line.left > middle)[side]
