"""PRF009."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf

from assembler.plan.plan import PageSetup
from assembler.prove.proof import Proof, ProofLine, ProofPage
from assembler.rules.rule import Problem, rule

NEAR = 0.5
"""Points by which a baseline may miss its place."""
CLOSE = 0.8
"""Lines nearer than this, as a part of the pitch, belong to the same single-spaced block."""


@rule(
    "PRF009",
    cite="this program",
    basis="program",
    fix="in the template's style sheet, keep every height at whole lines, and set no margins, rules or sizes",
)
def baseline_off_the_grid(proof: Proof) -> Iterator[Problem]:
    """A line of text is not on its line number.

    Double-spaced lines are on the numbers, single-spaced lines on the numbers and half-way between them. Where the type
    is too large for half-way lines, only the first line of each single-spaced block is. On paper without numbers the
    lines are at the same heights on every page.
    """
    unnumbered = _phase(proof)
    for page in proof.pages:
        grid = page.numbers or (_even(unnumbered, page, proof.page_setup) if not proof.page_setup.numbered else ())
        off = [(miss, line) for line, miss in _misses(page.lines, grid, proof.page_setup) if abs(miss) > NEAR]
        if off:
            miss, line = max(off, key=lambda pair: abs(pair[0]))
            yield Problem((), _fact(miss, line, len(off), grid), page=page.number)


def _fact(miss: float, line: ProofLine, count: int, grid: Sequence[float]) -> str:
    """Return how far the worst line of a page is off, and how many others are."""
    number = min(range(len(grid)), key=lambda index: abs(line.baseline - grid[index])) + 1
    side = "below" if miss > 0 else "above"
    more = f"; {count - 1} more lines of this page are off" if count > 1 else ""
    return f"`{line.text}` is {abs(miss):.1f} pt {side} line {number}{more}"


def _misses(lines: Sequence[ProofLine], grid: Sequence[float], paper: PageSetup) -> Iterator[tuple[ProofLine, float]]:
    """Yield each line that must be on the grid, and how far below its place it is, in points."""
    halves = paper.size * 2 <= paper.pitch
    for line in lines if grid else ():
        if halves or not line.single or _gap(line, lines) > CLOSE * paper.pitch:
            places = (*grid, *(place + paper.pitch / 2 for place in grid)) if line.single else grid
            yield line, min((line.baseline - place for place in places), key=abs)


def _gap(line: ProofLine, lines: Sequence[ProofLine]) -> float:
    """Return the distance in points to the next line above it in the same column."""
    column = (other for other in lines if other.left < line.right and line.left < other.right)
    return min((line.baseline - other.baseline for other in column if line.baseline - other.baseline > 1), default=inf)


def _phase(proof: Proof) -> float:
    """Return how far below a multiple of the pitch most double-spaced lines of the paper are, in points."""
    pitch, lines = proof.page_setup.pitch, [line for page in proof.pages for line in page.lines]
    phases = Counter(
        round(line.baseline % pitch, 1) for line in [other for other in lines if not other.single] or lines
    )
    return phases.most_common(1)[0][0] if phases else 0.0


def _even(phase: float, page: ProofPage, paper: PageSetup) -> tuple[float, ...]:
    """Return the baselines of the lines on a page without numbers."""
    return tuple(
        phase + paper.pitch * line
        for line in range(int(page.height / paper.pitch))
        if phase + paper.pitch * line > paper.top
    )
