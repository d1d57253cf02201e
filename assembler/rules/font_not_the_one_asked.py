"""PRF006."""

from collections import defaultdict
from collections.abc import Iterator

from assembler.proof import Proof
from assembler.rule import Problem, rule

NAMED = 12
"""Letters that a message names one by one."""


@rule(
    "PRF006",
    cite="this program",
    basis="program",
    fix="write the character in letters that the paper's font has, or install a fuller font of its family",
    bad="""
        pages: {1: {lines: {1: {pieces: [{text: ☐, font: DejaVu Sans, size: 12}]}}}}
    """,
    good="""
        pages: {1: {lines: {1: {font: LiberationSerif}}}}
    """,
)
def font_not_the_one_asked(proof: Proof) -> Iterator[Problem]:
    """Type stands in another family than the paper's.

    A court that prescribes a font means each letter. A character that the font lacks is taken from another, which has
    its own widths and heights.
    """
    strange: dict[str, dict[str, int]] = defaultdict(dict)
    for page, font, text in _set(proof):
        if _same(font) != _same(proof.family):
            for letter in text:
                strange[font].setdefault(letter, page)
    for font, letters in strange.items():
        named = ", ".join(
            f"`{letter}` (U+{ord(letter):04X})" for letter in list(letters)[:NAMED] if not letter.isspace()
        )
        more = f" and {len(letters) - NAMED} more" if len(letters) > NAMED else ""
        yield Problem((), f"{named}{more} stands in `{font}`, not in `{proof.family}`", page=min(letters.values()))


def _set(proof: Proof) -> Iterator[tuple[int, str, str]]:
    """Yield page, font and letters of all type."""
    for page in proof.pages:
        for line in (*page.lines, *page.margin):
            yield page.number, line.font, line.text
            for piece in line.pieces:
                yield page.number, piece.font, piece.text


def _same(family: str) -> str:
    return family.casefold().replace(" ", "").replace("-", "")
