"""The line grid: lengths, in points, that keep every baseline on the grid.

A double-spaced line is as high as the pitch. A single-spaced line is half as high. It is lowered by half of the
difference in height, so that every second baseline meets a line number and the other baselines are halfway between two
line numbers. If the type is larger than half the pitch, single-spaced lines are 16 points high (or less with
one-and-a-half spacing), and only the first line of a single-spaced block is on the grid.
"""

from collections.abc import Callable, Mapping, Sequence
from math import ceil

from assembler.plan.plan import Caption, PageSetup, Plan

LARGE_SINGLE = 16.0
"""Single-spaced line height in points for type larger than half the pitch (13 and 14 point)."""

MAX_SINGLE_HEIGHT = 0.78
"""The maximum single-spaced line height as a fraction of the pitch; this limit applies with one-and-a-half spacing."""

TEXT_RISE = 0.5
"""Points by which all text, and the line numbers with it, is raised above the middle of its line.

Without this, a lowered line would end exactly at the bottom of its box, and a bold or italic face whose letters extend
slightly lower would make the box higher.
"""
CAPITAL_WIDTH = 7.7
"""The estimated width of a capital letter in a caption, in points."""
COLUMN_INSET = 18.0
"""The space between the parties of a caption and its divider, in points."""
WIDE_COLUMN_INSET = 7.2
"""The same space, in points, if the court's custom fixes the width of the parties' column."""
COUNSEL_CHARACTERS = 60
"""The number of characters that always fit on one line of the counsel block at the upper left."""
ONE_PAGE_SHARE = 0.8
"""A caption that takes up more than this fraction of the first page is assumed to need a second page."""


def single_line(size: float, pitch: float) -> float:
    """Return the height of a single-spaced line for type of *size* and double-spaced lines of *pitch*, in points."""
    return pitch / 2 if size * 2 <= pitch else min(LARGE_SINGLE, MAX_SINGLE_HEIGHT * pitch)


def single(page: PageSetup) -> float:
    """Return the height of a single-spaced line, in points."""
    return single_line(page.size, page.pitch)


def has_half_lines(page: PageSetup) -> bool:
    """Whether single spacing is half of double spacing, which it is if the type is small enough (see `single_line`)."""
    return page.size * 2 <= page.pitch


def lowered(page: PageSetup) -> float:
    """Return how far a single-spaced line is lowered within its own box, in points."""
    return (page.pitch - single(page)) / 2 - TEXT_RISE


def raised(page: PageSetup) -> float:  # noqa: ARG001 - same signature as the other measures
    """Return how far all text is above the middle of its line, in points."""
    return TEXT_RISE


def quoted(page: PageSetup) -> float:
    """Return the line height of block quotations, in points: single-spaced if two such lines make a double line."""
    return single(page) if has_half_lines(page) else page.pitch


def shift(page: PageSetup) -> float:
    """Return how far single-spaced text is raised above the middle of its line, in points; negative if lowered."""
    return -lowered(page)


def quoted_shift(page: PageSetup) -> float:
    """Return how far a quotation's text is raised above the middle of its line, in points; negative if lowered."""
    return TEXT_RISE - (page.pitch - quoted(page)) / 2


def head(page: PageSetup) -> float:
    """Return the top margin of the lines, in points.

    On plain paper the lines begin higher by as much as a single-spaced line is lowered, so that a single-spaced line at
    the foot of the page does not enter the bottom margin.
    """
    return page.top - (0.0 if page.numbered else lowered(page))


def foot(page: PageSetup) -> float:
    """Return the bottom margin that leaves a whole number of lines, in points."""
    return page.height - head(page) - page.lines * page.pitch


def above_notes(page: PageSetup) -> float:
    """Return the space above the first footnote, in points, which puts its baseline on a grid line or halfway."""
    return page.pitch - single(page) / 2


def below_notes(page: PageSetup) -> float:
    """Return the space below the last footnote, in points; with the space above the first, it adds up to one line."""
    return single(page) / 2


def notes_room(page: PageSetup) -> float:
    """Return the maximum height of the footnotes on a page, in points: the page less the rule and two lines of text."""
    return (page.lines - 3) * page.pitch


def gap(page: PageSetup) -> float:
    """Return the space between two blocks of a caption, in points."""
    return page.pitch - single(page)


def head_height(page: PageSetup) -> float:
    """Return the height of the space above the court's title on the first page, in points."""
    return page.head_lines * page.pitch


def blank_height(page: PageSetup) -> float:
    """Return the height of the blank space above counsel, in points."""
    return page.blank_lines * page.pitch


def counsel_inset(page: PageSetup) -> float:
    """Return how much narrower, in points, counsel's block at the upper left is, to keep clear of the clerk's space."""
    return page.width - page.right - page.clerk.left if page.clerk and page.clerk.left else 0.0


def sign_height(page: PageSetup) -> float:
    """Return the height of a signature line above its rule, in points; rule and space complete one line of the grid."""
    return page.pitch - 4.75


def parties_width(plan: Plan) -> float:
    """Return the width of the parties' column, in points."""
    page = plan.page_setup
    return plan.caption.parties_width or (page.width - page.left - page.right) / 2


def parties_inset(plan: Plan) -> float:
    """Return the space between the parties and the divider at their right, in points."""
    return WIDE_COLUMN_INSET if plan.caption.parties_width else COLUMN_INSET


def capitals_per_line(page: PageSetup, caption: Caption) -> int:
    """Return how many capital letters fit on one line of the parties' column."""
    half = (page.width - page.left - page.right) / 2
    room = caption.parties_width - WIDE_COLUMN_INSET if caption.parties_width else half - COLUMN_INSET
    return int(room / CAPITAL_WIDTH)


def stamp_space(plan: Plan) -> float:
    """Return the height in points of the blank space above the line of text in the clerk's box: at least two lines."""
    pitch = plan.page_setup.pitch
    return max(2, ceil(plan.caption.stamp_height / pitch) - 1) * pitch


def wide_caption(plan: Plan) -> bool:
    """Whether the caption of *plan* may need a second page, or is read in the order of one that may."""
    return plan.caption.title_first or may_need_second_page(plan.page_setup, plan.court, plan.caption, plan.counsel)


def may_need_second_page(page: PageSetup, court: Sequence[str], caption: Caption, counsel: Sequence[str] = ()) -> bool:
    """Whether *caption* may need a second page: a cautious estimate, with names in capital letters.

    *counsel* at the upper left may need more lines than there are above the court's title; the title then moves down.
    """
    line_length = capitals_per_line(page, caption)
    line_count = sum(1 + len(line.text) // line_length for line in caption.left)
    height = line_count * single(page) + len(caption.left) * gap(page)
    lines_above: float = page.head_lines
    if caption.layout != "boxes":
        counsel_lines = sum(1 + len(line) // COUNSEL_CHARACTERS for line in counsel) * single(page) / page.pitch
        lines_above = max(lines_above, page.blank_lines + counsel_lines)
    return height > ONE_PAGE_SHARE * (page.lines - lines_above - len(court)) * page.pitch


MEASURES_BY_NAME: Mapping[str, Callable[..., float]] = {
    measure.__name__: measure
    for measure in (
        single,
        shift,
        raised,
        quoted,
        quoted_shift,
        head,
        foot,
        above_notes,
        below_notes,
        notes_room,
        head_height,
        blank_height,
        counsel_inset,
        sign_height,
        parties_width,
        parties_inset,
        stamp_space,
        wide_caption,
    )
}
"""The filters for style sheets and templates: the lengths of a page, and whether a caption is wide."""
