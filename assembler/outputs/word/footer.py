"""Writes the footer: three columns, with the page number as a field."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

from docx.document import Document

from assembler.outputs.word.xml import element, field, twips, words
from assembler.plan.plan import Footer, FooterLine, Metadata, PageSetup

RULE = {"val": "single", "sz": 4, "space": 0, "color": "auto"}

LETTER = 0.56
"""The assumed width of a letter as a multiple of its size, a little above average, so that no line has to be broken."""


def add_footer(document: Document, footer: Footer, page: PageSetup) -> None:
    """Put *footer* on each page of *document*; the first page may have no number."""
    section = document.sections[0]
    if not footer.lines:
        return
    section.different_first_page_header_footer = not footer.first_page
    _fill_footer(section.footer, footer, page, number=True)
    if not footer.first_page:
        _fill_footer(section.first_page_footer, footer, page, number=False)


def add_marks(document: Document, metadata: Metadata) -> None:
    """Print the marks of *metadata* at the top of each page of *document*, one per line, a draft's mark in bold."""
    marks = metadata.marks
    if not marks:
        return

    def bold(mark: str) -> list[Any]:
        return [] if mark == metadata.specimen else [element("b")]

    section = document.sections[0]
    headers = [section.header, *([section.first_page_header] if section.different_first_page_header_footer else [])]
    for header in headers:
        header.is_linked_to_previous = False
        root = header.part.element  # the default header is cleared: this document lacks its style
        for child in list(root):
            root.remove(child)
        properties = element("pPr", element("pStyle", val="Header"), element("jc", val="center"))
        root.extend(element("p", deepcopy(properties), words(mark, *bold(mark))) for mark in marks)


def _fill_footer(page_footer: Any, footer: Footer, page: PageSetup, *, number: bool) -> None:
    page_footer.is_linked_to_previous = False
    body = page_footer.part.element  # raw XML: python-docx cannot make a table without a style
    for child in list(body):
        body.remove(child)
    columns = [(footer.left, "left"), (footer.center, "center"), (footer.right, "right")]
    if not footer.center or not (footer.left or footer.right):
        columns = [column for column in columns if column[0]]
    room = page.width - page.left - page.right
    widths = _widths(columns, room, page.footer_size)
    cells = [
        _cell(lines, "left" if len(lines) > 1 and align == "right" else align, width, number=number, rule=footer.rule)
        for (lines, align), width in zip(columns, widths, strict=True)
    ]
    rule_above = footer.rule and not any(_row_below_number(lines) for lines, _ in columns)
    borders = [element("tblBorders", element("top", **RULE))] if rule_above else []
    margins = element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("left", "right")))
    table_width = element("tblW", w=twips(room), type="dxa")
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    properties = element("tblPr", table_width, *borders, element("tblLayout", type="fixed"), margins)
    body.append(element("tbl", properties, grid, element("tr", *cells)))
    body.append(element("p", element("pPr", element("pStyle", val="Footer"))))


def _widths(columns: Sequence[tuple[Sequence[FooterLine], str]], room: float, size: float) -> list[float]:
    """Return the widths of *columns* in points, which together are *room* points.

    A right column of several lines is only as wide as its longest line at *size* points, because its lines are aligned
    at the left, as in the PDF.
    """
    equal = room / len(columns)
    lines, align = columns[-1]
    if align != "right" or len(lines) <= 1 or len(columns) == 1:
        return [equal] * len(columns)
    last_width = min(equal, max(LETTER * size * len(line.text) for line in lines))
    other_widths = [equal] * (len(columns) - 2)
    return [*other_widths, room - sum(other_widths) - last_width, last_width]


def _row_below_number(lines: Sequence[FooterLine]) -> int:
    """Return the index of the line below the page number in *lines*; 0 if there is none."""
    return next((row for row, (above, below) in enumerate(pairwise(lines), 1) if above.page and not below.page), 0)


def _cell(lines: Sequence[FooterLine], align: str, width: float, *, number: bool, rule: bool) -> Any:
    """Return a column; with *rule*, it has a rule between the page number and the line below (Cal. R. Ct. 2.110)."""
    rule_row = _row_below_number(lines) if rule else 0
    paragraphs = [
        element(
            "p",
            element(
                "pPr",
                element("pStyle", val="Footer"),
                *([element("pBdr", element("top", **RULE))] if rule_row and row == rule_row else []),
                element("jc", val=align),
            ),
            *_runs(line, number=number),
        )
        for row, line in enumerate(lines)
    ] or [element("p", element("pPr", element("pStyle", val="Footer")))]
    return element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa")), *paragraphs)


def _runs(line: FooterLine, *, number: bool) -> Iterator[Any]:
    if (line.page or line.of) and not number:
        if line.bare:
            yield words(line.bare)
        return
    if line.text:
        yield words(line.text)
    if line.page:
        yield from field("PAGE", "1")
    if line.of:
        yield words(" of ")
        yield from field("NUMPAGES", "1")
