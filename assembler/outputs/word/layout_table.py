"""Makes tables that lay out a page: columns of fixed width, with alternative text for screen readers."""

from collections.abc import Mapping, Sequence
from typing import Any

from assembler.outputs.word.xml import element, twips

COLUMN_AIR = 5.4
"""The points between a column and the column to its left; the first column begins where the text does."""


def layout_table(
    cells: Sequence[Any],
    widths: Sequence[float],
    title: str,
    description: str,
    *,
    height: float = 0,
    boxed: bool = False,
    second_row: Sequence[Any] = (),
) -> Any:
    """Return a table of one or two rows, with columns of fixed *widths* in points.

    The first row is at least *height* points high. *title* and *description* are the table's alternative text; *boxed*
    draws a border around every cell.
    """
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = element("tblBorders", *(element(side, val="single" if boxed else "nil", sz=6, space=0) for side in sides))
    margins: list[Any] = []
    if not boxed:
        margins = [element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa"))]
        for later_cell in cells[1:]:
            later_cell.tcPr.append(element("tcMar", element("left", w=twips(COLUMN_AIR), type="dxa")))
    properties = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        borders,
        element("tblLayout", type="fixed"),
        *margins,
        *alternative_text(title, description),
    )
    columns = element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths))
    row = element("tr", *cells)
    if height:
        row.insert(0, element("trPr", element("trHeight", val=twips(height), hRule="atLeast")))
    rows = [row]
    if second_row:
        rows.append(element("tr", *second_row))
    return element("tbl", properties, columns, *rows)


def alternative_text(title: str, description: str) -> list[Any]:
    """Return the properties of a table by which a screen reader announces it."""
    return [element("tblCaption", val=title), element("tblDescription", val=description)]


def cell(paragraphs: Sequence[Any], width: float, edges: Mapping[str, str] | None = None) -> Any:
    """Return a table cell, *width* points wide, with *paragraphs* and a rule at each of *edges*."""
    properties = [element("tcW", w=twips(width), type="dxa")]
    if edges:
        sides = [side for side in ("top", "left", "bottom", "right") if side in edges]
        borders = [element(side, val=edges[side], sz=6, space=0, color="auto") for side in sides]
        properties.append(element("tcBorders", *borders))
    return element("tc", element("tcPr", *properties), *(paragraphs or [element("p")]))
