"""Tags the tables before the text as tables of contents with entries and headings (ISO 32000-1, 14.8.4.2).

The engine cannot write such tags. In the HTML, a table is an `article`, an entry is a `section`, and a heading is a
`figcaption`, none of which is used for anything else; we change their tags.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


def tag_tables(pdf: pikepdf.Pdf) -> None:
    """Give the tables before the text of *pdf* the tags of a table of contents."""
    tree = pdf.Root.get(Name.StructTreeRoot, Dictionary())
    for document in children(tree):
        for part in children(document):
            if _kind(part) == "/Art" and any(_kind(child) in {"/Sect", "/Art"} for child in children(part)):
                _tag_table(part)


def _tag_table(table: Any) -> None:
    table.S = Name.TOC
    for child in children(table):
        if _kind(child) == "/Art":
            _tag_table(child)
        elif _kind(child) == "/Sect":
            child.S = Name.TOCI
            _untag_boxes(child)


def _untag_boxes(element: Any) -> None:
    """Make the tags of boxes in *element* neutral, which only position an entry's words and page numbers."""
    for child in children(element):
        if _kind(child) == "/Div":
            child.S = Name.NonStruct
        _untag_boxes(child)


def children(element: Any) -> Iterator[Any]:
    """Yield the structure elements that are children of *element*."""
    kids = element.get(Name.K, Array())
    for kid in kids if isinstance(kids, Array) else (kids,):
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid


def _kind(element: Any) -> str:
    return str(element.S)
