"""Finds table heads that are repeated on a later page."""

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from assembler.outputs.pdf.prove.pdf_tags import Tag
from assembler.proof.proof import comparable_letters

DrawnText = Callable[[Tag], str]
"""A function that returns the drawn text of a piece of marked text."""


def repeated_heads(order: Sequence[Tag], drawn_text: DrawnText) -> frozenset[int]:
    """Return the numbers of the tables in *order* that continue a table of the previous page and repeat its head.

    A continuing table begins on the page after the end of the previous table, has the same head, and follows it with no
    text in between.
    """
    main_tags = (tag for tag in order if not tag.note)
    groups = [(table, list(tags)) for table, tags in groupby(main_tags, key=lambda tag: tag.table)]
    continuing_tables: set[int] = set()
    for (previous_table, previous_tags), (table, tags) in pairwise(groups):
        are_tables = previous_table and table
        is_on_next_page = tags[0].page == previous_tags[-1].page + 1
        if are_tables and is_on_next_page and _head(previous_tags, drawn_text) == _head(tags, drawn_text):
            continuing_tables.add(table)
    return frozenset(continuing_tables)


def _head(tags: Sequence[Tag], drawn_text: DrawnText) -> str:
    return comparable_letters("".join(drawn_text(tag) for tag in tags if tag.is_header_cell))
