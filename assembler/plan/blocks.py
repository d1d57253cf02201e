"""The text of a paper: runs of words, and the blocks of a few fixed kinds that make up its body."""

from dataclasses import dataclass, field
from typing import Literal

# -- text -------------------------------------------------------------------------------------------------------------


LONG_WORD = 40
"""A word of more letters may be longer than a line of a quotation or a list."""


@dataclass(frozen=True)
class Words:
    """Text as it is printed, in one style."""

    text: str
    style: Literal["plain", "emphasis", "strong", "both"] = "plain"
    keep: bool = False
    """Whether it stays on one line, as a case number does."""
    mark: str = ""
    """The id by which a table finds the page of these words, or ""."""
    kind: Literal["words"] = field(default="words", init=False, repr=False)

    @property
    def long(self) -> bool:
        """Whether one of the words, a web address say, may be longer than a line, so that it is broken anywhere."""
        return any(len(word) > LONG_WORD for word in self.text.split(" "))


@dataclass(frozen=True)
class Link:
    """A reference, as text ("paragraph 12"), and the id of its target in the paper."""

    text: str
    target: str
    mark: str = ""
    """The id by which a table finds the page of the reference, or ""."""
    kind: Literal["link"] = field(default="link", init=False, repr=False)


@dataclass(frozen=True)
class Note:
    """A footnote: its number and its text."""

    number: int
    text: "Rich"
    kind: Literal["note"] = field(default="note", init=False, repr=False)


LINE_BREAK = Words("\n")
"""The end of a line that the user ended with a backslash, as in a verse or an address."""

Run = Words | Link | Note
Rich = tuple[Run, ...]

# -- body -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4 with its label ("I.", "A.", "1."; "" if the paper does not number its headings)."""

    level: int
    label: str
    text: Rich
    id: str
    kind: Literal["heading"] = field(default="heading", init=False, repr=False)


@dataclass(frozen=True)
class Paragraph:
    """A double-spaced paragraph. *number* is None if it is not an allegation; a *continued* paragraph has no indent."""

    text: Rich
    number: int | None = None
    id: str = ""
    continued: bool = False
    kind: Literal["paragraph"] = field(default="paragraph", init=False, repr=False)


@dataclass(frozen=True)
class Quotation:
    """A block quotation, single-spaced and indented on both sides unless it is *wide*, with its paragraphs."""

    paragraphs: tuple[Rich, ...]
    wide: bool = False
    kind: Literal["quotation"] = field(default="quotation", init=False, repr=False)


LONG_ITEM = 100
"""More letters than a line of an item has on the widest page."""


@dataclass(frozen=True)
class Item:
    """One entry of a list with its label ("(a)", "1.", or a bullet), and the blocks under its first paragraph."""

    label: str
    text: Rich
    id: str = ""
    inside: "tuple[Block, ...]" = ()

    @property
    def long(self) -> bool:
        """Whether it takes two lines or more on any page, so that a page may hold it without another item."""
        letters = sum(len(run.text) for run in self.text if not isinstance(run, Note))
        return bool(self.inside) or letters > LONG_ITEM


@dataclass(frozen=True)
class Listing:
    """A list inside an allegation."""

    items: tuple[Item, ...]
    kind: Literal["listing"] = field(default="listing", init=False, repr=False)


@dataclass(frozen=True)
class Table:
    """A table in a text: its head, its rows, and the side to which each column is aligned."""

    head: tuple[Rich, ...]
    rows: tuple[tuple[Rich, ...], ...]
    align: tuple[str, ...]
    kind: Literal["table"] = field(default="table", init=False, repr=False)

    @property
    def head_cells(self) -> tuple[tuple[str, Rich], ...]:
        """The cells of the head, each with the side to which it is aligned."""
        return tuple(zip(self.align, self.head, strict=True))

    @property
    def row_cells(self) -> tuple[tuple[tuple[str, Rich], ...], ...]:
        """The cells of each row, each with the side to which it is aligned."""
        return tuple(tuple(zip(self.align, cells, strict=True)) for cells in self.rows)


@dataclass(frozen=True)
class Picture:
    """A picture in a text: its alternative text, its bytes as a `data:` address, and its size in points."""

    alternative: str
    data: str = field(repr=False)
    width: float
    height: float
    kind: Literal["picture"] = field(default="picture", init=False, repr=False)


@dataclass(frozen=True)
class Count:
    """The heading of a count: "COUNT ONE", "Breach of Contract", "(Against Defendant AWS)"."""

    label: str
    name: Rich
    against: str
    id: str
    cite: str = ""
    alternative: str = ""
    """The counts to which it is an alternative: "(In the Alternative to Count One)", or ""."""
    kind: Literal["count"] = field(default="count", init=False, repr=False)


@dataclass(frozen=True)
class Prayer:
    """The prayer for relief, or a group of its items: a lead-in, which may be empty, and items with their labels."""

    lead: Rich
    items: tuple[Item, ...]
    kind: Literal["prayer"] = field(default="prayer", init=False, repr=False)


Block = Heading | Paragraph | Quotation | Listing | Table | Picture | Count | Prayer
