"""PRF006."""

from collections import defaultdict
from collections.abc import Iterator

from assembler.language.characters import named
from assembler.prove.proof import Proof, squeezed
from assembler.rules.pages._pages import is_lent, same_family, set_type
from assembler.rules.rule import Problem, rule

NAMED = 6
"""Characters that a message names one by one."""


@rule(
    "PRF006",
    cite="this program",
    basis="program",
    fix="write the character in letters that the paper's font has, or install a fuller font of its family",
    bad="""
        pages: {1: {lines: {1: {fragments: [{text: ☐, font: DejaVu Sans, size: 12}]}}}}
    """,
    good=(
        """
        pages: {1: {lines: {1: {font: LiberationSerif}}}}
        """,
        """
        pages: {1: {lines: {1: {fragments: [{text: see, font: Liberation-Serif, size: 12}]}}}}
        """,
    ),
)
def font_not_requested(proof: Proof) -> Iterator[Problem]:
    """Type stands in another family than the paper's.

    A court that prescribes a font means each letter. A character that the font lacks is lent by one of a list of
    families; no other family, and no letter of English from one of these.
    """
    strange: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for letters in set_type(proof):
        if same_family(letters.font) != same_family(proof.family) and not is_lent(letters):
            strange[letters.font].append((letters.page, letters.text))
    for font, found in strange.items():
        texts = [text for _, text in found]
        yield Problem((), f"{_named(texts)} in `{font}`, not in `{proof.family}`", page=min(page for page, _ in found))


def _named(texts: list[str]) -> str:
    """Name what stands in a strange font: a few characters by their numbers in Unicode, more by the first passage."""
    letters = sorted({letter for text in texts for letter in text if squeezed(letter)})
    if len(letters) <= NAMED:
        return f"{', '.join(map(named, letters))} stands"
    return f"`{texts[0]}` and {len(texts) - 1} more pieces stand" if len(texts) > 1 else f"`{texts[0]}` stands"
