"""Authorities, and the texts and places that cite them."""

from collections.abc import Mapping
from dataclasses import dataclass

from assembler.language.more_citations import Group

Key = tuple[str, ...]
"""Identifies an authority, however it is written."""


@dataclass(frozen=True)
class CitingText:
    """A text of the paper: a paragraph or a note, with the extents of its emphasized words."""

    words: str
    note: bool = False
    emphasized: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Authority:
    """An authority: its group, its *name* if it is a case, and the rest of its citation, without a page cited."""

    group: Group
    name: str
    cite: str

    @property
    def whole(self) -> str:
        """The authority as a table lists it."""
        return f"{self.name}{self.between}{self.cite}" if self.name else self.cite

    @property
    def between(self) -> str:
        """The sign between the name and the rest: a comma, but none before a year, as in California style."""
        return " " if self.cite.startswith("(") else ", "


@dataclass(frozen=True)
class Mention:
    """A place at which an authority is cited: the number of the text, the position in it, and the authority's key."""

    text: int
    start: int
    key: Key


@dataclass(frozen=True)
class Unresolved:
    """A short form that no full citation explains: the number of the text, and the words."""

    text: int
    written: str


@dataclass(frozen=True)
class Authorities:
    """The authorities of a paper by their keys, the places that cite them, and short forms that cite none of them."""

    by_key: Mapping[Key, Authority]
    mentions: tuple[Mention, ...]
    unresolved: tuple[Unresolved, ...]
