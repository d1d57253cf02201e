"""Lines of the finished pages: off their line numbers, wrongly spaced, too many, or printed over each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, inf
from statistics import mode

from assembler.language.english import counted
from assembler.plan.page_rules import CourtPageRules
from assembler.plan.plan import DRAFT, PageSetup
from assembler.plan.units import INCH
from assembler.proof.proof import Proof, ProofLine, ProofPage
from assembler.rules.rule import Problem, rule

MAX_SINGLE_SPACING = 0.8
"""Lines closer together than this fraction of the pitch belong to the same single-spaced block."""

GRID_TOLERANCE = 0.5
"""Tolerance for the position of a baseline, in points."""

MIN_LINE_DISTANCE = 1.0
"""Baselines closer together than this, in points, belong to the same line."""


@rule(
    "PRF009",
    cite="this program",
    basis="program",
    fix="in the template's style sheet, make every height a whole number of lines, and remove margins, rules and sizes",
    no_waiver="a court cites numbered paper by page and line, and the citation would point to the wrong line",
)
def baseline_off_the_grid(proof: Proof) -> Iterator[Problem]:
    """A line of text is not level with its line number.

    Double-spaced lines must be level with the numbers, and single-spaced lines level with the numbers or halfway
    between them. If the type is too large for lines halfway between the numbers, the rule checks only the first line of
    each single-spaced block; words in another column may be level with any line of the block. No line may be below the
    last number, or the half line after it. On paper without numbers, the lines must be at the same heights on every
    page.
    """
    usual_phase = _usual_phase(proof)
    for page in proof.pages:
        grid: Sequence[float] = page.numbers
        if not grid and not proof.page_setup.numbered:
            grid = _even_grid(usual_phase, page, proof.page_setup)
        lines_off_grid = [
            (line, offset)
            for line, offset in _offsets_from_grid(page.lines, grid, proof.page_setup)
            if abs(offset) > GRID_TOLERANCE
        ]
        if lines_off_grid:
            line, offset = max(lines_off_grid, key=lambda line_and_offset: abs(line_and_offset[1]))
            yield Problem((), _worst_line(offset, line, len(lines_off_grid), grid), page=page.number)
        if lines_below := _lines_below_numbers(page, proof.page_setup):
            lowest = lines_below[-1]
            distance = lowest.baseline - page.numbers[-1]
            message = f"`{lowest.text}` is {distance:.1f} pt below line {len(page.numbers)}, the last numbered line"
            yield Problem((), message, page=page.number)


def _lines_below_numbers(page: ProofPage, paper: PageSetup) -> list[ProofLine]:
    """Return the lines of text below the last line number of *page*, from the top; none if the paper has no numbers."""
    if not page.numbers:
        return []
    half_line = paper.pitch / 2 if paper.size * 2 <= paper.pitch else 0
    limit = page.numbers[-1] + half_line + GRID_TOLERANCE
    return sorted((line for line in page.lines if line.baseline > limit), key=lambda line: line.baseline)


def _worst_line(offset: float, line: ProofLine, count: int, grid: Sequence[float]) -> str:
    """Return a message that says how far *line* is off, and how many more lines of the page are off the grid.

    *offset* is the line's distance below the grid in points, and *count* the number of lines that are off the grid.
    """
    place = line.baseline - offset
    is_whole_line = any(abs(place - baseline) < MIN_LINE_DISTANCE for baseline in grid)
    number = sum(baseline < place + MIN_LINE_DISTANCE for baseline in grid)
    nearest = f"line {number}" if is_whole_line else f"the half line after line {number}"
    side = "below" if offset > 0 else "above"
    other_count = count - 1
    verb = "are" if other_count > 1 else "is"
    other_lines = f"; {counted(other_count, 'more line')} of this page {verb} off" if other_count else ""
    return f"`{line.text}` is {abs(offset):.1f} pt {side} {nearest}{other_lines}"


def _offsets_from_grid(
    lines: Sequence[ProofLine], grid: Sequence[float], paper: PageSetup
) -> Iterator[tuple[ProofLine, float]]:
    """Yield each line that must be on the grid, with its distance below the nearest place on the grid, in points."""
    has_half_lines = paper.size * 2 <= paper.pitch
    if not grid:
        return
    grid_with_half_lines = (*grid, *(baseline + paper.pitch / 2 for baseline in grid))
    for line in lines:
        if has_half_lines or not line.single or _begins_block(line, lines, paper):
            places = grid_with_half_lines if line.single else grid
            yield line, min((line.baseline - place for place in places), key=abs)


def _begins_block(line: ProofLine, lines: Sequence[ProofLine], paper: PageSetup) -> bool:
    """Whether neither *line* nor a single-spaced line beside it continues a block."""
    neighbors = (
        neighbor for neighbor in lines if neighbor.single and abs(neighbor.baseline - line.baseline) < MIN_LINE_DISTANCE
    )
    return all(_gap_above(neighbor, lines) > MAX_SINGLE_SPACING * paper.pitch for neighbor in neighbors)


def _gap_above(line: ProofLine, lines: Sequence[ProofLine]) -> float:
    """Return the distance in points from a line to the next line above it in the same column."""
    column = (above for above in lines if above.left < line.right and line.left < above.right)
    return min((line.baseline - above.baseline for above in column if line.baseline - above.baseline > 1), default=inf)


def _usual_phase(proof: Proof) -> float:
    """Return the usual remainder, in points, when the baseline of a double-spaced line is divided by the pitch."""
    pitch = proof.page_setup.pitch
    lines = [line for page in proof.pages for line in page.lines]
    double_spaced = [line for line in lines if not line.single]
    phases = [round(line.baseline % pitch, 1) for line in double_spaced or lines]
    return mode(phases) if phases else 0.0


def _even_grid(phase: float, page: ProofPage, paper: PageSetup) -> tuple[float, ...]:
    """Return the baselines that lines may have on a page without numbers; *phase* is from `_usual_phase`."""
    return tuple(
        phase + paper.pitch * line
        for line in range(int(page.height / paper.pitch))
        if phase + paper.pitch * line > paper.top
    )


PITCH_ROUNDING = 0.5
"""Tolerance for the distance between two lines, in points."""


@rule(
    "PRF020",
    cite="this program",
    basis="program",
    fix="remove `line-height:` from the template's style sheet: the spacing is in the court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def lines_not_at_the_courts_pitch(proof: Proof) -> Iterator[Problem]:
    """Lines of text do not have the spacing that the court's record gives.

    The distance from each double-spaced line to the double-spaced line above it must be the spacing, or a multiple of
    it, on paper with and without numbers.
    """
    if proof.page_rules is None:
        return
    pitch = proof.page_rules.pitch
    for page in proof.pages:
        for distance, line in _distances_between(page.lines):
            if _is_off_pitch(distance, pitch):
                fact = f"`{line.text}` is {distance:.1f} pt below the line above it"
                yield Problem((), f"{fact}, but the court's record says {pitch:g} pt", page=page.number)
                break


def _distances_between(lines: Sequence[ProofLine]) -> Iterator[tuple[float, ProofLine]]:
    """Yield each double-spaced line that follows another, with the distance between them in points."""
    for above, line in pairwise(lines):
        if not above.single and not line.single and line.baseline - above.baseline > 1:
            yield line.baseline - above.baseline, line


def _is_off_pitch(distance: float, pitch: float) -> bool:
    lines = max(1, round(distance / pitch))
    return abs(distance - lines * pitch) > PITCH_ROUNDING * lines


@rule(
    "PRF011",
    cite="this program",
    basis="program",
    fix="remove `line-height:` and page margins from the template's style sheet: they are in the court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def too_many_lines_on_a_page(proof: Proof) -> Iterator[Problem]:
    """A page has more lines than the court allows.

    Two single-spaced lines count as one line. In a block with an odd number of lines, the last line counts as one line
    too.
    """
    for page in proof.pages:
        lines = _count_lines(page.lines, proof.page_setup.pitch)
        if lines > proof.page_setup.lines:
            message = f"the page has {lines} lines, but the limit is {proof.page_setup.lines}"
            yield Problem((), message, page=page.number)


def _count_lines(lines: Sequence[ProofLine], pitch: float) -> int:
    """Return how many double-spaced lines *lines* take up; lines side by side in columns count once."""
    blocks: list[int] = []
    last = -inf
    for baseline in sorted(line.baseline for line in lines):
        if baseline - last > MAX_SINGLE_SPACING * pitch:
            blocks.append(1)
        elif baseline - last > MIN_LINE_DISTANCE:
            blocks[-1] += 1
        last = baseline
    return sum(ceil(rows / 2) for rows in blocks)


MIN_DISTANCE = 0.6
"""The minimum distance between two baselines, as a fraction of the smaller type size."""

MAX_OVERLAP = 1.0
"""How far two lines that are too close together may overlap horizontally, in points."""


@rule(
    "PRF016",
    cite="this program",
    basis="program",
    fix="shorten the long note or line, which has too little room and is therefore printed over its neighbor",
    no_waiver="words that are printed over each other cannot be read",
)
def lines_over_one_another(proof: Proof) -> Iterator[Problem]:
    """Two lines are printed over each other.

    The DRAFT mark behind the text does not count.
    """
    for page in proof.pages:
        lines = (line for line in (*page.lines, *page.margin) if line.text != DRAFT)
        for line, lower_line in _close_pairs(sorted(lines, key=lambda line: line.baseline)):
            if min(line.right, lower_line.right) - max(line.left, lower_line.left) > MAX_OVERLAP:
                message = f"`{line.text}` and `{lower_line.text}` are printed over each other"
                yield Problem((), message, page=page.number)


def _close_pairs(lines: Sequence[ProofLine]) -> Iterator[tuple[ProofLine, ProofLine]]:
    """Yield each pair of *lines*, sorted from the top, whose baselines are too close together."""
    for index, line in enumerate(lines):
        for lower_line in lines[index + 1 :]:
            distance = lower_line.baseline - line.baseline
            if distance >= MIN_DISTANCE * line.size:
                break
            if distance < MIN_DISTANCE * lower_line.size:
                yield line, lower_line


NUMBER_ROUNDING = 0.1
"""Tolerance for the distance between two line numbers, in points."""


@rule(
    "PRF014",
    cite="this program",
    basis="program",
    fix="restore the line numbers in the template: the program sets them at the court's line spacing",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def line_numbers_off_the_pitch(proof: Proof) -> Iterator[Problem]:
    """The line numbers do not have the line spacing of the court's record.

    If the numbers and the text had the same error, they would still be level with each other, so the numbers are also
    measured separately.
    """
    for page in proof.pages:
        for number, (before, after) in enumerate(pairwise(page.numbers), 1):
            if abs(after - before - proof.page_setup.pitch) > NUMBER_ROUNDING:
                distance_words = f"line numbers {number} and {number + 1} are {after - before:.1f} pt apart"
                yield Problem((), f"{distance_words} instead of {proof.page_setup.pitch:g} pt", page=page.number)


WIDEST_GAP = 36.0
"""The maximum distance from the line numbers to the text on their right, in points."""

EDGE_ROUNDING = 1.0
"""Tolerance for the line numbers' right edges, in points."""


@rule(
    "PRF021",
    cite="this program",
    basis="program",
    fix="restore the line numbers in the template: the court's record says how many line numbers a page has",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def number_column_out_of_place(proof: Proof) -> Iterator[Problem]:
    """The column of line numbers differs from the court's record.

    Each page must have as many line numbers as the record says, below each other at the left of the text, beginning at
    the first line. On paper without line numbers, no page may have any.
    """
    if proof.page_rules is None:
        return
    for page in proof.pages:
        for fact in _column_faults(page, proof, proof.page_rules):
            yield Problem((), fact, page=page.number)


def _column_faults(page: ProofPage, proof: Proof, rules: CourtPageRules) -> Iterator[str]:
    """Yield what is wrong with the line numbers of *page*: their count, their edges, or the place of the first."""
    if len(page.numbers) != rules.numbered_lines:
        numbers = counted(len(page.numbers), "line number")
        yield f"the page has {numbers}, but the court's record says {rules.numbered_lines}"
    column = [line for line in page.margin if line.text.isdecimal() and line.right <= proof.page_setup.left]
    if not page.numbers or not column:
        return
    edges = [line.right for line in column]
    is_ragged = max(edges) - min(edges) > EDGE_ROUNDING
    if is_ragged or rules.left * INCH - max(edges) > WIDEST_GAP:
        yield f"the line numbers' edges are {min(edges):.0f} to {max(edges):.0f} pt from the left edge of the paper"
    if not 0 < page.numbers[0] - rules.top * INCH < rules.pitch:
        yield f"the first line number is {page.numbers[0] / INCH:.2f} inches from the top, not on the first line"
