"""Typesets the running elements once for all pages: line numbers, rules, footers and the mark of a draft.

The running elements are a separate PDF, in the paper's font. The first page of this PDF becomes a form object that
every page of the finished file uses. The second page, with the footer lines that end in a page number, and the third,
with the lines that replace these on a page without a number, become form objects too. The last page has the ten digits,
from which page numbers are composed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise
from math import ceil
from typing import Literal, NamedTuple

from assembler.outputs.pdf.paginate.boxes import boxes
from assembler.outputs.pdf.paginate.engine_warnings import record_warnings
from assembler.outputs.pdf.paginate.typeset import parsed_html, render, write
from assembler.plan import line_grid as grid
from assembler.plan.plan import Box, Footer, FooterLine, PageSetup

Kind = Literal["plain", "numbered", "bare"]
"""The kinds of footer lines: without a page number, ending in a page number, and with the number left out."""


class Room(NamedTuple):
    """The room reserved for a page number: a zero for each of its digits, and the text that may follow the number."""

    digits: str
    suffix: str


CAPITAL_WIDTH = 0.7
"""The average width of a capital letter, as a fraction of the type size."""

SMALL_WIDTH = 0.45
"""The average width of any other character, as a fraction of the type size."""

LINE_HEIGHT = 1.2
"""The height of a footer line, as a multiple of the type size."""

FOOTER_TOP = 12.0
"""The maximum distance in points between the last line and the footer on numbered paper."""

SPECIMEN_TOP = 24.0
"""The distance in points from the top of the page to the line that marks a specimen."""

MAX_RIGHT_WIDTH = 38
"""The maximum width of the footer's right column, in percent of the text's width."""

NUMBERS_GAP = 18.0
"""The distance in points between the line numbers and the text; the page's vertical rules are in this space."""


@dataclass(frozen=True)
class NumberPosition:
    """The position of a page number, in points from the upper left corner: its start or, if *centered*, its middle.

    *y* is the top of its line; *of* says whether the total number of pages follows.
    """

    x: float
    y: float
    centered: bool
    of: bool


@dataclass(frozen=True)
class RunningElements:
    """A PDF of four pages, and the positions of page numbers.

    The pages contain, in order, the elements behind every page's text, the lines that end in a page number, the lines
    that replace these on a page without a number, and the digits. *size* is the footer's type size, *advance* the width
    of a digit, and *width_after_number* the width of the text after the number, in points. *first_page* says whether
    the first page has a number; *warnings* are the engine's warnings.
    """

    pdf: bytes
    positions: tuple[NumberPosition, ...]
    size: float
    advance: float
    width_after_number: float
    first_page: bool
    warnings: tuple[str, ...]


@lru_cache(maxsize=32)
def running_elements(
    paper: PageSetup,
    footer: Footer,
    family: str,
    *,
    digit_count: int,
    draft: bool,
    suffix: str = "",
    specimen: str = "",
) -> RunningElements:
    """Return the running elements, in *family*, for a paper whose last page number has *digit_count* digits.

    *suffix*, such as " of 12", follows the page number in lines that give the total number of pages. *specimen* is the
    line at the top of each page of a specimen.
    """
    room = Room("0" * digit_count, escape(suffix))
    body = _paper(paper, footer, room, specimen, draft=draft)
    body += f"<section>{_footer(footer, room, 'numbered')}</section>"
    body += f"<section>{_footer(footer, room, 'bare')}</section>"
    body += _digits(suffix)
    html = f'<html lang="en"><title>paper</title><style>{_style(paper, footer, family)}</style>{body}</html>'
    with record_warnings() as warnings:
        document = render(parsed_html(html))
        pdf = write(document)
    paper_boxes, _, _, digit_boxes = map(boxes, document.pages)
    return RunningElements(
        pdf,
        positions=tuple(_positions(paper_boxes, footer)),
        size=paper.footer_size,
        advance=_width(digit_boxes.get("digits")) / 10,
        width_after_number=_width(digit_boxes.get("behind")),
        first_page=footer.first_page,
        warnings=tuple(warnings),
    )


def _digits(suffix: str) -> str:
    """Return the page with the digits and the *suffix* of page numbers on one line.

    The page also has hidden copies of both, to be measured.
    """
    measured_text = f'<span id="digits">0123456789</span><span id="behind">{escape(suffix)}</span>'
    drawn_text = f"<div>0123456789{escape(suffix)}</div>"
    return f'<section class="digits">{drawn_text}<div class="hidden">{measured_text}</div></section>'


def _width(box: Box | None) -> float:
    return box.right - box.left if box else 0.0


def _positions(rooms: Mapping[str, Box], footer: Footer) -> Iterator[NumberPosition]:
    """Yield the position of each page number, given the *rooms* reserved for page numbers."""
    for name, (left, top, right, _) in rooms.items():
        column, _, row = name.partition("-")
        line: FooterLine = getattr(footer, column)[int(row)]
        is_centered = column == "center" and not line.text
        yield NumberPosition((left + right) / 2 if is_centered else left, top, is_centered, line.of)


def _paper(paper: PageSetup, footer: Footer, room: Room, specimen: str, *, draft: bool) -> str:
    """Return the elements behind each page's text: marks, rules, line numbers, and a footer with *room* for numbers."""
    numbers = "\n".join(str(number) for number in range(1, paper.lines + 1)) if paper.numbered else ""
    marks = ""
    if draft:
        marks += '<div class="draft">DRAFT</div>'
    if specimen:
        marks += f'<div class="specimen">{escape(specimen)}</div>'
    foot = _footer(footer, room, "plain")
    return f'<section>{marks}{_rules(paper)}<div class="numbers">{numbers}</div>{foot}</section>'


def _rules(paper: PageSetup) -> str:
    """Return the page's vertical rules."""
    styles = {"double": "border-left: .75pt solid; width: 2pt; ", "single": "", "none": "display: none; "}
    left_rule = f'<div class="rule" style="{styles[paper.rule_left]}left: {paper.left - 9.5}pt"></div>'
    right_rule = f'<div class="rule" style="{styles[paper.rule_right]}left: {paper.width - paper.right + 6}pt"></div>'
    return left_rule + right_rule


def _footer(footer: Footer, room: Room, kind: Kind) -> str:
    """Return the columns of the footer, in which only the lines of this *kind* are visible."""
    columns = [(name, getattr(footer, name)) for name in ("left", "center", "right")]
    divided_columns = [name for name, lines in columns if _is_divided(lines)]
    has_rule = footer.rule and kind == "plain"
    divs: list[str] = []
    for name, lines in columns:
        if lines:
            column = _column(name, lines, room, kind, rule=has_rule and name in divided_columns)
            divs.append(f'<div class="column {name}">{column}</div>')
    classes = "footer over" if has_rule and not divided_columns else "footer"
    return f'<div class="{classes}">{"".join(divs)}</div>'


def _is_divided(lines: Sequence[FooterLine]) -> bool:
    """Whether a footer column has a line below the line with the page number."""
    return any(above.page and not below.page for above, below in pairwise(lines))


def _column(name: str, lines: Sequence[FooterLine], room: Room, kind: Kind, *, rule: bool) -> str:
    """Return a footer column; with *rule*, a rule is printed below the page number (Cal. R. Ct. 2.110)."""
    rows = [_line(f"{name}-{index}", line, room, kind) for index, line in enumerate(lines)]
    if rule:
        line_pairs = enumerate(pairwise(lines), 1)
        ruled_index = next(index for index, (above, below) in line_pairs if above.page and not below.page)
        rows[ruled_index] = f'<div class="under">{rows[ruled_index]}</div>'
    return "".join(rows)


def _line(name: str, line: FooterLine, room: Room, kind: Kind) -> str:
    """Return a footer line, hidden unless it is of *kind*; *name* is the id of the *room* for a page number."""
    if kind == "bare" and line.page:
        return f"<div>{escape(line.bare)}</div>"
    is_drawn = line.page == (kind != "plain")
    content = escape(line.text)
    if line.page:
        id_attribute = "" if is_drawn else f' id="{name}"'
        content += f'<span class="hidden"{id_attribute}>{room.digits}{room.suffix if line.of else ""}</span>'
    return f"<div>{content}</div>" if is_drawn else f'<div class="hidden">{content}</div>'


def _footer_top(paper: PageSetup, footer: Footer) -> float:
    """Return the top of the footer in points: in the middle of the margin or, on numbered paper, near the text."""
    margin = paper.height - paper.top - paper.lines * paper.pitch
    row_count = max(_row_count(column, width / paper.footer_size) for column, width in _columns(paper, footer))
    space_above = (margin - row_count * paper.footer_size * LINE_HEIGHT) / 2
    if paper.numbered:
        space_above = min(FOOTER_TOP, space_above)
    return paper.height - margin + space_above


def _columns(paper: PageSetup, footer: Footer) -> Iterator[tuple[Sequence[FooterLine], float]]:
    """Yield the columns of the footer, each with its maximum width in points."""
    width = paper.width - paper.left - paper.right
    yield footer.left, width * _side_width(footer) / 100
    yield footer.center, width
    yield footer.right, width * min(_side_width(footer), MAX_RIGHT_WIDTH) / 100


def _row_count(lines: Sequence[FooterLine], width: float) -> int:
    """Estimate how many rows the footer's *lines* take in a column of *width*, a multiple of the type size."""
    row_count = 0
    for line in lines:
        line_width = sum(CAPITAL_WIDTH if letter.isupper() else SMALL_WIDTH for letter in line.text)
        row_count += max(1, ceil(line_width / width))
    return row_count


def _side_width(footer: Footer) -> int:
    """Return the maximum width of the left column in percent; a longer title takes a second line.

    The right column has the same maximum, but never more than `MAX_RIGHT_WIDTH`.
    """
    if not footer.center:
        return 60
    return 44 if all(line.page and not line.text for line in footer.center) else 32


def _style(paper: PageSetup, footer: Footer, family: str) -> str:
    """Return the style sheet of the running elements, with lengths in points."""
    size = paper.footer_size
    line = size * LINE_HEIGHT
    return f"""
@page {{ size: {paper.width}pt {paper.height}pt; margin: 0 }}
html {{ font: {paper.size}pt/{paper.pitch}pt '{family}' }}
body {{ margin: 0 }}
section {{ break-after: page; position: relative; height: {paper.height}pt }}
.numbers {{
  position: absolute; top: {paper.top - grid.TEXT_RISE}pt; left: 0; width: {paper.left - NUMBERS_GAP}pt;
  text-align: right; white-space: pre }}
.rule {{ position: absolute; top: 0; height: {paper.height}pt; border-right: .75pt solid }}
.digits {{ font-size: {size}pt; line-height: {line}pt }}
.footer {{
  position: absolute; top: {_footer_top(paper, footer)}pt; left: {paper.left}pt; right: {paper.right}pt;
  font-size: {size}pt; line-height: {line}pt }}
.column {{ position: absolute; white-space: pre-wrap; max-width: {_side_width(footer)}% }}
.column div {{ min-height: {line}pt }}
.left {{ left: 0 }}
.right {{ right: 0; max-width: {min(_side_width(footer), MAX_RIGHT_WIDTH)}% }}
.center {{ left: 0; right: 0; max-width: none; text-align: center }}
.under, .over {{ border-top: .5pt solid }}
.hidden {{ visibility: hidden }}
.specimen {{
  position: absolute; top: {SPECIMEN_TOP}pt; width: {paper.width}pt; text-align: center; font-size: {size}pt;
  line-height: {line}pt }}
.draft {{
  position: absolute; top: 280pt; width: {paper.width}pt; text-align: center; font-size: 150pt; line-height: 1;
  color: #e6e6e6; transform: rotate(-52deg) }}
"""
