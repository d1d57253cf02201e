"""Writes a table in the text: columns as wide as their words need, and rows that fill whole lines of the grid."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from docx.oxml.ns import qn

from assembler.outputs.word.layout_table import alternative_text
from assembler.outputs.word.text import Text, plain
from assembler.outputs.word.whole_lines import WIDTH_ERROR, line_count, space_above, space_below, text_width
from assembler.outputs.word.xml import element, twips
from assembler.plan.blocks import Cell, Table
from assembler.plan.line_grid import single
from assembler.plan.plan import PageSetup
from assembler.plan.units import INCH

CELL_MARGIN = 0.1 * INCH
"""The points between the text of a cell and its left and right edge, as in the PDF."""

RULE_WIDTH = 0.5
"""The width of a rule, in points, which is part of the height of a row."""

ROW_SLACK = 1.0
"""The points of a row that its text leaves free, for the rule below it."""

MIN_COLUMN_WIDTH = 0.5 * INCH
"""The minimum width of a column, in points."""


class CellWriter(Protocol):
    """The part of a document's writer that a table needs: the page, the text, and a function for paragraphs."""

    page: PageSetup
    text: Text

    def paragraph(self, style: str, *runs: Any) -> Any:
        """Return a paragraph of *style*."""


def text_table(block: Table, writer: CellWriter) -> Iterator[Any]:
    """Yield a table with a rule above its head and below each row, and an empty paragraph below the table.

    The head is repeated on each page. Without the paragraph, Word would join two tables that follow each other.
    """
    widths = _widths(block, writer)
    edges = ("top", "bottom", "insideH")
    rules = element("tblBorders", *(element(edge, val="single", sz=4, space=0, color="auto") for edge in edges))
    column_names = [plain(rich) for rich in block.head]
    head = ", ".join(name for name in column_names if name)
    properties = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("jc", val="center"),
        rules,
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=twips(CELL_MARGIN), type="dxa") for side in ("left", "right"))),
        *alternative_text("Table", f"A table with the columns {head}" if head else "A table"),
    )
    head_row = _row(block.head_cells, widths, writer, "b", rules=2)
    head_row.trPr.append(element("tblHeader"))
    rows = [head_row, *(_row(cells, widths, writer) for cells in block.row_cells)]
    for row in rows:
        row.trPr.extend(writer.text.changes.row_mark(block.change))
    grid = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    yield element("tbl", properties, grid, *rows)
    yield writer.paragraph("CaptionText")


def join_text_to_tables(body: Any) -> None:
    """Remove from *body* each empty paragraph between a table of the text and a paragraph."""
    for head in [*body.iter(qn("w:tblHeader"))]:
        line = next(head.iterancestors(qn("w:tbl"))).getnext()
        next_element = line.getnext()
        if next_element is not None and next_element.tag == qn("w:p"):
            line.getparent().remove(line)


def _widths(block: Table, writer: CellWriter) -> list[float]:
    """Return the widths of the columns: as wide as their longest cell, or narrower if there is no room."""
    page = writer.page
    room = page.width - page.left - page.right
    desired_widths = [MIN_COLUMN_WIDTH for _ in block.align]
    for row in (block.head_cells, *block.row_cells):
        column_index = 0
        for cell in row:
            if cell.span == 1:
                width = text_width(plain(cell.text), page, bold=row is block.head_cells)
                needed = (1 + WIDTH_ERROR) * width + 2 * CELL_MARGIN
                desired_widths[column_index] = max(desired_widths[column_index], needed)
            column_index += cell.span
    return desired_widths if sum(desired_widths) <= room else _shared_widths(desired_widths, room)


def _shared_widths(desired_widths: Sequence[float], room: float) -> list[float]:
    """Return widths that add up to *room*; a column that needs less than an equal share gets only what it needs."""
    equal_share = room / len(desired_widths)
    narrow_total = sum(width for width in desired_widths if width <= equal_share)
    wide_total = sum(desired_widths) - narrow_total
    return [width if width <= equal_share else (room - narrow_total) * width / wide_total for width in desired_widths]


def _row(cells: Sequence[Cell], widths: Sequence[float], writer: CellWriter, *looks: str, rules: int = 1) -> Any:
    """Return a row that, with its number of *rules*, is as high as a whole number of lines."""
    page = writer.page
    rooms: list[float] = []
    column_index = 0
    for cell in cells:
        rooms.append(sum(widths[column_index : column_index + cell.span]))
        column_index += cell.span
    counts = [
        line_count(plain(cell.text), room - 2 * CELL_MARGIN, page, bold=bool(looks))
        for cell, room in zip(cells, rooms, strict=True)
    ]
    lines = max(1, *counts)
    height = space_above(page) + lines * single(page) + space_below(lines, page) - rules * RULE_WIDTH
    table_cells = []
    for cell, room, count in zip(cells, rooms, counts, strict=True):
        paragraph = writer.paragraph("CaptionText", *writer.text.runs(cell.text, *looks))
        below = max(0.0, space_below(count, page) - ROW_SLACK)
        spacing = {"before": twips(space_above(page)), "after": twips(below), "line": twips(single(page))}
        paragraph.pPr.append(element("spacing", **spacing, lineRule="exact"))
        paragraph.pPr.append(element("jc", val=cell.side))
        cell_properties = element("tcPr", element("tcW", w=twips(room), type="dxa"))
        if cell.span > 1:
            cell_properties.append(element("gridSpan", val=cell.span))
        table_cells.append(element("tc", cell_properties, paragraph))
    properties = element("trPr", element("cantSplit"), element("trHeight", val=twips(height), hRule="atLeast"))
    return element("tr", properties, *table_cells)
