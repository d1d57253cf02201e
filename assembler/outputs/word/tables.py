"""Writes the tables before the text as Word's own fields: contents from headings, authorities from marked citations."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from assembler.outputs.word.blocks import HALF_INCH, Writer, label_lines_of_counts
from assembler.outputs.word.numbering import Level, Numbering
from assembler.outputs.word.styles import COUNT_OUTLINE, QUARTER_INCH
from assembler.outputs.word.text import plain
from assembler.outputs.word.xml import element, field, field_ends, words
from assembler.plan.blocks import Count, Link
from assembler.plan.plan import Plan
from assembler.plan.tables.table import FrontTable, TableEntry, TableGroup

CATEGORIES: Mapping[str, int] = {"cases": 1, "statutes": 2, "other": 3, "rules": 4}
"""Word's category numbers for the kinds of authorities."""

CONTENTS_INSTRUCTION = 'TOC \\o "1-5" \\h \\z \\u'
"""The instruction of Word's table of contents: headings of four levels, and the counts, by their outline levels.

If the instruction also named the style of the counts, Word would list each count twice.
"""

COUNTS_STYLE = f"TOC{COUNT_OUTLINE + 1}"
"""The style of the counts in a table of contents, on a level of their own below those of all headings.

On a level that headings have, LibreOffice puts a tab after the number of each entry.
"""


def number_listed_counts(plan: Plan, numbering: Numbering) -> None:
    """Let the style of the counts in the table of contents of *plan* number them with their labels and a colon."""
    if label_lines := label_lines_of_counts(plan.body):
        labels = [(0, f"{label}:") for label in label_lines]
        left = plan.count_level * HALF_INCH - QUARTER_INCH
        numbering.series(labels, (Level(left - QUARTER_INCH, left, "space"),), [COUNTS_STYLE])


def front_tables(plan: Plan, writer: Writer) -> Iterator[Any]:
    """Yield the paragraphs of the tables of *plan*; each table begins a page."""
    counts = {block.id for block in plan.body if isinstance(block, Count)}
    for table in plan.tables:
        title = writer.paragraph("TableTitle", words(table.title))
        title.pPr.insert(1, element("pageBreakBefore"))
        yield title
        for group in table.groups:
            if group.heading:
                yield writer.paragraph("TableGroup", words(group.heading))
            yield from _group(table, group, counts, writer)


def begin_new_page(parts: Iterator[Any], plan: Plan, writer: Writer) -> Iterator[Any]:
    """Yield *parts*; if *plan* has tables, the first part begins a page."""
    first = next(parts, None)
    if first is None:
        return
    if plan.tables:
        if str(first.tag).endswith("}p"):
            first.pPr.insert(1, element("pageBreakBefore"))
        else:
            yield writer.paragraph("CaptionText")
    yield first
    yield from parts


def citations_by_place(plan: Plan) -> dict[str, tuple[str, int]]:
    """Return, by id of each place in *plan*, the authority cited there and Word's category number for its kind."""
    citations: dict[str, tuple[str, int]] = {}
    groups = [group for table in plan.tables if table.kind == "authorities" for group in table.groups]
    for group in groups:
        for entry in group.entries:
            for target in entry.targets:
                citations[target] = (plain(entry.words), CATEGORIES[group.kind])
    return citations


def _group(table: FrontTable, group: TableGroup, counts: Collection[str], writer: Writer) -> Iterator[Any]:
    """Yield the entries of *group* within the field that Word updates; a table of exhibits has no field.

    *counts* are the ids of the counts.
    """
    passim = " \\p" if table.passim else ""
    authorities_code = f'TOA \\c "{CATEGORIES.get(group.kind, 1)}"{passim}'
    code = {"contents": CONTENTS_INSTRUCTION, "authorities": authorities_code}.get(table.kind)
    field_start, field_end = field_ends(code) if code else ([], [])
    for entry in group.entries:
        is_count = table.kind == "contents" and entry.targets[0] in counts
        before = field_start if entry is group.entries[0] else []
        after = field_end if entry is group.entries[-1] else []
        printed_entry = entry
        if is_count:
            printed_entry = _without_count_label(entry, writer)
            style = COUNTS_STYLE
        elif table.kind == "contents":
            style = f"TOC{entry.level}"
        else:
            style = "TableofAuthorities"
        runs = _entry(table, printed_entry, writer)
        yield writer.paragraph(style, *before, *runs, *after, place=writer.by_style.get(style))


def _without_count_label(entry: TableEntry, writer: Writer) -> TableEntry:
    """Return the *entry* of a count, without its label if Word counts such entries."""
    return replace(entry, words=entry.words[1:]) if COUNTS_STYLE in writer.by_style else entry


def _entry(table: FrontTable, entry: TableEntry, writer: Writer) -> Iterator[Any]:
    label = [words(f"{entry.label}\t")] if entry.label else []
    text = [*label, *writer.text.runs(entry.words), words("\t")]
    if table.kind == "contents":
        (page,) = entry.pages or (Link(text="", target=entry.targets[0]),)
        name = writer.text.bookmark(page.target)
        runs = [*text, *field(f"PAGEREF {name} \\h", page.text)]
        yield element("hyperlink", *runs, anchor=name, history=1)
        return
    yield from text
    for index, page in enumerate(entry.pages):
        if index:
            yield words(", ")
        if table.kind == "authorities" or not page.text.isdecimal():
            yield words(page.text)
        else:
            yield from field(f"PAGEREF {writer.text.bookmark(page.target)} \\h", page.text)
