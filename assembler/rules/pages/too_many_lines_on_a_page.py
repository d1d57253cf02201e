"""PRF011."""

from collections.abc import Iterator, Sequence
from math import ceil, inf

from assembler.prove.proof import Proof, ProofLine
from assembler.rules.rule import Problem, rule

CLOSE = 0.8
"""Lines nearer than this, as a part of the pitch, are single-spaced."""
ONE = 1.0
"""Points within which baselines belong to the same line."""


@rule(
    "PRF011",
    cite="this program",
    basis="program",
    fix="leave `line-height:` and the page's margins to the court's profile",
)
def too_many_lines_on_a_page(proof: Proof) -> Iterator[Problem]:
    """A page has more lines than the court allows.

    Two single-spaced lines count as one, and so does the last of an odd number.
    """
    for page in proof.pages:
        lines = _lines(page.lines, proof.page_setup.pitch)
        if lines > proof.page_setup.lines:
            yield Problem(
                (), f"the page has {lines} lines, and the limit is {proof.page_setup.lines}", page=page.number
            )


def _lines(lines: Sequence[ProofLine], pitch: float) -> int:
    """Return how many double-spaced lines *lines* take; columns side by side count once."""
    blocks: list[int] = []
    last = -inf
    for baseline in sorted(line.baseline for line in lines):
        if baseline - last > CLOSE * pitch:
            blocks.append(1)
        elif baseline - last > ONE:
            blocks[-1] += 1
        last = baseline
    return sum(ceil(rows / 2) for rows in blocks)
