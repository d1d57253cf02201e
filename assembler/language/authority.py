"""Authorities, and the places in a paper's texts that cite them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

Group = Literal["cases", "statutes", "rules", "other"]

Key = tuple[str, ...]
"""A key that identifies an authority, whatever the form of the citation.

The key of a case is `case`, the volume, the reporter and the first page; that of a law is its group, code and section.
"""


@dataclass(frozen=True)
class CitingText:
    """A paragraph or footnote of the paper, with the start and end of each emphasized passage in it."""

    words: str
    note: bool = False
    emphasized: tuple[tuple[int, int], ...] = ()
    anchor: int = 0
    """The place of this footnote's mark in the text to which the footnote belongs."""

    def emphasized_between(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the emphasized passages that overlap the words from *start* to *end*, in order."""
        first = bisect_right(self.emphasized, start, key=itemgetter(1))
        return self.emphasized[first : bisect_left(self.emphasized, end, key=itemgetter(0))]


@dataclass(frozen=True)
class Authority:
    """An authority: its group, its *name* if it is a case, and the rest of its citation without pinpoint pages.

    *emphasized* has the passages of the citation that the paper emphasizes, such as the title of a book, in order.
    """

    group: Group
    name: str
    cite: str
    emphasized: tuple[str, ...] = ()

    @property
    def full_citation(self) -> str:
        """The full citation as listed in a table of authorities."""
        return f"{self.name}{self.separator}{self.cite}" if self.name else self.cite

    @property
    def separator(self) -> str:
        """The separator between name and citation: a comma, or only a space before a year, as in California style."""
        return " " if self.cite.startswith("(") else ", "


@dataclass(frozen=True)
class Mention:
    """A place where an authority is cited: the index of the text, the position in it, and the authority's key."""

    text_index: int
    start: int
    key: Key


@dataclass(frozen=True)
class Unresolved:
    """A citation whose authority is unknown: the index of the text, the citation as written, and the reason."""

    text_index: int
    written: str
    why: Literal["short form", "unknown reporter", "unknown code"] = "short form"


@dataclass(frozen=True)
class Authorities:
    """A paper's authorities by key, the places where they are cited, and citations whose authority is unknown."""

    by_key: Mapping[Key, Authority]
    mentions: tuple[Mention, ...]
    unresolved: tuple[Unresolved, ...]

    @property
    def unnamed_cases(self) -> tuple[str, ...]:
        """The cases that are listed without a name."""
        cases = (authority for authority in self.by_key.values() if authority.group == "cases")
        return tuple(case.full_citation for case in cases if not case.name)
