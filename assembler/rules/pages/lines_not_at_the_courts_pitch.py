"""PRF020."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.prove.proof import Proof, ProofLine
from assembler.rules.rule import Problem, rule

NEAR = 0.5
"""Points by which the distance of two lines may differ."""


@rule("PRF020", cite="this program", basis="program", fix="leave `line-height:` to the court's profile")
def lines_not_at_the_courts_pitch(proof: Proof) -> Iterator[Problem]:
    """Lines of text are not spaced as the court's profile says.

    Each double-spaced line is measured from the double-spaced line above it, on paper with and without numbers. Two
    lines may be further apart by whole lines.
    """
    for page in proof.pages if proof.page_rules else ():
        pitch = proof.page_rules.pitch if proof.page_rules else 0.0
        off = [(apart, line) for apart, line in _distances(page.lines) if _misses(apart, pitch)]
        if off:
            apart, line = off[0]
            yield Problem(
                (),
                f"`{line.text}` is {apart:.1f} pt below the line above it, and the court's profile says {pitch:g}",
                page=page.number,
            )


def _distances(lines: Sequence[ProofLine]) -> Iterator[tuple[float, ProofLine]]:
    """Yield each double-spaced line after another one, with the distance between them in points."""
    for above, line in pairwise(lines):
        if not above.single and not line.single and line.baseline - above.baseline > 1:
            yield line.baseline - above.baseline, line


def _misses(apart: float, pitch: float) -> bool:
    lines = max(1, round(apart / pitch))
    return abs(apart - lines * pitch) > NEAR * lines
