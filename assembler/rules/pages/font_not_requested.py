"""PRF006."""

from collections import defaultdict
from collections.abc import Iterator

from assembler.prove.proof import Proof, squeezed
from assembler.rules.rule import Problem, rule

NAMED = 6
"""Characters that a message names one by one."""


@rule(
    "PRF006",
    cite="this program",
    basis="program",
    fix="write the character in letters that the paper's font has, or install a fuller font of its family",
    bad="""
        pages: {1: {lines: {1: {pieces: [{text: ☐, font: DejaVu Sans, size: 12}]}}}}
    """,
    good=(
        """
        pages: {1: {lines: {1: {font: LiberationSerif}}}}
        """,
        """
        pages: {1: {lines: {1: {pieces: [{text: see, font: Liberation-Serif, size: 12}]}}}}
        """,
    ),
)
def font_not_requested(proof: Proof) -> Iterator[Problem]:
    """Type stands in another family than the paper's.

    A court that prescribes a font means each letter. A character that the font lacks is taken from another, which has
    its own widths and heights.
    """
    strange: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for page, font, text in _set(proof):
        if _same(font) != _same(proof.family):
            strange[font].append((page, text))
    for font, found in strange.items():
        named = _named([text for _, text in found])
        yield Problem((), f"{named} in `{font}`, not in `{proof.family}`", page=min(page for page, _ in found))


def _set(proof: Proof) -> Iterator[tuple[int, str, str]]:
    """Yield page, font and letters of all type."""
    for page in proof.pages:
        for line in (*page.lines, *page.margin):
            yield page.number, line.font, line.text
            for piece in line.pieces:
                yield page.number, piece.font, piece.text


def _named(texts: list[str]) -> str:
    """Name what stands in a strange font: a few characters by their numbers in Unicode, more by the first passage."""
    letters = sorted(set("".join(map(squeezed, texts))))
    if len(letters) <= NAMED:
        return f"{', '.join(f'`{letter}` (U+{ord(letter):04X})' for letter in letters)} stands"
    return f"`{texts[0]}` and {len(texts) - 1} more pieces stand" if len(texts) > 1 else f"`{texts[0]}` stands"


def _same(family: str) -> str:
    return family.casefold().replace(" ", "").replace("-", "")
