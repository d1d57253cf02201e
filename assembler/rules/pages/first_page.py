"""The first page: counsel's block, court's name or title out of place, or text in the clerk's space."""

from collections.abc import Iterator
from math import ceil

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.proof.proof import Proof, ProofLine, ProofPage, comparable_letters
from assembler.rules.pages._page_lines import MAX_OVERHANG, footer_lines, ink_top
from assembler.rules.rule import Problem, rule

COUNSEL_ROUNDING = 2.0
"""Tolerance for the position of counsel's block, in points."""


@rule(
    "PRF024",
    cite="this program",
    basis="program",
    fix="leave counsel's block where the base template puts it, as the court's record requires",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def counsel_out_of_place(proof: Proof) -> Iterator[Problem]:
    """Counsel's block is not where the court's record says.

    If the record says "upper left", counsel's block must begin the first page, at the left margin. Under the caption
    it must follow the parties, and in the footer the firm's lines must be on each page. Otherwise counsel's lines may
    be only in the signature block. A marked copy, which also shows the lines of the earlier paper, is not checked.
    """
    if proof.page_rules is None or proof.expected.shows_changes:
        return
    if fault := _fault_of_counsel(proof, proof.page_rules):
        yield Problem((), fault, page=1)


def _fault_of_counsel(proof: Proof, rules: CourtPageRules) -> str:
    """Return what is wrong with the place of counsel's block; "" if nothing is."""
    page = proof.pages[0]
    top_lines = lines_in(page, "counsel")
    places_under_caption = _places_of(proof, "counsel-under")
    match rules.counsel:
        case "":
            return ""
        case "upper left" if not top_lines:
            return "counsel's block is not at the upper left of the first page"
        case "upper left":
            highest = min(line.baseline for line in page.lines)
            is_at_top = top_lines[0].baseline < highest + COUNSEL_ROUNDING
            is_at_margin = abs(top_lines[0].left - rules.left * INCH) < COUNSEL_ROUNDING
            if is_at_top and is_at_margin:
                return ""
            return f"`{top_lines[0].text}` is not at the left margin at the top of the first page"
        case "under the caption":
            caption_end = max(_places_of(proof, "caption"), default=(0, 0.0))
            is_under_caption = bool(places_under_caption) and places_under_caption[0] > caption_end
            return "" if is_under_caption else "counsel's block is not under the caption"
        case "footer" if not _is_in_footer(proof):
            return "counsel's block is not in the footer of each page"
    return f"`{top_lines[0].text}` is on the first page, where counsel's block does not belong" if top_lines else ""


def _places_of(proof: Proof, part: str) -> list[tuple[int, float]]:
    """Return the page and the baseline of each line in a *part* of the paper."""
    return [(page.number, line.baseline) for page in proof.pages for line in lines_in(page, part)]


def _is_in_footer(proof: Proof) -> bool:
    """Whether each footer has a line, or the beginning of a line, from a signer's block, or there is no such block."""
    signer_lines = {comparable_letters(line.text) for page in proof.pages for line in lines_in(page, "signer")}
    if not signer_lines:
        return True
    for page in proof.pages:
        footer = [comparable_letters(line.text) for line in footer_lines(page, proof)]
        if not any(text and signer.startswith(text) for text in footer for signer in signer_lines):
            return False
    return True


@rule(
    "PRF023",
    cite="this program",
    basis="program",
    fix="keep the upper part of the first page free: shorten counsel's lines",
    no_waiver="the clerk stamps the paper there, and the stamp would cover the text",
)
def print_in_the_clerks_space(proof: Proof) -> Iterator[Problem]:
    """Text is printed in the space for the clerk's stamp.

    The court keeps a part of the first page blank. Line numbers and the ruled lines of the paper do not count as text.
    """
    if proof.page_rules is None or not proof.page_rules.clerk:
        return
    page = proof.pages[0]
    left_edge = page.width / 2 if proof.page_rules.clerk == "upper right" else 0.0
    top, bottom = _clerks_space(page, proof.page_rules)
    for line in (*page.lines, *footer_lines(page, proof)):
        is_in_height = line.baseline > top + MAX_OVERHANG and ink_top(line) < bottom - MAX_OVERHANG
        if is_in_height and line.right > left_edge + MAX_OVERHANG:
            yield Problem((), f"`{line.text}` is in the space reserved for the clerk", page=1)


def _clerks_space(page: ProofPage, rules: CourtPageRules) -> tuple[float, float]:
    """Return the top and the bottom of the clerk's space, in points.

    If the court gives no height, the space ends at the court's name.
    """
    top = rules.top * INCH
    if rules.clerk_lines is not None:
        return top, top + rules.clerk_lines * rules.pitch
    if rules.clerk_inches is not None:
        return 0.0, rules.clerk_inches * INCH
    return top, min(map(ink_top, lines_in(page, "court")), default=top)


MAX_LINES_ABOVE = 2
"""Text within this many lines above the court's name may have pushed it down."""


@rule(
    "PRF025",
    cite="this program",
    basis="program",
    fix="keep everything above the court's name on whole lines, so that the name begins on the line in the "
    "court's record",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def court_name_on_wrong_line(proof: Proof) -> Iterator[Problem]:
    """The court's name does not begin on the line that the court's record gives.

    The name must begin on the line that a rule prescribes, below any space that a rule requires, and below the clerk's
    space. If counsel's block is long, it may push the name down, but only to directly below the block. A marked copy,
    which also shows the lines of the earlier paper, is not checked.
    """
    rules = proof.page_rules
    page = proof.pages[0]
    court_lines = lines_in(page, "court")
    if rules is None or proof.expected.shows_changes or not court_lines:
        return
    first_line = min(court_lines, key=lambda line: line.baseline)
    clerks_lines = rules.clerk_lines or lines_down(rules.clerk_inches or 0, rules)
    highest_number = max(rules.title_line or 1, clerks_lines + 1)
    expected_number = max(highest_number, lines_down(rules.first_page_top, rules) + 1)
    number = line_number(first_line.baseline, page, rules)
    lines_above = [line for line in page.lines if line.baseline < first_line.baseline - 1]
    last_number_above = max((line_number(line.baseline, page, rules) for line in lines_above), default=-MAX_LINES_ABOVE)
    is_too_low = number > expected_number and number - last_number_above > MAX_LINES_ABOVE
    if number < highest_number or (rules.layout == "above" and is_too_low):
        fact = f"`{first_line.text}` begins on line {number}, but the court's record says line {expected_number}"
        yield Problem((), fact, page=1)


MAX_RISE_INTO_SPACE = 1.5
"""How far letters may extend into the space above the court's name, in points."""


@rule(
    "PRF026",
    cite="this program",
    basis="program",
    fix="remove whatever changes the space above the court's name; the court's record sets it",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def no_room_over_the_court(proof: Proof) -> Iterator[Problem]:
    """The court's name is higher on the first page than the court's rule allows.

    Some rules require a number of inches above the name for the clerk's use.
    """
    rules = proof.page_rules
    court_lines = lines_in(proof.pages[0], "court")
    if rules and court_lines:
        first_line = min(court_lines, key=ink_top)
        if ink_top(first_line) < rules.first_page_top * INCH - MAX_RISE_INTO_SPACE:
            fact = f"`{first_line.text}` begins {ink_top(first_line) / INCH:.2f} inches from the top of the page"
            yield Problem((), f"{fact}, but the court's record says {rules.first_page_top:g}", page=1)


ALIGNMENT_ROUNDING = 4.0
"""Tolerance for the position of the middle or the left edge, in points."""


@rule(
    "PRF027",
    cite="this program",
    basis="program",
    fix="remove `text-align:` from the template's style sheet: the court's record determines how the name is aligned",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def court_name_misaligned(proof: Proof) -> Iterator[Problem]:
    """The court's name is not aligned as the court's record says.

    The name is measured only if it is above the parties; if it is beside them, it follows its column.
    """
    rules = proof.page_rules
    if rules is None or rules.layout != "above":
        return
    left_edge = rules.left * INCH
    right_edge = proof.pages[0].width - rules.right * INCH
    for line in lines_in(proof.pages[0], "court"):
        distance = line.left - left_edge
        if rules.title_align == "center":
            distance = (line.left + line.right) / 2 - (left_edge + right_edge) / 2
        if abs(distance) >= ALIGNMENT_ROUNDING:
            yield Problem((), f"`{line.text}` is not aligned {rules.title_align}", page=1)


@rule(
    "PRF031",
    cite="this program",
    basis="program",
    fix="leave the paper's title where the template's caption puts it, as the court's record requires",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def title_out_of_place(proof: Proof) -> Iterator[Problem]:
    """The paper's title is not to the right of the parties, as the court's record says.

    The title is measured only if the court's name is above the parties, as in most courts.
    """
    rules = proof.page_rules
    if rules is None or (rules.layout, rules.title_in) != ("above", "right"):
        return
    title_lines = lines_in(proof.pages[0], "title")
    party_lines = lines_in(proof.pages[0], "party")
    if not title_lines or not party_lines:
        return
    if min(line.left for line in title_lines) < max(line.right for line in party_lines):
        yield Problem((), f"`{title_lines[0].text}` is not to the right of the parties", page=1)


def lines_in(page: ProofPage, *names: str) -> list[ProofLine]:
    """Return the lines of *page* in the parts called *names*: "court", "counsel", "caption"."""
    return [line for line in page.lines if not set(names).isdisjoint(line.within)]


def line_number(baseline: float, page: ProofPage, rules: CourtPageRules) -> int:
    """Return the number of the line at *baseline*, as printed or, without numbers, counted from the top margin."""
    if page.numbers:
        return round((baseline - page.numbers[0]) / rules.pitch) + 1
    return int((baseline - rules.top * INCH) // rules.pitch) + 1


def lines_down(inches: float, rules: CourtPageRules) -> int:
    """Return the number of whole lines from the top margin down to *inches* from the top of the page."""
    return max(0, ceil((inches - rules.top) * INCH / rules.pitch - 0.01))
