"""PRF011."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.proof import Proof, ProofLine
from assembler.rule import Problem, rule

CLOSE = 0.8
"""Lines nearer than this, in parts of the pitch, are single-spaced: two of them count as one."""
ONE = 1.0
"""Points within which baselines are of one line."""


@rule(
    "PRF011",
    cite="this program",
    basis="program",
    fix="leave `line-height:` and the page's margins to the court's profile",
    bad="""
        paper: {lines: 3}
    """,
    good="""
        paper: {lines: 4}
    """,
)
def too_many_lines_on_a_page(proof: Proof) -> Iterator[Problem]:
    """A page has more lines than the court allows.

    Two single-spaced lines count as one line of a page.
    """
    for page in proof.pages:
        lines = _lines(page.lines, proof.paper.pitch)
        if lines > proof.paper.lines:
            yield Problem((), f"the page has {lines:g} lines, and {proof.paper.lines} are the most", page=page.number)


def _lines(lines: Sequence[ProofLine], pitch: float) -> float:
    """Return how many double-spaced lines *lines* amount to; columns side by side count once."""
    rows: list[float] = []
    for baseline in sorted(line.baseline for line in lines):
        if not rows or baseline - rows[-1] > ONE:
            rows.append(baseline)
    return len(rows) - sum(after - before < CLOSE * pitch for before, after in pairwise(rows)) / 2
