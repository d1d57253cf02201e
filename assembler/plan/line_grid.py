"""The grid of lines: the lengths that keep every baseline on it.

A double-spaced line is as high as the pitch. A single-spaced one is half of that, lowered by half the difference, so
that its baselines meet the numbers and the half-way marks. Where the type is larger than half the pitch, single-spaced
lines are 16 points (or less, if lines stand one and a half apart) and a piece begins on the grid, but its later lines
cannot keep to it.
"""

from collections.abc import Callable, Mapping, Sequence

from assembler.plan.plan import Caption, PageSetup, Plan

LARGE_SINGLE = 16.0
"""Single-spaced leading in points for type larger than half the pitch (13 and 14 point)."""

NEARER = 0.78
"""Single-spaced leading where lines one and a half apart leave less than that, in parts of the pitch."""

RAISED = 0.5
"""Points by which all text, and the paper's numbers with it, stands above the middle of its line.

A lowered line would else end exactly at the foot of its box, and a bold or slanted face whose letters sit a hair lower
would make the box higher.
"""
CAPITALS = 28
"""Capitals on a line of the caption's columns."""
LETTERS = 60
"""Letters on a line of counsel's at the upper left, at the least."""
WIDE = 0.8
"""Part of the first page that a caption may fill before it counts as one that may leave it."""


def single_line(size: float, pitch: float) -> float:
    """Return the height of a single-spaced line of type of *size* between lines of *pitch*, all in points."""
    return pitch / 2 if size * 2 <= pitch else min(LARGE_SINGLE, NEARER * pitch)


def single(paper: PageSetup) -> float:
    """Return the height of a single-spaced line, points."""
    return single_line(paper.size, paper.pitch)


def halves(paper: PageSetup) -> bool:
    """Say whether two single-spaced lines are as high as one double-spaced."""
    return paper.size * 2 <= paper.pitch


def lowered(paper: PageSetup) -> float:
    """Return how far a single-spaced line hangs below the middle of its own box, points."""
    return (paper.pitch - single(paper)) / 2 - RAISED


def raised(paper: PageSetup) -> float:  # noqa: ARG001 - a measure of a paper, as the others
    """Return how far all text stands above the middle of its line, points."""
    return RAISED


def quoted(paper: PageSetup) -> float:
    """Return the height of a line of a block quotation, points: single where two make a double-spaced line."""
    return single(paper) if halves(paper) else paper.pitch


def shift(paper: PageSetup) -> float:
    """Return how far single-spaced text stands above (or, below zero, below) the middle of its line, points."""
    return -lowered(paper)


def quoted_shift(paper: PageSetup) -> float:
    """Return the same for a block quotation."""
    return RAISED - (paper.pitch - quoted(paper)) / 2


def head(paper: PageSetup) -> float:
    """Return the top margin of the lines, points.

    On plain paper they begin higher by as much as a single-spaced line hangs below its box, so that one at the foot
    keeps to its margin; the first line of a page still stands within its own, for a line has half its space above it.
    """
    return paper.top - (0.0 if paper.numbered else lowered(paper))


def foot(paper: PageSetup) -> float:
    """Return the bottom margin in points that leaves a whole number of lines."""
    return paper.height - head(paper) - paper.lines * paper.pitch


def before_notes(paper: PageSetup) -> float:
    """Return all that stands over the first note, points: its baseline meets the grid or its half."""
    return paper.pitch - single(paper) / 2


def under_notes(paper: PageSetup) -> float:
    """Return the space under the last note, points: with what stands over the notes it makes one line."""
    return single(paper) / 2


def notes_room(paper: PageSetup) -> float:
    """Return the most that notes may take of a page, points: their rule has a line, and two lines of text stay."""
    return (paper.lines - 3) * paper.pitch


def gap(paper: PageSetup) -> float:
    """Return the space between two pieces of a caption, points."""
    return paper.pitch - single(paper)


def head_height(paper: PageSetup) -> float:
    """Return the height of what stands over the court's title on the first page, points."""
    return paper.head_lines * paper.pitch


def blank_height(paper: PageSetup) -> float:
    """Return the height of what stays blank over counsel, points."""
    return paper.blank_lines * paper.pitch


def counsel_inset(paper: PageSetup) -> float:
    """Return how far counsel at the upper left keeps from the right margin, points: the clerk's room lies there."""
    return paper.width - paper.right - paper.clerk.left if paper.clerk and paper.clerk.left else 0.0


def sign_height(paper: PageSetup) -> float:
    """Return the height in points of a line to sign on, down to its rule; with rule and space it is one line."""
    return paper.pitch - 4.75


def wide_caption(plan: Plan) -> bool:
    """Say whether the caption of *plan* may not end on the first page.

    Its two columns cross the page together. The one with the title then comes first in reading order, for it ends on
    the first page, and the parties are read in one go.
    """
    return wide(plan.page_setup, plan.court, plan.caption, plan.counsel)


def wide(paper: PageSetup, court: Sequence[str], caption: Caption, counsel: Sequence[str] = ()) -> bool:
    """Say whether *caption* may not end on the first page: an estimate, and a careful one, of 28 capitals a line.

    *counsel* at the upper left may need more lines than stand over the court's title, and then pushes all down.
    """
    lines = sum(1 + len(line.text) // CAPITALS for line in caption.left)
    height = lines * single(paper) + len(caption.left) * gap(paper)
    block = sum(1 + len(line) // LETTERS for line in counsel) * single(paper) / paper.pitch
    over = max(paper.head_lines, paper.blank_lines + block if caption.layout != "boxes" else 0)
    return height > WIDE * (paper.lines - over - len(court)) * paper.pitch


MEASURES: Mapping[str, Callable[..., float]] = {
    measure.__name__: measure
    for measure in (
        single,
        shift,
        raised,
        quoted,
        quoted_shift,
        head,
        foot,
        before_notes,
        under_notes,
        notes_room,
        head_height,
        blank_height,
        counsel_inset,
        sign_height,
        wide_caption,
    )
}
"""What style sheets and templates print, as filters: lengths of a paper, and whether a plan's caption is wide."""
