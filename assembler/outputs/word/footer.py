"""Writes the footer: three columns, with the page number as a field."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Any, NamedTuple

from docx.document import Document
from docx.shared import Pt

from assembler.outputs.word.changes import TrackedChanges, date_neighbors_apart
from assembler.outputs.word.whole_lines import line_count
from assembler.outputs.word.xml import element, field, twips, words
from assembler.plan.blocks import change_of_line, runs_of_line
from assembler.plan.line_grid import single
from assembler.plan.plan import Footer, FooterLine, PageSetup
from assembler.plan.units import INCH

RULE = {"val": "single", "sz": 4, "space": 0, "color": "auto"}
"""The attributes of a rule of half a point."""

LETTER_WIDTH = 0.56
"""The assumed width of a letter as a multiple of its size, a little above average, so that no line has to be broken."""


LAST_LINE = 1.0
"""The height of the empty line below the table, in points."""

GAP = 12.0
"""The points between the last line and the footer on numbered paper."""

MIN_GAP = 3.0
"""The minimum of points between the last line and the footer on any paper."""

MIN_EDGE_DISTANCE = 9.0
"""The minimum distance in points between the footer and the edge of the paper, if there is room."""


class FooterColumn(NamedTuple):
    """The lines of a column of the footer, and their alignment."""

    lines: Sequence[FooterLine]
    align: str


def add_footer(document: Document, footer: Footer, page: PageSetup, changes: TrackedChanges) -> None:
    """Put *footer* on each page of *document*; the first page may have no number."""
    section = document.sections[0]
    if not footer.lines:
        return
    section.different_first_page_header_footer = not footer.first_page
    height = _fill_footer(section.footer, footer, page, changes, with_page_number=True)
    if not footer.first_page:
        height = max(height, _fill_footer(section.first_page_footer, footer, page, changes, with_page_number=False))
    section.footer_distance = Pt(_distance(height, page))


def _fill_footer(
    page_footer: Any, footer: Footer, page: PageSetup, changes: TrackedChanges, *, with_page_number: bool
) -> float:
    """Write the footer, *with_page_number* or without, and return its height in points."""
    page_footer.is_linked_to_previous = False
    body = page_footer.part.element
    for child in list(body):
        body.remove(child)
    columns = [
        FooterColumn(footer.left, "left"),
        FooterColumn(footer.center, "center"),
        FooterColumn(footer.right, "right"),
    ]
    if not footer.center or not (footer.left or footer.right):
        columns = [column for column in columns if column.lines]
    room = page.width - page.left - page.right
    widths = _widths(columns, room, page.footer_size)
    cells: list[Any] = []
    for (lines, align), width in zip(columns, widths, strict=True):
        shown_lines = _shown_lines(lines, with_page_number=with_page_number)
        cells.append(_cell(lines, shown_lines, align, width, changes, rule=footer.rule))
    has_rule_above = footer.rule and not any(_row_below_number(column.lines) for column in columns)
    borders = [element("tblBorders", element("top", **RULE))] if has_rule_above else []
    margins = element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("left", "right")))
    table_width = element("tblW", w=twips(room), type="dxa")
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    properties = element("tblPr", table_width, *borders, element("tblLayout", type="fixed"), margins)
    body.append(element("tbl", properties, grid, element("tr", *cells)))
    end = element("spacing", line=twips(LAST_LINE), lineRule="exact")
    # Word requires a paragraph after a table at the end of a footer.
    body.append(element("p", element("pPr", element("pStyle", val="Footer"), end)))
    date_neighbors_apart(body)
    heights = [_height(column.lines, width, page) for column, width in zip(columns, widths, strict=True)]
    return max(heights) + LAST_LINE


def _height(lines: Sequence[FooterLine], width: float, page: PageSetup) -> float:
    """Return the height of a column of the footer in points, with room for page numbers."""
    rows = 0
    for line in lines:
        text = line.text
        if line.page:
            text += "0"
        if line.of:
            text += " of 00"
        rows += line_count(text, width, page, size=page.footer_size)
    return rows * single(page)


def _distance(height: float, page: PageSetup) -> float:
    """Return the space below a footer of *height*, so that it begins under the text and takes no line from it."""
    bottom = page.height - page.top - page.lines * page.pitch
    space_below = bottom - GAP - height if page.numbered else INCH / 2
    return max(0.0, min(max(space_below, MIN_EDGE_DISTANCE), bottom - MIN_GAP - height))


def _widths(columns: Sequence[FooterColumn], room: float, size: float) -> list[float]:
    """Return the widths of *columns* in points, which together are *room* points.

    A right column of several lines is only as wide as its longest line at *size* points, because its lines are aligned
    at the left, as in the PDF.
    """
    equal_width = room / len(columns)
    last_column = columns[-1]
    if last_column.align != "right" or len(last_column.lines) <= 1 or len(columns) == 1:
        return [equal_width for _ in columns]
    last_width = min(equal_width, max(LETTER_WIDTH * size * len(line.text) for line in last_column.lines))
    first_widths = [equal_width for _ in columns[:-2]]
    return [*first_widths, room - sum(first_widths) - last_width, last_width]


def _row_below_number(lines: Sequence[FooterLine]) -> int:
    """Return the index of the line below the page number in *lines*; 0 if there is none."""
    for row, (above, below) in enumerate(pairwise(lines), 1):
        if above.page and not below.page:
            return row
    return 0


def _shown_lines(lines: Sequence[FooterLine], *, with_page_number: bool) -> tuple[FooterLine, ...]:
    """Return *lines* as a page shows them.

    Unless *with_page_number*, a line with a page number shows only its other text.
    """
    if with_page_number:
        return tuple(lines)
    return tuple(FooterLine(line.bare) if line.page or line.of else line for line in lines)


def _cell(
    lines: Sequence[FooterLine],
    shown_lines: Sequence[FooterLine],
    align: str,
    width: float,
    changes: TrackedChanges,
    *,
    rule: bool,
) -> Any:
    """Return a column with *shown_lines*; with *rule*, a rule is below the page number (Cal. R. Ct. 2.110).

    *lines* are those of a page that shows its number. With a line that a marked copy inserts or deletes, the end of the
    line above it is inserted or deleted.
    """
    rule_row = _row_below_number(lines) if rule else 0
    if len(lines) > 1 and align == "right":
        align = "left"
    paragraphs: list[Any] = []
    for row, (line, next_line) in enumerate(zip_longest(shown_lines, shown_lines[1:])):
        properties = [element("pStyle", val="Footer")]
        if rule_row and row == rule_row:
            properties.append(element("pBdr", element("top", **RULE)))
        properties.append(element("jc", val=align))
        properties += changes.paragraph_end(change_of_line(next_line.text) if next_line else "")
        paragraphs.append(element("p", element("pPr", *properties), *_runs(line, changes)))
    if not paragraphs:
        paragraphs.append(element("p", element("pPr", element("pStyle", val="Footer"))))
    return element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa")), *paragraphs)


def _runs(line: FooterLine, changes: TrackedChanges) -> Iterator[Any]:
    if line.text:
        for run in runs_of_line(line.text):
            yield from changes.tracked(run.change, [words(run.text)])
    number: list[Any] = []
    if line.page:
        number += field("PAGE", "1")
    if line.of:
        number += [words(" of "), *field("NUMPAGES", "1")]
    yield from changes.tracked(change_of_line(line.text), number)
