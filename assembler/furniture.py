"""Furniture of the paper: line numbers, rules, footers and the mark of a draft, set once for all pages.

They are pages of their own, in the paper's own font, and stand in the finished file as form objects that every page
names. Page numbers are put together from ten more, one a digit.
"""

from collections.abc import Mapping, Sequence
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
class Furniture:
    """Pages to stamp: the paper itself, then footers that end in a page number (by its count of digits), then digits.

    *numbers* has the places in points where page numbers start, by their count of digits; *advance* is a digit's width.
    """

    pdf: bytes
    numbers: Mapping[int, tuple[tuple[float, float], ...]]
    advance: float


@lru_cache(maxsize=32)
def furniture(paper: Paper, footer: Footer, family: str, count: int, *, draft: bool) -> Furniture:
    """Return the furniture for a paper whose last page's number has *count* digits, set in *family*."""
    lengths = range(1, count + 1) if any(line.page for line in _lines(footer)) else ()
    papers = [_paper(paper, footer, draft=draft), *(_footers(paper, footer, length) for length in lengths)]
    papers += [f'<section><div class="digit"><span id="d">{digit}</span></div></section>' for digit in range(10)]
    html = f'<html lang="en"><title>paper</title><style>{_style(paper, footer, family)}</style>{"".join(papers)}</html>'
    document = fonts.engine().HTML(string=html, url_fetcher=fonts.refusal()).render()
    left, _, right, _ = document.pages[-1].anchors["d"]
    numbers = {length: _starts(document.pages[length].anchors) for length in lengths}
    return Furniture(document.write_pdf(), numbers, (right - left) * POINTS)


def _starts(anchors: Mapping[str, Box]) -> tuple[tuple[float, float], ...]:
    """Return where page numbers start on one page, points."""
    return tuple((left * POINTS, top * POINTS) for name, (left, top, _, _) in anchors.items() if name.startswith("n"))


def _lines(footer: Footer) -> tuple[FooterLine, ...]:
    return (*footer.left, *footer.center, *footer.right)


def _paper(paper: Paper, footer: Footer, *, draft: bool) -> str:
    """Return the page that is the same beneath all pages: mark of a draft, rules, numbers, constant lines of the footer."""
    numbers = "\n".join(str(number) for number in range(1, paper.lines + 1)) if paper.numbered else ""
    mark = '<div class="draft">DRAFT</div>' if draft else ""
    return f'<section>{mark}{_rules(paper)}<div class="numbers">{numbers}</div>{_footer(paper, footer, 0)}</section>'


def _footers(paper: Paper, footer: Footer, length: int) -> str:
    """Return the page with those lines of the footer that end in a page number of *length* digits."""
    return f"<section>{_footer(paper, footer, length)}</section>"


def _rules(paper: Paper) -> str:
    """Return the upright rules of the paper."""
    wide = {"double": "border-left: .75pt solid; width: 2pt; ", "single": "", "none": "display: none; "}
    left = f'<div class="rule" style="{wide[paper.rule_left]}left: {paper.left - 9.5}pt"></div>'
    right = f'<div class="rule" style="{wide[paper.rule_right]}left: {paper.width - paper.right + 6}pt"></div>'
    return left + right


def _footer(paper: Paper, footer: Footer, length: int) -> str:
    """Return the three columns; lines that are not of this page keep their room and are not drawn."""
    columns = ((name, getattr(footer, name)) for name in ("left", "center", "right"))
    drawn = (f'<div class="column {name}">{_column(name, lines, length)}</div>' for name, lines in columns if lines)
    return f'<div class="footer">{"".join(drawn)}</div>'


def _column(name: str, lines: Sequence[FooterLine], length: int) -> str:
    rows = [_line(f"n{name}{row}", line, length) for row, line in enumerate(lines)]
    if _ruled(name, lines) and length == 0:
        rows[1] = f'<div class="under">{rows[1]}</div>'
    return "".join(rows)


def _ruled(name: str, lines: Sequence[FooterLine]) -> bool:
    """Say whether a bare page number stands over the title: then a printed line divides them (Cal. Rules of Court, 2.110)."""
    return name == "center" and len(lines) > 1 and lines[0] == FooterLine("", page=True)


def _line(name: str, line: FooterLine, length: int) -> str:
    """Return one line; a page number leaves room for *length* digits, and *name* marks where they start."""
    hidden = "" if line.page == bool(length) else ' class="hidden"'
    number = f'<span class="hidden" id="{name}">{"0" * length}</span>' if line.page else ""
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
    size, top = paper.footer_size, _top(paper, footer)
    return f"""
@page {{ size: {paper.width}pt {paper.height}pt; margin: 0 }}
html {{ font: {paper.size}pt/{paper.pitch}pt '{family}' }} body {{ margin: 0 }}
section {{ break-after: page; position: relative; height: {paper.height}pt }}
.numbers {{ position: absolute; top: {paper.top - grid.RAISED}pt; left: 0; width: {paper.left - NUMBERS_GAP}pt; text-align: right; white-space: pre }}
.rule {{ position: absolute; top: 0; height: {paper.height}pt; border-right: .75pt solid }}
.digit {{ font-size: {size}pt; line-height: {size * LEADING}pt }}
.footer {{ position: absolute; top: {top}pt; left: {paper.left}pt; right: {paper.right}pt; font-size: {size}pt; line-height: {size * LEADING}pt }}
.column div {{ min-height: {size * LEADING}pt }}
.column {{ position: absolute; white-space: pre-wrap; max-width: {_side(footer)}% }} .left {{ left: 0 }} .right {{ right: 0 }}
.center {{ left: 0; right: 0; max-width: none; text-align: center }} .under {{ border-top: .5pt solid }} .hidden {{ visibility: hidden }}
.draft {{ position: absolute; top: 280pt; width: {paper.width}pt; text-align: center; font-size: 150pt; line-height: 1; color: #e6e6e6; transform: rotate(-52deg) }}
"""
