"""Joins the tags of the caption's columns across pages, so that a screen reader reads each column to its end."""

from typing import Any

import pikepdf
from pikepdf import Array

from assembler.outputs.pdf.paginate.table_tags import children

CAPTION_COLUMNS = 2
"""The number of columns of a caption."""


def join_columns(pdf: pikepdf.Pdf, first: int, last: int) -> None:
    """Join the tags of the caption's columns on the pages *first* to *last*, counted from 1.

    The engine tags the part of a column on each page by itself, so that the columns would be read page by page.
    """
    (document,) = children(pdf.Root.StructTreeRoot)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    by_page: dict[int, list[Any]] = {}
    for part in children(document):
        by_page.setdefault(numbers.get(part.Pg.objgen, 0), []).append(part)
    columns = _columns(by_page[first][-1])
    merged_parts = []
    for number in range(first + 1, last + 1):
        part = by_page[number][0]
        for column, continuation in zip(columns, _columns(part), strict=True):
            for child in children(continuation):
                child.P = column
                column.K.append(child)
        merged_parts.append(part.objgen)
    document.K = Array([part for part in children(document) if part.objgen not in merged_parts])


def _columns(part: Any) -> list[Any]:
    """Return the elements of the two columns in *part*, a caption or the part of a caption on one page."""
    inner = [*children(part)]
    while len(inner) == 1:
        inner = [*children(inner[0])]
    return inner if len(inner) == CAPTION_COLUMNS else []
