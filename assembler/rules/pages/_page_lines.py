"""Finds the top of a line's letters and the lines of the footer, for the rules of this folder."""

from assembler.proof.margins import besides_numbers
from assembler.proof.proof import Proof, ProofLine, ProofPage

LETTER_ASCENT = 0.7
"""How far letters rise above their baseline, as a fraction of their size."""

MAX_OVERHANG = 1.5
"""How far the ink of an italic letter may extend beyond its width, in points."""


def ink_top(line: ProofLine) -> float:
    """Return where the letters of *line* begin, in points from the top of the page."""
    return line.baseline - LETTER_ASCENT * line.size


def footer_lines(page: ProofPage, proof: Proof) -> list[ProofLine]:
    """Return the lines of the footer of *page*."""
    return [line for line in besides_numbers(page.margin, proof.page_setup) if line.text not in proof.metadata.marks]
