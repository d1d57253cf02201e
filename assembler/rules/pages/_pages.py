"""What rules on a finished page share: its text, the parts of its first page, and its lengths in points."""

from collections.abc import Sequence
from math import ceil

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.margins import DRAFT, besides_numbers
from assembler.prove.proof import Proof, ProofLine, ProofPage

ASCENT = 0.7
"""How far letters rise above their baseline, as a part of their size."""

OVERHANG = 1.5
"""Points by which the ink of a slanted letter may go beyond its own width."""


def inked(line: ProofLine) -> float:
    """Return where the ink of *line* begins, points from the top of the page."""
    return line.baseline - ASCENT * line.size


def inside(page: ProofPage, *names: str) -> list[ProofLine]:
    """Return the lines of *page* that stand in a part of one of these *names*: "court", "counsel", "caption"."""
    return [line for line in page.lines if not set(names).isdisjoint(line.within)]


def foot(page: ProofPage, proof: Proof) -> list[ProofLine]:
    """Return the lines of the footer of *page*."""
    return [line for line in besides_numbers(page.margin, proof.page_setup) if line.text != DRAFT]


def line_of(baseline: float, page: ProofPage, rules: CourtPageRules) -> int:
    """Return the number of the line at *baseline*: as the page numbers its lines, else counted from the top margin."""
    if page.numbers:
        return round((baseline - page.numbers[0]) / rules.pitch) + 1
    return int((baseline - rules.top * INCH) // rules.pitch) + 1


def lines_down(inches: float, rules: CourtPageRules) -> int:
    """Return the whole lines from the top margin down to *inches* from the top of the page."""
    return max(0, ceil((inches - rules.top) * INCH / rules.pitch - 0.01))


def widest(lines: Sequence[ProofLine], width: float) -> list[ProofLine]:
    """Return those of *lines* that fill most of a line *width* points wide."""
    return [line for line in lines if line.right - line.left > 0.6 * width]
