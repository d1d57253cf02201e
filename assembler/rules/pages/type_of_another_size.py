"""PRF018."""

from collections import Counter
from collections.abc import Iterator

from assembler.prove.proof import Part, Proof
from assembler.rules.rule import Problem, rule

NEAR = 0.05
"""Points that are lost when a file writes sizes in pixels."""


@rule(
    "PRF018",
    cite="this program",
    basis="program",
    fix="take the `font-size:` out of the template's style sheet: the court's sizes are in its profile",
    bad="""
        page_rules: {size: 13}
    """,
    good=(
        """
        page_rules: {size: 12.04}
        """,
        """
        page_rules: {notes: 10.04}
        """,
    ),
)
def type_of_another_size(proof: Proof) -> Iterator[Problem]:
    """Most of the text, or of the notes, has not the size of the court's profile.

    Measured are the letters of the file, by the size of most of them; single words in smaller type are another rule's.
    """
    if proof.page_rules:
        yield from _differs(proof, "main", "text", proof.page_rules.size)
        yield from _differs(proof, "note", "notes", proof.page_rules.notes)


def _differs(proof: Proof, part: Part, name: str, size: float) -> Iterator[Problem]:
    letters: Counter[float] = Counter()
    for page in proof.pages:
        for line in page.lines:
            letters[line.size] += len(line.text) if line.part == part else 0
    most = max(letters, key=letters.__getitem__, default=size)
    if letters[most] and abs(most - size) > NEAR:
        yield Problem((), f"the {name} of the paper is set in {most:g} pt, and the profile has {size:g}", page=1)
