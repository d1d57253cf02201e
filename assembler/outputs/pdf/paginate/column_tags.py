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
    page_numbers = {page.obj.objgen: page_number for page_number, page in enumerate(pdf.pages, 1)}
    parts_by_page: dict[int, list[Any]] = {}
    for part in children(document):
        parts_by_page.setdefault(page_numbers.get(part.Pg.objgen, 0), []).append(part)
    *_, caption = parts_by_page[first]
    columns = _columns(caption)
    merged_parts = []
    for page_number in range(first + 1, last + 1):
        part = parts_by_page[page_number][0]
        for column, continuation in zip(columns, _columns(part), strict=True):
            for child in children(continuation):
                child.P = column
                column.K.append(child)
        merged_parts.append(part.objgen)
    document.K = Array([part for part in children(document) if part.objgen not in merged_parts])


def _columns(part: Any) -> list[Any]:
    """Return the elements of the two columns in *part*, a caption or the part of a caption on one page."""
    elements = [*children(part)]
    while len(elements) == 1:
        elements = [*children(elements[0])]
    return elements if len(elements) == CAPTION_COLUMNS else []
