"""PRF019."""

from collections import Counter
from collections.abc import Iterator

from assembler.model.court.typeface import NAMES
from assembler.prove.proof import Proof
from assembler.rules.pages._pages import same_family, set_type
from assembler.rules.rule import Problem, rule


@rule(
    "PRF019",
    cite="this program",
    basis="program",
    fix="remove `font-family:` from the template's style sheet, or install a font of the kind that the court requires",
)
def family_not_the_courts(proof: Proof) -> Iterator[Problem]:
    """The text is set in a typeface that the court does not allow.

    A court may name the typefaces that it accepts. A font with the same metrics as one of them counts as that typeface.
    Only English letters count; other letters come from fallback fonts.
    """
    if proof.page_rules is None:
        return
    letters: Counter[str] = Counter()
    for one in set_type(proof):
        letters[one.font] += len(one.english)
    if letters.total() and (most := max(letters, key=letters.__getitem__)):
        kind = NAMES[proof.page_rules.kind]
        if same_family(most) not in map(same_family, kind) or (
            proof.page_rules.families and kind.isdisjoint(proof.page_rules.families)
        ):
            named = ", ".join(proof.page_rules.families) or proof.page_rules.kind
            yield Problem((), f"the paper is set in `{most}`, and the court's profile says {named}", page=1)
