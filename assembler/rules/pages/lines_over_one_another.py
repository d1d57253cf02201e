"""PRF016."""

from collections.abc import Iterator, Sequence

from assembler.plan.plan import DRAFT
from assembler.prove.proof import Proof, ProofLine
from assembler.rules.rule import Problem, rule

APART = 0.6
"""The least distance of two baselines, as a part of the smaller size."""
TOUCH = 1.0
"""Points by which the ink of two lines may overlap."""


@rule(
    "PRF016",
    cite="this program",
    basis="program",
    fix="shorten the long note or the long line: without enough room it is printed over its neighbor",
)
def lines_over_one_another(proof: Proof) -> Iterator[Problem]:
    """Two lines are printed over each other.

    The DRAFT mark behind the text does not count.
    """
    for page in proof.pages:
        lines = (line for line in (*page.lines, *page.margin) if line.text != DRAFT)
        for line, other in _near(sorted(lines, key=lambda each: each.baseline)):
            if min(line.right, other.right) - max(line.left, other.left) > TOUCH:
                yield Problem((), f"`{line.text}` and `{other.text}` are printed over each other", page=page.number)


def _near(lines: Sequence[ProofLine]) -> Iterator[tuple[ProofLine, ProofLine]]:
    """Yield each pair of *lines*, sorted from the top, whose baselines are too near for both."""
    for place, line in enumerate(lines, 1):
        for other in lines[place:]:
            apart = other.baseline - line.baseline
            if apart >= APART * line.size:
                break
            if apart < APART * other.size:
                yield line, other
