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
    bad="""
        pages: {2: {numbers: {4: 163}}}
    """,
    good=(
        """
        pages: {2: {numbers: {4: 160.05}}}
        """,
        """
        pages: {2: {numbers: {4: 159.96}}}
        """,
    ),
)
def line_numbers_off_the_pitch(proof: Proof) -> Iterator[Problem]:
    """The line numbers do not stand as far apart as the court's lines do.

    Numbers and text that drift together would still meet; so the numbers are measured by themselves.
    """
    for page in proof.pages:
        for number, (before, after) in enumerate(pairwise(page.numbers), 1):
            if abs(after - before - proof.page_setup.pitch) > NEAR:
                apart = f"numbers {number} and {number + 1} stand {after - before:.1f} pt apart"
                yield Problem((), f"{apart}, and lines {proof.page_setup.pitch:g} pt", page=page.number)
