"""PRF010."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF010",
    cite="this program",
    basis="program",
    fix="shorten the signature block, or the text before it, by a line or two",
)
def signature_alone_on_its_page(proof: Proof) -> Iterator[Problem]:
    """A signature block begins a page, without text above it.

    A signature on a page without text could be attached to any paper.
    """
    for start in proof.signatures:
        if start.above == 0:
            yield Problem((), f"the signature block begins page {start.page}, with no text above it", page=start.page)
