"""PRF006."""

from collections import defaultdict
from collections.abc import Iterator

from assembler.language.characters import named
from assembler.prove.proof import Proof, squeezed
from assembler.rules.pages._pages import is_lent, same_family, set_type
from assembler.rules.rule import Problem, rule

NAMED = 6
"""The most characters that a message names one by one."""


@rule(
    "PRF006",
    cite="this program",
    basis="program",
    fix="write the character in letters that the paper's font has, or install a fuller font of its family",
)
def font_not_requested(proof: Proof) -> Iterator[Problem]:
    """A part of the paper is set in another font.

    A court that prescribes a font means every letter. A character that the font lacks may come from a list of fallback
    fonts, but no English letter may, and no other font may be used.
    """
    foreign: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for letters in set_type(proof):
        if same_family(letters.font) != same_family(proof.family) and not is_lent(letters):
            foreign[letters.font].append((letters.page, letters.text))
    for font, found in foreign.items():
        texts = [text for _, text in found]
        yield Problem((), f"{_named(texts)} in `{font}`, not in `{proof.family}`", page=min(page for page, _ in found))


def _named(texts: list[str]) -> str:
    """Name the text in another font: a few characters by their Unicode numbers, more by the first passage."""
    letters = sorted({letter for text in texts for letter in text if squeezed(letter)})
    if len(letters) <= NAMED:
        return f"{', '.join(map(named, letters))} {'are' if len(letters) > 1 else 'is'}"
    return f"`{texts[0]}` and {len(texts) - 1} more passages are" if len(texts) > 1 else f"`{texts[0]}` is"
