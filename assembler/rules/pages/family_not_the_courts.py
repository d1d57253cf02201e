"""PRF019."""

from collections import Counter
from collections.abc import Iterator

from assembler.model.typeface import NAMES
from assembler.prove.proof import Proof
from assembler.rules.rule import Problem, rule


@rule(
    "PRF019",
    cite="this program",
    basis="program",
    fix="take the `font-family:` out of the template's style sheet; install a font of the kind that the court wants",
    bad="""
        page_rules: {kind: courier}
    """,
    good=(
        """
        page_rules: {kind: times, families: [Times New Roman]}
        """,
        """
        page_rules: {kind: times, families: []}
        """,
    ),
)
def family_not_the_courts(proof: Proof) -> Iterator[Problem]:
    """The text stands in a family of type that is not of the court's kind.

    A court may name the families that it takes. A font of the same metrics as one of them counts as it.
    """
    if proof.page_rules is None:
        return
    letters: Counter[str] = Counter()
    for page in proof.pages:
        for line in page.lines:
            letters[line.font] += len(line.text)
    if letters and (most := max(letters, key=letters.__getitem__)):
        kind = NAMES[proof.page_rules.kind]
        if _same(most) not in map(_same, kind) or (
            proof.page_rules.families and kind.isdisjoint(proof.page_rules.families)
        ):
            named = ", ".join(proof.page_rules.families) or proof.page_rules.kind
            yield Problem((), f"the paper is set in `{most}`, and the profile has {named}", page=1)


def _same(family: str) -> str:
    return family.casefold().replace(" ", "").replace("-", "")
