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
"""Points by which the longest of many lines may fall short of the right margin."""
MANY = 8
"""The number of long lines that show where the right margin is."""
BLANK = 2
"""Blank lines with which a page may begin: a line to sign on is blank."""
FEET = 4
"""The number of pages that show where the text ends; fewer pages may all end early, before an order or a signature."""
KEPT = 5
"""Lines that may move to the next page to stay with others."""


@rule(
    "PRF017",
    cite="this program",
    basis="program",
    fix="leave the page's measurements to the court's profile: remove them from the template's style sheet",
)
def margin_not_the_courts(proof: Proof) -> Iterator[Problem]:
    """A margin differs from the court's profile.

    A page with wider margins than required would be lawful, but the program promises those of the profile. The left
    margin is measured by the leftmost text, the right margin by the longest of many lines.
    """
    rules = proof.page_rules
    if rules is None:
        return
    for side, found, wanted in _margins(proof, rules):
        yield Problem(
            (), f"the {side} margin is {found / INCH:.2f} in, and the court's profile says {wanted:g}", page=1
        )


def _margins(proof: Proof, rules: CourtPageRules) -> Iterator[tuple[str, float, float]]:
    """Yield each margin that differs from *rules*: its side, its points, the inches of the profile."""
    lines = [line for page in proof.pages for line in page.lines]
    if lines and abs(min(line.left for line in lines) - rules.left * INCH) > NEAR:
        yield "left", min(line.left for line in lines), rules.left
    wide = proof.pages[0].width
    long = widest(lines, wide - (rules.left + rules.right) * INCH)
    if len(long) >= MANY and (right := wide - max(line.right for line in long)) > rules.right * INCH + RAGGED:
        yield "right", right, rules.right
    yield from _heights(proof, rules)


def _heights(proof: Proof, rules: CourtPageRules) -> Iterator[tuple[str, float, float]]:
    """Yield the same for the top margin of all pages but the first, and the bottom margin of all but the last.

    The page before the tables and those of tables end where their contents do.
    """
    tops = [top for page in proof.pages[1:] if (top := min(map(inked, page.lines), default=0.0))]
    if tops and min(tops) > rules.top * INCH + BLANK * rules.pitch:
        yield "top", min(tops), rules.top
    front = max((last for name, (_, last) in proof.places.items() if name.startswith("entry-")), default=0)
    feet = [max(line.baseline for line in page.lines) for page in proof.pages[front:-1] if page.lines]
    room = proof.pages[0].height - rules.bottom * INCH
    full = rules.numbered_lines or (room - rules.top * INCH) // rules.pitch
    if len(feet) >= FEET and max(feet) < rules.top * INCH + (full - KEPT) * rules.pitch:
        yield "bottom", proof.pages[0].height - max(feet), rules.bottom
