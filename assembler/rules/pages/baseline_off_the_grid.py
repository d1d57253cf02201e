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
"""Lines nearer than this, in parts of the pitch, belong to one single-spaced piece."""


@rule(
    "PRF009",
    cite="this program",
    basis="program",
    fix="keep heights in the template's style sheet at whole lines: no margins, rules or sizes of their own",
    bad="""
        pages: {1: {lines: {1: {baseline: 91}, 2: {baseline: 115}, 3: {baseline: 139}}}}
    """,
    good=(
        """
        pages: {1: {lines: {2: {baseline: 112.4}}}}
        """,
        """
        pages: {1: {lines: {2: {baseline: 124, single: true}}}}
        """,
    ),
)
def baseline_off_the_grid(proof: Proof) -> Iterator[Problem]:
    """A line of text misses its line number.

    Double-spaced lines stand on the numbers; single-spaced ones on the numbers and half-way between them. Where the
    type is too large for half-way lines, the first line of each single-spaced piece stands so, and the others follow
    at their own distance. On paper without numbers the lines keep the same places, from the first page to the last.
    """
    unnumbered = _phase(proof)
    for page in proof.pages:
        grid = page.numbers or (_even(unnumbered, page, proof.page_setup) if not proof.page_setup.numbered else ())
        off = [(miss, line) for line, miss in _misses(page.lines, grid, proof.page_setup) if abs(miss) > NEAR]
        if off:
            miss, line = max(off, key=lambda one: abs(one[0]))
            yield Problem((), _fact(miss, line, len(off), grid), page=page.number)


def _fact(miss: float, line: ProofLine, count: int, grid: Sequence[float]) -> str:
    """Say how far the worst line of a page is off, and how many are."""
    number = min(range(len(grid)), key=lambda one: abs(line.baseline - grid[one])) + 1
    side = "below" if miss > 0 else "above"
    more = f"; {count - 1} more lines of this page miss theirs" if count > 1 else ""
    return f"`{line.text}` stands {abs(miss):.1f} pt {side} its place at line {number}{more}"


def _misses(lines: Sequence[ProofLine], grid: Sequence[float], paper: PageSetup) -> Iterator[tuple[ProofLine, float]]:
    """Yield each line that the grid binds and how far it lies below its place, in points."""
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
    """Return how far below a multiple of the pitch most double-spaced lines of the paper stand; notes are none."""
    pitch, lines = proof.page_setup.pitch, [line for page in proof.pages for line in page.lines]
    phases = Counter(round(line.baseline % pitch, 1) for line in [one for one in lines if not one.single] or lines)
    return phases.most_common(1)[0][0] if phases else 0.0


def _even(phase: float, page: ProofPage, paper: PageSetup) -> tuple[float, ...]:
    """Return the places of lines on a page without numbers."""
    return tuple(
        phase + paper.pitch * line
        for line in range(int(page.height / paper.pitch))
        if phase + paper.pitch * line > paper.top
    )
