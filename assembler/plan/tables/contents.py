"""The table of contents: the headings and counts of a paper, and those of its statements."""

from collections.abc import Iterator

from assembler.plan.blocks import Count, Heading, Note, Rich, Words
from assembler.plan.plan import Plan
from assembler.plan.tables.table import FrontTable, TableEntry, TableGroup
from assembler.plan.tables.texts import letters


def contents(plan: Plan, title: str) -> FrontTable:
    """Return the table of contents of *plan* under *title*."""
    return FrontTable("contents", title, (TableGroup("", tuple(_entries(plan))),))


def _entries(plan: Plan) -> Iterator[TableEntry]:
    for block in plan.body:
        match block:
            case Heading(level, label, text, id_) if id_:
                yield TableEntry(_words(text), (id_,), level, label, letters(text))
            case Count(label, name, _, id_):
                words = (*([Words(f"{label}: ")] if label else []), *_words(name))
                yield TableEntry(words, (id_,), plan.count_level, heading=letters(name))
    for statement in plan.statements:
        if statement.heading and statement.id:
            yield TableEntry((Words(statement.heading),), (statement.id,), heading=statement.heading)


def _words(text: Rich) -> Rich:
    return tuple(run for run in text if not isinstance(run, Note))
