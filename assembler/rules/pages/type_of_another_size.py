"""PRF018."""

from collections import Counter
from collections.abc import Iterator

from assembler.prove.proof import Part, Proof
from assembler.rules.rule import Problem, rule

NEAR = 0.05
"""Points by which a size may differ, since the engine computes in pixels."""


@rule(
    "PRF018",
    cite="this program",
    basis="program",
    fix="remove `font-size:` from the template's style sheet: the sizes are in the court's profile",
)
def type_of_another_size(proof: Proof) -> Iterator[Problem]:
    """Most of the text or footnotes is not in the size the court requires.

    The size of most letters is measured; another rule checks single words in smaller type.
    """
    if proof.page_rules:
        yield from _differs(proof, "main", "the text of the paper is", proof.page_rules.size)
        yield from _differs(proof, "note", "the footnotes of the paper are", proof.page_rules.notes)


def _differs(proof: Proof, part: Part, subject: str, size: float) -> Iterator[Problem]:
    letters: Counter[float] = Counter()
    for page in proof.pages:
        for line in page.lines:
            letters[line.size] += len(line.text) if line.part == part else 0
    most = max(letters, key=letters.__getitem__, default=size)
    if letters[most] and abs(most - size) > NEAR:
        yield Problem((), f"{subject} set in {most:g} pt, and the court's profile says {size:g}", page=1)
