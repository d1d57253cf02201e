"""Margin text of the finished pages: missing or misplaced page numbers, footer lines or footer rules."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.plan.page_rules import CourtPageRules
from assembler.plan.units import INCH
from assembler.proof.drawn_order import comparable
from assembler.proof.proof import Proof, ProofLine, ProofPage
from assembler.rules.pages._page_lines import footer_lines
from assembler.rules.rule import Problem, rule


@rule(
    "PRF003",
    cite="this program",
    basis="program",
    fix="make sure that the footer's lines fit side by side: shorten the short title, or the firm's address",
    no_waiver="a page would lack its footer or a line number, or print it twice, and could not be cited",
)
def margin_text_missing_or_doubled(proof: Proof) -> Iterator[Problem]:
    """A line number or a line of the footer is missing, doubled or out of place.

    Each page must have every line number and every line of the footer exactly once; a draft also has the word DRAFT.
    """
    for page, planned, printed in zip(proof.pages, proof.expected.margin, proof.read.margin, strict=True):
        for fact in _margin_differences(planned, printed):
            yield Problem((), fact, page=page.number)


def _margin_differences(expected: Sequence[str], read: Sequence[str]) -> Iterator[str]:
    """Yield what the margins of a page lack, and what they should not have."""
    expected_words = Counter(map(comparable, expected))
    read_words = Counter(map(comparable, read))
    if missing := _quoted_lines(expected, expected_words - read_words):
        yield f"the margins lack {missing}"
    if extra := _quoted_lines(read, read_words - expected_words):
        yield f"the margins have {extra}, which should not be there or is printed twice"


def _quoted_lines(lines: Sequence[str], letters: Counter[str]) -> str:
    return ", ".join(dict.fromkeys(f"`{line}`" for line in lines if comparable(line) in letters))


@rule(
    "PRF029",
    cite="this program",
    basis="program",
    fix="keep the page number in the footer, as the court's record says",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def page_number_missing(proof: Proof) -> Iterator[Problem]:
    """A page number is missing, or the first page has a page number that it should not have.

    If the record's footer has a page number, every page must print its number; some courts want none on the first.
    """
    rules = proof.page_rules
    if rules is None or not any("page" in token for tokens in rules.columns for token in tokens):
        return
    for page in proof.pages:
        is_required = rules.first_page or page.number > 1
        if is_required and page.page_number is None:
            yield Problem((), "the page has no page number", page=page.number)
        elif not is_required and page.page_number is not None:
            yield Problem((), "the first page has a page number, but the court's record allows none", page=page.number)


@rule(
    "PRF008",
    cite="this program",
    basis="program",
    fix="leave page numbers to the program: remove them from the template",
    no_waiver="a court cites a paper by its page numbers, and only these show that a page is missing or misplaced",
)
def page_numbers_not_consecutive(proof: Proof) -> Iterator[Problem]:
    """The pages are not numbered 1, 2, 3, or a viewer shows numbers that differ from those on the pages.

    A court cites a paper by its page numbers, and these also show if a page is missing or misplaced.
    """
    for page in proof.pages:
        for number, place in _shown_numbers(page):
            if number != str(page.number):
                yield Problem((), f"page {page.number} of the file is numbered `{number}` {place}", page=page.number)


def _shown_numbers(page: ProofPage) -> Iterator[tuple[str, str]]:
    """Yield the numbers of *page* that readers see, each with the words for its place in a message."""
    if page.page_number is not None:
        yield str(page.page_number), "in its margins"
    if page.label:
        yield page.label, "by viewers"


COLUMN_ROUNDING = 8.0
"""Tolerance for the position of a footer line in its column, in points, because page numbers differ in width."""


@rule(
    "PRF028",
    cite="this program",
    basis="program",
    fix="restore the footer in the template: the court's record says what each column contains",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def footer_out_of_its_columns(proof: Proof) -> Iterator[Problem]:
    """A line of the footer is not in a column of the court's record, or not below the text.

    Each line of the footer must be in a column to which the record assigns text: at the left margin, in the middle, or
    in the right half.
    """
    if proof.page_rules is None:
        return
    for page in proof.pages:
        for fact in _misplaced_lines(page, footer_lines(page, proof), proof.page_rules):
            yield Problem((), fact, page=page.number)


def _misplaced_lines(page: ProofPage, lines: Sequence[ProofLine], rules: CourtPageRules) -> Iterator[str]:
    for line in lines:
        if not any(tokens and _is_in_column(line, side, page, rules) for side, tokens in enumerate(rules.columns)):
            yield f"`{line.text}` is not in a column of the footer in the court's record"
        if any(text.baseline > line.baseline for text in page.lines):
            yield f"`{line.text}` is not below the text"


def _is_in_column(line: ProofLine, side: int, page: ProofPage, rules: CourtPageRules) -> bool:
    """Whether *line* is in the column *side*: 0 is the left, 1 the middle, 2 the right."""
    left_edge = rules.left * INCH
    right_edge = page.width - rules.right * INCH
    middle = (left_edge + right_edge) / 2
    if side == 0:
        return abs(line.left - left_edge) < COLUMN_ROUNDING
    if side == 1:
        return abs((line.left + line.right) / 2 - middle) < COLUMN_ROUNDING
    return line.left > middle


MIN_LENGTH = 72.0
"""The minimum length of a stroke that counts as a rule in the footer, in points."""

TEXT_AREA_MARGIN = 6.0
"""A stroke within this many points below the text area is a table's border or dots, not the footer's rule."""


@rule(
    "PRF030",
    cite="this program",
    basis="program",
    fix="restore the footer's rule in the template: the court's record says whether the footer has a rule",
    no_waiver="the program sets the page from the court's record, so a difference is a fault in a template or in the "
    "program; if the record is wrong, correct it in the firm's own record of the court",
)
def footer_without_its_rule(proof: Proof) -> Iterator[Problem]:
    """The footer lacks its rule between page number and title, or has a rule that the court's record does not have.

    Any long rule at the bottom of the page counts, unless it is so close to the text that it may be the end of a table.
    """
    if proof.page_rules is None:
        return
    for page in proof.pages:
        text_area_end = proof.page_setup.top + proof.page_setup.lines * proof.page_setup.pitch
        long_strokes = [stroke for stroke in page.strokes if stroke.right - stroke.left > MIN_LENGTH]
        has_rule = any(stroke.top > text_area_end + TEXT_AREA_MARGIN for stroke in long_strokes)
        if has_rule is not proof.page_rules.page_rule:
            fault = "has a rule, but the court's record allows none" if has_rule else "has no rule"
            yield Problem((), f"the footer {fault}", page=page.number)
