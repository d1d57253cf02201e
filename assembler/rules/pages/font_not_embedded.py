"""PRF005."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF005",
    cite="this program",
    basis="program",
    fix="use a font that may be embedded: PDF/A and the courts' filing systems require every font to be in the file",
)
def font_not_embedded(proof: Proof) -> Iterator[Problem]:
    """A font of the paper is not embedded in its file.

    A viewer without that font would use another one, and move the lines off their numbers.
    """
    for font in proof.fonts:
        if not font.embedded:
            yield Problem((), f"the font `{font.name}` is not embedded in the file")
