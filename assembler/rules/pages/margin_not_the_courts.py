"""PRF017."""

from collections.abc import Iterator

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.prove.proof import Proof
from assembler.rules.pages._pages import inked, widest
from assembler.rules.rule import Problem, rule

NEAR = 2.0
"""Points by which the left edge may differ."""
RAGGED = 54.0
"""Points by which the longest of many lines may stay behind the right edge."""
MANY = 8
"""So many long lines show where the right edge is."""
BLANK = 2
"""Lines that a page may begin with unseen: a line to sign on is blank."""
FEET = 4
"""So many pages show where the foot is; of fewer, each may end early, before an order or a signature."""
KEPT = 5
"""Lines that may go to the next page, for what they belong to."""


@rule(
    "PRF017",
    cite="this program",
    basis="program",
    fix="leave the page's measures to the court's profile: the template's style sheet gives none of its own",
    bad="""
        pages: {2: {lines: {1: {baseline: 136}, 2: {baseline: 160}, 3: {baseline: 160, left: 310, right: 400}}}}
    """,
    good=(
        """
        asked: {left: 1.51}
        """,
        """
        asked: {right: 0.49}
        """,
    ),
)
def margin_not_the_courts(proof: Proof) -> Iterator[Problem]:
    """A margin is not the one of the court's profile.

    A page may have wider margins than its court wants, and would be lawful; but the program says that it sets those of
    the profile. The left edge is that of most text, the right one that of the longest of many lines.
    """
    asked = proof.asked
    if asked is None:
        return
    for side, found, wanted in _margins(proof, asked):
        yield Problem((), f"the {side} margin is {found / INCH:.2f} in, and the profile has {wanted:g}", page=1)


def _margins(proof: Proof, asked: CourtPageRules) -> Iterator[tuple[str, float, float]]:
    """Yield each margin that is not as *asked*: its side, its points, the inches of the profile."""
    lines = [line for page in proof.pages for line in page.lines]
    if lines and abs(min(line.left for line in lines) - asked.left * INCH) > NEAR:
        yield "left", min(line.left for line in lines), asked.left
    wide = proof.pages[0].width
    long = widest(lines, wide - (asked.left + asked.right) * INCH)
    if len(long) >= MANY and (right := wide - max(line.right for line in long)) > asked.right * INCH + RAGGED:
        yield "right", right, asked.right
    yield from _heights(proof, asked)


def _heights(proof: Proof, asked: CourtPageRules) -> Iterator[tuple[str, float, float]]:
    """Yield the same for the margins at the top of all pages but the first, and at the foot of all but the last."""
    tops = [top for page in proof.pages[1:] if (top := min(map(inked, page.lines), default=0.0))]
    if tops and min(tops) > asked.top * INCH + BLANK * asked.pitch:
        yield "top", min(tops), asked.top
    feet = [max(line.baseline for line in page.lines) for page in proof.pages[:-1] if page.lines]
    room = proof.pages[0].height - asked.bottom * INCH
    full = asked.numbered_lines or (room - asked.top * INCH) // asked.pitch
    if len(feet) >= FEET and max(feet) < asked.top * INCH + (full - KEPT) * asked.pitch:
        yield "bottom", proof.pages[0].height - max(feet), asked.bottom
