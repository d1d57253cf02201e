"""PRF012."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule

ROUNDING = 0.5
"""Points by which a page may differ."""


@rule(
    "PRF012",
    cite="this program",
    basis="program",
    fix="remove `size:` from the template's `@page`: the paper size is in the court's profile",
)
def page_size_wrong(proof: Proof) -> Iterator[Problem]:
    """A page is not of the court's paper size.

    A page of another size is scaled when it is stamped and printed, with its margins and type.
    """
    wide, high = proof.page_setup.width, proof.page_setup.height
    for page in proof.pages:
        if abs(page.width - wide) > ROUNDING or abs(page.height - high) > ROUNDING:
            fact = f"the page is {page.width:g} by {page.height:g} pt instead of {wide:g} by {high:g} pt"
            yield Problem((), fact, page=page.number)
