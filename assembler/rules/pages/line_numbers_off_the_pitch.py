"""PRF014."""

from collections.abc import Iterator
from itertools import pairwise

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule

NEAR = 0.1
"""Points by which the distance of two numbers may differ."""


@rule(
    "PRF014",
    cite="this program",
    basis="program",
    fix="leave the numbers to the program, which sets them at the court's pitch",
)
def line_numbers_off_the_pitch(proof: Proof) -> Iterator[Problem]:
    """The line numbers are not spaced like the court's lines.

    If numbers and text drifted together they would still agree, so the numbers are also measured by themselves.
    """
    for page in proof.pages:
        for number, (before, after) in enumerate(pairwise(page.numbers), 1):
            if abs(after - before - proof.page_setup.pitch) > NEAR:
                apart = f"line numbers {number} and {number + 1} are {after - before:.1f} pt apart"
                yield Problem((), f"{apart} instead of {proof.page_setup.pitch:g} pt", page=page.number)
