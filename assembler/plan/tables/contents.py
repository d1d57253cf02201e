"""The table of contents: the headings and counts of a paper, and the headings of its statements."""

from collections.abc import Iterator

from assembler.plan.blocks import Count, Heading, Note, RichText, Words
from assembler.plan.plan import Plan
from assembler.plan.tables.table import FrontTable, TableEntry, TableGroup
from assembler.plan.tables.texts import text_without_notes


def table_of_contents(plan: Plan, title: str) -> FrontTable:
    """Return the table of contents of *plan* under *title*."""
    return FrontTable("contents", title, (TableGroup(heading="", entries=tuple(_contents_entries(plan))),))


def _contents_entries(plan: Plan) -> Iterator[TableEntry]:
    for block in plan.body:
        match block:
            case Heading(level, label, text, id_) if id_:
                yield TableEntry(_without_notes(text), (id_,), level, label, text_without_notes(text))
            case Count(label, name, _, id_):
                label_words = (Words(f"{label}: "),) if label else ()
                words = (*label_words, *_without_notes(name))
                yield TableEntry(words, (id_,), plan.count_level, heading=text_without_notes(name))
    for statement in plan.statements:
        if statement.heading and statement.id:
            yield TableEntry((Words(statement.heading),), (statement.id,), heading=statement.heading)


def _without_notes(text: RichText) -> RichText:
    return tuple(run for run in text if not isinstance(run, Note))
