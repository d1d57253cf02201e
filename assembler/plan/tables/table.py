"""The tables before a paper's text: contents, exhibits and authorities, with the pages on which each entry is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from assembler.plan.blocks import Link, RichText

Kind = Literal["contents", "exhibits", "authorities"]

PASSIM = "passim"
"""What the table prints instead of pages for an authority cited throughout the paper."""


MOST_SEVERAL_PLACES = 3
"""The maximum number of places whose page numbers fit in the narrower of the two columns for several numbers."""


@dataclass(frozen=True)
class TableEntry:
    """An entry: its text, the ids of the places that it lists, and their *pages* as links.

    *label* is printed before its text; *level* is its indent, from 1. *heading* is the text of the heading that the
    entry lists, or "". Pages are empty until the paper is laid out.
    """

    words: RichText
    targets: tuple[str, ...]
    level: int = 1
    label: str = ""
    heading: str = ""
    id: str = ""
    """The id of the entry, as opposed to the ids of the places that it lists."""
    pages: tuple[Link, ...] = ()

    @property
    def room(self) -> str:
        """The room that the page numbers need: "many-places", "several-places" or "" for one place."""
        places = len(self.targets)
        if places > MOST_SEVERAL_PLACES:
            return "many-places"
        return "several-places" if places > 1 else ""


@dataclass(frozen=True)
class TableGroup:
    """A group of entries under one heading, "" in a table without groups; *kind* is the kind of authorities."""

    heading: str
    entries: tuple[TableEntry, ...]
    kind: str = ""


@dataclass(frozen=True)
class FrontTable:
    """A table before the text.

    An entry on at least *passim* pages shows "passim" instead of the pages; 0 means never.
    """

    kind: Kind
    title: str
    groups: tuple[TableGroup, ...]
    passim: int = 0


def with_ids(table: FrontTable) -> FrontTable:
    """Return *table* with an id for each entry."""
    ids = (f"entry-{table.kind}-{number}" for number in count(1))
    groups = (
        replace(group, entries=tuple(replace(entry, id=next(ids)) for entry in group.entries)) for group in table.groups
    )
    return replace(table, groups=tuple(groups))


def with_pages(tables: Sequence[FrontTable], pages_by_id: Mapping[str, tuple[int, int]]) -> tuple[FrontTable, ...]:
    """Return *tables* with the page numbers of their entries; *pages_by_id* has the first and last page of each id."""
    return tuple(_with_table_pages(table, pages_by_id) for table in tables)


def _with_table_pages(table: FrontTable, pages_by_id: Mapping[str, tuple[int, int]]) -> FrontTable:
    groups = []
    for group in table.groups:
        entries = tuple(_with_entry_pages(entry, pages_by_id, table.passim) for entry in group.entries)
        groups.append(replace(group, entries=entries))
    return replace(table, groups=tuple(groups))


def _with_entry_pages(entry: TableEntry, pages_by_id: Mapping[str, tuple[int, int]], passim: int) -> TableEntry:
    targets_by_page: dict[int, str] = {}
    for target in entry.targets:
        if target in pages_by_id:
            first_page, _ = pages_by_id[target]
            targets_by_page.setdefault(first_page, target)
    links = tuple(Link(str(page), target) for page, target in sorted(targets_by_page.items()))
    if passim and len(links) >= passim:
        links = (Link(PASSIM, links[0].target),)
    return replace(entry, pages=links)
