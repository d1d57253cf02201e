"""The footer: three columns, with the page number as a field."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document

from assembler.plan.plan import Footer, FooterLine, PageSetup
from assembler.word.xml import element, field, twips, words


def add_footer(document: Document, footer: Footer, page: PageSetup) -> None:
    """Put *footer* on each page of *document*; the first page may have no number."""
    section = document.sections[0]
    if not footer.lines:
        return
    section.different_first_page_header_footer = not footer.first_page
    _fill(section.footer, footer, page, number=True)
    if not footer.first_page:
        _fill(section.first_page_footer, footer, page, number=False)


def add_marks(document: Document, marks: Sequence[str]) -> None:
    """Print *marks*, each on a line, at the top of each page of *document*."""
    if not marks:
        return
    section = document.sections[0]
    headers = [section.header, *([section.first_page_header] if section.different_first_page_header_footer else [])]
    for header in headers:
        header.is_linked_to_previous = False
        root = header._element  # noqa: SLF001 - a header's own paragraph has a style that this document lacks
        for child in list(root):
            root.remove(child)
        properties = element("pPr", element("pStyle", val="Header"), element("jc", val="center"))
        root.extend(element("p", deepcopy(properties), words(mark, element("b"))) for mark in marks)


def _fill(part: Any, footer: Footer, page: PageSetup, *, number: bool) -> None:
    part.is_linked_to_previous = False
    body = part._element  # noqa: SLF001 - python-docx cannot make a table without a style
    for child in list(body):
        body.remove(child)
    columns = [(footer.left, "left"), (footer.center, "center"), (footer.right, "right")]
    if not footer.center:
        columns = [column for column in columns if column[0]]
    width = (page.width - page.left - page.right) / len(columns)
    cells = [_cell(lines, align, width, number=number) for lines, align in columns]
    edge = [element("tblBorders", element("top", val="single", sz=4, space=0, color="auto"))] if footer.rule else []
    whole = element("tblW", w=twips(len(columns) * width), type="dxa")
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for _ in columns))
    body.append(
        element("tbl", element("tblPr", whole, *edge, element("tblLayout", type="fixed")), grid, element("tr", *cells))
    )
    body.append(element("p", element("pPr", element("pStyle", val="Footer"))))


def _cell(lines: Sequence[FooterLine], align: str, width: float, *, number: bool) -> Any:
    paragraphs = [
        element(
            "p", element("pPr", element("pStyle", val="Footer"), element("jc", val=align)), *_runs(line, number=number)
        )
        for line in lines
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
