"""Finds table heads that are repeated on a later page."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise

from assembler.outputs.pdf.prove.pdf_tags import Tag
from assembler.proof.proof import squeezed

Drawn = Callable[[Tag], str]
"""A function that returns the drawn text of a piece of marked text."""


def repeated_heads(order: Sequence[Tag], drawn_text: Drawn) -> frozenset[int]:
    """Return the numbers of the tables in *order* that continue a table of the previous page and repeat its head.

    A continuing table begins on the page after the end of the previous table, has the same head, and follows it with no
    text in between.
    """
    runs = [(table, list(tags)) for table, tags in groupby(_heads(order), key=lambda tag: tag.table)]
    return frozenset(
        table
        for (before, tags_before), (table, tags) in pairwise(runs)
        if before
        and table
        and tags[0].page == tags_before[-1].page + 1
        and _head(tags_before, drawn_text) == _head(tags, drawn_text)
    )


def _heads(order: Sequence[Tag]) -> Iterator[Tag]:
    return (tag for tag in order if not tag.note)


def _head(tags: Sequence[Tag], drawn_text: Drawn) -> str:
    return squeezed("".join(drawn_text(tag) for tag in tags if tag.head))
