"""Finished pages with a wrong paper size, margin or vertical rule, or with text in the margins."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assembler.findings.faults import brief
from assembler.language.english import counted
from assembler.plan.page_rules import CourtPageRules
from assembler.plan.plan import PageSetup
from assembler.plan.units import INCH
from assembler.proof.proof import Proof, ProofLine, ProofPage
from assembler.rules.pages._page_lines import MAX_OVERHANG, ink_top
from assembler.rules.rule import Problem, rule

PAGE_ROUNDING = 0.5
"""Tolerance for the size of a page, in points."""


@rule(
    "PRF012",
    cite="this program",
    basis="program",
    fix="remove `size:` from the template's `@page`: the paper size is in the court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def page_size_wrong(proof: Proof) -> Iterator[Problem]:
    """A page does not have the court's paper size.

    A page of another size is scaled when it is stamped and printed, which changes its margins and its type size.
    """
    width, height = proof.page_setup.width, proof.page_setup.height
    for page in proof.pages:
        if abs(page.width - width) > PAGE_ROUNDING or abs(page.height - height) > PAGE_ROUNDING:
            fact = f"the page is {page.width:g} by {page.height:g} pt instead of {width:g} by {height:g} pt"
            yield Problem((), fact, page=page.number)


LEFT_ROUNDING = 2.0
"""Tolerance for the position of the left edge, in points."""

MAX_DISTANCE_FROM_MARGIN = 54.0
"""How far from the right margin the longest of many lines may end, in points."""

ENOUGH_LONG_LINES = 8
"""The minimum number of long lines from which the right margin can be measured."""

MAX_BLANK_LINES = 2
"""How many blank lines may begin a page, because a signature line is blank."""

ENOUGH_PAGES = 4
"""The minimum number of pages from which the bottom margin can be measured; fewer pages may all end early."""

MAX_KEPT_TOGETHER = 5
"""How many lines at the bottom of a page may move to the next page to stay together with other lines."""


@rule(
    "PRF017",
    cite="this program",
    basis="program",
    fix="remove page margins from the template's style sheet: they are in the court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def margin_not_the_courts(proof: Proof) -> Iterator[Problem]:
    """A margin differs from the court's record.

    Most courts would accept a page with wider margins, but the program promises the margins of the record. The left
    margin is measured to the leftmost text, and the right margin to the longest of many lines.
    """
    rules = proof.page_rules
    if rules is None:
        return
    for side, points, expected in _wrong_margins(proof, rules):
        message = f"the {side} margin is {points / INCH:.2f} in, but the court's record says {expected:g} in"
        yield Problem((), message, page=1)


def _wrong_margins(proof: Proof, rules: CourtPageRules) -> Iterator[tuple[str, float, float]]:
    """Yield each margin that differs from *rules*: its side, its size in points, and the record's size in inches."""
    lines = [line for page in proof.pages for line in page.lines]
    if lines and abs(min(line.left for line in lines) - rules.left * INCH) > LEFT_ROUNDING:
        yield "left", min(line.left for line in lines), rules.left
    width = proof.pages[0].width
    measured_lines = long_lines(lines, width - (rules.left + rules.right) * INCH)
    right_margin = width - max((line.right for line in measured_lines), default=width)
    if len(measured_lines) >= ENOUGH_LONG_LINES and right_margin > rules.right * INCH + MAX_DISTANCE_FROM_MARGIN:
        yield "right", right_margin, rules.right
    yield from _top_and_bottom_margins(proof, rules)


def _top_and_bottom_margins(proof: Proof, rules: CourtPageRules) -> Iterator[tuple[str, float, float]]:
    """Yield the top margin of the pages after the first, and the bottom margin of pages before the last, if wrong.

    The cover page and the pages of the tables before the text end where their contents end, so their bottom margins are
    not measured.
    """
    tops = [min(map(ink_top, page.lines)) for page in proof.pages[1:] if page.lines]
    if tops and min(tops) > rules.top * INCH + MAX_BLANK_LINES * rules.pitch:
        yield "top", min(tops), rules.top
    front_pages = max((last for name, (_, last) in proof.places.items() if name.startswith("entry-")), default=0)
    text_ends = [max(line.baseline for line in page.lines) for page in proof.pages[front_pages:-1] if page.lines]
    text_area_end = proof.pages[0].height - rules.bottom * INCH
    full_lines = rules.numbered_lines or (text_area_end - rules.top * INCH) // rules.pitch
    expected_end = rules.top * INCH + (full_lines - MAX_KEPT_TOGETHER) * rules.pitch
    if len(text_ends) >= ENOUGH_PAGES and max(text_ends) < expected_end:
        yield "bottom", proof.pages[0].height - max(text_ends), rules.bottom


def long_lines(lines: Sequence[ProofLine], width: float) -> list[ProofLine]:
    """Return the *lines* that fill most of *width*, in points."""
    return [line for line in lines if line.right - line.left > 0.6 * width]


@rule(
    "PRF004",
    cite="this program",
    basis="program",
    fix="break the long word or line, or shorten the note",
    no_waiver="words outside the margins may be cut off or covered by a stamp",
)
def text_outside_the_margins(proof: Proof) -> Iterator[Problem]:
    """Text runs into a margin, or margin text runs over the edge of the page.

    Text must stay inside the court's margins. Letters may overhang a margin by 1.5 points, as italics do. Single-spaced
    lines may go below the bottom margin by a quarter of the line spacing, because they are that much lower than
    double-spaced lines.
    """
    for page in proof.pages:
        for side, lines in _lines_past_limits(page, proof.page_setup).items():
            distance, text = max(lines)
            other_count = len(lines) - 1
            verb = "do" if other_count > 1 else "does"
            other_lines = f", as {verb} {counted(other_count, 'more line')} of this page" if other_count else ""
            yield Problem((), f"`{brief(text)}` runs {distance:.1f} pt past {side}{other_lines}", page=page.number)


def _lines_past_limits(page: ProofPage, paper: PageSetup) -> dict[str, list[tuple[float, str]]]:
    """Return, for each side of *page*, the lines that go beyond its limit: the distance in points, and the text."""
    lines_by_side: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for line in (*page.lines, *page.margin):
        for distance, side in _distances_past_limits(line, page, paper):
            if distance > MAX_OVERHANG:
                lines_by_side[side].append((distance, line.text))
    return lines_by_side


def _distances_past_limits(line: ProofLine, page: ProofPage, paper: PageSetup) -> Iterator[tuple[float, str]]:
    """Yield how far *line* goes beyond the limit on each side, in points; less than 0 if it does not."""
    left, right, top, bottom = paper.left, paper.right, paper.top, paper.bottom
    limit = "margin"
    if line.part == "margin":
        left = right = top = bottom = 0.0
        limit = "edge of the page"
    yield left - line.left, f"the left {limit}"
    yield line.right - (page.width - right), f"the right {limit}"
    yield top - ink_top(line), f"the top {limit}"
    allowance = paper.pitch / 4 if line.single else 0.0
    yield line.baseline - allowance - (page.height - bottom), f"the bottom {limit}"


MIN_HEIGHT = 0.9
"""The minimum height of a stroke that counts as a vertical rule, as a fraction of the page's height."""

RULES_DRAWN = {"double": 2, "single": 1, "none": 0}
"""The number of strokes drawn for each kind of rule in a court's record."""


@rule(
    "PRF022",
    cite="this program",
    basis="program",
    fix="restore the vertical rules in the template: they are in the court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def paper_rules_wrong(proof: Proof) -> Iterator[Problem]:
    """The vertical rules beside the text differ from the court's record.

    Numbered paper has one or two vertical rules at the left, and at most one at the right.
    """
    if proof.page_rules is None:
        return
    for page in proof.pages:
        for fact in _faults_of_rules(page, proof.page_rules):
            yield Problem((), fact, page=page.number)


def _faults_of_rules(page: ProofPage, rules: CourtPageRules) -> Iterator[str]:
    vertical_rules = [
        stroke
        for stroke in page.strokes
        if stroke.bottom - stroke.top > MIN_HEIGHT * page.height and stroke.right - stroke.left < INCH / 4
    ]
    left_edge = rules.left * INCH
    right_edge = page.width - rules.right * INCH
    sides = (
        ("left", rules.rule_left, [stroke for stroke in vertical_rules if stroke.right <= left_edge]),
        ("right", rules.rule_right, [stroke for stroke in vertical_rules if stroke.left >= right_edge]),
    )
    for side, kind, strokes in sides:
        if len(strokes) != RULES_DRAWN[kind]:
            rules_drawn = counted(len(strokes), "vertical rule")
            yield f"the page has {rules_drawn} at the {side} of the text, but the court's record says {kind}"
