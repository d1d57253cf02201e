"""PRF013."""

from collections.abc import Iterator

from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule("PRF013", cite="this program", basis="program", fix="keep `lang` and `<title>` in the base template")
def metadata_not_as_planned(proof: Proof) -> Iterator[Problem]:
    """The title or language in the file differs from the paper's.

    Viewers show the title, and screen readers use the language (ISO 14289-1, 7.1 and 7.2).
    """
    for name in ("title", "language"):
        expected, read = getattr(proof.metadata, name), getattr(proof.about, name)
        if expected.split() != read.split():
            yield Problem((), f"the {name} of the file is `{read}`, not `{expected}`")
