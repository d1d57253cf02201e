"""The names that a row would give to parties and other persons, also if no matter can be made of it."""

from collections.abc import Iterator

from assembler.batch.filing.filling import BLANK, NONE, NOTHING, Base
from assembler.batch.rows.row import Row
from assembler.findings.path import walk

PERSONS = frozenset({"parties", "people"})

KEYS = frozenset({"name", "called"})


def names_said(base: Base, row: Row) -> Iterator[str]:
    """Yield each name in *base* with the cells of *row* in its blanks, unless one of these says nothing."""
    for path, text in walk(base.source.data):
        if path and path[0] in PERSONS and path[-1] in KEYS and "<<" in text:
            cells = [row.cells.get(match["column"], "") for match in BLANK.finditer(text)]
            if not {"", NONE, *NOTHING}.intersection(cells):
                yield BLANK.sub(lambda match: row.cells[match["column"]], text)
