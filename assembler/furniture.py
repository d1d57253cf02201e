"""Furniture of the paper: line numbers, rules, footers and the mark of a draft, set once for all pages.

It is pages of its own, in the paper's own font: the first, and the lines of the footer that end in a page number, stand
in the finished file as form objects that every page names. The last holds the ten digits, of which page numbers are put
together.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from assembler import fonts, grid
from assembler.plan.parts import Footer, FooterLine, Paper

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the upper left corner of the page."""

POINTS = 0.75
"""Points in a CSS pixel."""
LEADING = 1.2
"""Height of a line of the footer, in its type's size."""
FOOTER_TOP = 12.0
"""Space in points between the last line and the footer of numbered paper."""
NUMBERS_GAP = 18.0
"""Space in points between the line numbers and the text; the rules of the paper stand in it."""


@dataclass(frozen=True)
class Spot:
    """Where a page number stands, points from the upper left corner: its start, or where it is *centered* its middle.

    *y* is the top of its line.
    """

    x: float
    y: float
    centered: bool


@dataclass(frozen=True)
class Furniture:
    """A PDF of three pages: the paper, the lines that end in a page number, the digits; and where page numbers stand.

    *size* and *advance* are the size of the footer's type and the width of a digit, points.
    """

    pdf: bytes
    spots: tuple[Spot, ...]
    size: float
    advance: float


@lru_cache(maxsize=32)
def furniture(paper: Paper, footer: Footer, family: str, count: int, *, draft: bool) -> Furniture:
    """Return the furniture for a paper whose last page's number has *count* digits, set in *family*."""
    digits = '<section class="digits"><span id="digits">0123456789</span></section>'
    numbered = f"<section>{_footer(footer, count, numbered=True)}</section>"
    body = f"{_paper(paper, footer, count, draft=draft)}{numbered}{digits}"
    html = f'<html lang="en"><title>paper</title><style>{_style(paper, footer, family)}</style>{body}</html>'
    document = fonts.engine().HTML(string=html, url_fetcher=fonts.refusal()).render()
    under, _, last = (page.anchors for page in document.pages)
    left, _, right, _ = last["digits"]
    spots = tuple(_spots(under, footer))
    return Furniture(document.write_pdf(), spots, paper.footer_size, (right - left) * POINTS / 10)


def _spots(anchors: Mapping[str, Box], footer: Footer) -> Iterator[Spot]:
    """Yield where page numbers stand, as the room that was left for them says."""
    for name, (left, top, right, _) in anchors.items():
        column, _, row = name.partition("-")
        centered = column == "center" and not footer.center[int(row)].text
        yield Spot((left + right) / 2 * POINTS if centered else left * POINTS, top * POINTS, centered)


def _paper(paper: Paper, footer: Footer, count: int, *, draft: bool) -> str:
    """Return the page beneath all pages: mark of a draft, rules, numbers, footer with room for *count* digits."""
    numbers = "\n".join(str(number) for number in range(1, paper.lines + 1)) if paper.numbered else ""
    mark = '<div class="draft">DRAFT</div>' if draft else ""
    foot = _footer(footer, count, numbered=False)
    return f'<section>{mark}{_rules(paper)}<div class="numbers">{numbers}</div>{foot}</section>'


def _rules(paper: Paper) -> str:
    """Return the upright rules of the paper."""
    wide = {"double": "border-left: .75pt solid; width: 2pt; ", "single": "", "none": "display: none; "}
    left = f'<div class="rule" style="{wide[paper.rule_left]}left: {paper.left - 9.5}pt"></div>'
    right = f'<div class="rule" style="{wide[paper.rule_right]}left: {paper.width - paper.right + 6}pt"></div>'
    return left + right


def _footer(footer: Footer, count: int, *, numbered: bool) -> str:
    """Return the three columns of the footer: the lines that end in a page number, or else the others, drawn."""
    columns = ((name, getattr(footer, name)) for name in ("left", "center", "right"))
    drawn = (
        f'<div class="column {name}">{_column(name, lines, count, numbered=numbered)}</div>'
        for name, lines in columns
        if lines
    )
    return f'<div class="footer">{"".join(drawn)}</div>'


def _column(name: str, lines: Sequence[FooterLine], count: int, *, numbered: bool) -> str:
    rows = [_line(f"{name}-{row}", line, count, drawn=line.page == numbered) for row, line in enumerate(lines)]
    if _ruled(name, lines) and not numbered:
        rows[1] = f'<div class="under">{rows[1]}</div>'
    return "".join(rows)


def _ruled(name: str, lines: Sequence[FooterLine]) -> bool:
    """Say whether a bare page number stands over the title; a printed line divides them then (Cal. R. Ct. 2.110)."""
    return name == "center" and len(lines) > 1 and lines[0] == FooterLine("", page=True)


def _line(name: str, line: FooterLine, count: int, *, drawn: bool) -> str:
    """Return one line, *drawn* or not; a page number has room for *count* digits, which *name* marks."""
    mark, hidden = ("", "") if drawn else (f' id="{name}"', ' class="hidden"')
    number = f'<span class="hidden"{mark}>{"0" * count}</span>' if line.page else ""
    return f"<div{hidden}>{escape(line.text)}{number}</div>"


def _top(paper: Paper, footer: Footer) -> float:
    """Return where the footer begins, points: under the text on numbered paper, else in the middle of the margin."""
    margin = paper.height - paper.top - paper.lines * paper.pitch
    rows = max(len(footer.left), len(footer.center), len(footer.right))
    middle = (margin - rows * paper.footer_size * LEADING) / 2
    return paper.height - margin + (min(FOOTER_TOP, middle) if paper.numbered else middle)


def _side(footer: Footer) -> int:
    """Return how wide the left and the right column may grow, in percent: a long title takes a second line."""
    if not footer.center:
        return 60
    return 44 if all(line.page and not line.text for line in footer.center) else 32


def _style(paper: Paper, footer: Footer, family: str) -> str:
    """Return the style sheet of the furniture; lengths in points."""
    size, line = paper.footer_size, paper.footer_size * LEADING
    return f"""
@page {{ size: {paper.width}pt {paper.height}pt; margin: 0 }}
html {{ font: {paper.size}pt/{paper.pitch}pt '{family}' }}
body {{ margin: 0 }}
section {{ break-after: page; position: relative; height: {paper.height}pt }}
.numbers {{
  position: absolute; top: {paper.top - grid.RAISED}pt; left: 0; width: {paper.left - NUMBERS_GAP}pt;
  text-align: right; white-space: pre }}
.rule {{ position: absolute; top: 0; height: {paper.height}pt; border-right: .75pt solid }}
.digits {{ font-size: {size}pt; line-height: {line}pt }}
.footer {{
  position: absolute; top: {_top(paper, footer)}pt; left: {paper.left}pt; right: {paper.right}pt;
  font-size: {size}pt; line-height: {line}pt }}
.column {{ position: absolute; white-space: pre-wrap; max-width: {_side(footer)}% }}
.column div {{ min-height: {line}pt }}
.left {{ left: 0 }}
.right {{ right: 0; max-width: {min(_side(footer), 38)}% }}
.center {{ left: 0; right: 0; max-width: none; text-align: center }}
.under {{ border-top: .5pt solid }}
.hidden {{ visibility: hidden }}
.draft {{
  position: absolute; top: 280pt; width: {paper.width}pt; text-align: center; font-size: 150pt; line-height: 1;
  color: #e6e6e6; transform: rotate(-52deg) }}
"""
