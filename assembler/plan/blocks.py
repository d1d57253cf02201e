"""The text of a paper: runs of words, and the blocks of a few fixed kinds that make up its body."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# -- text -------------------------------------------------------------------------------------------------------------


Change = Literal["", "inserted", "deleted"]
"""How a marked copy shows words: as inserted, as deleted, or as unchanged since an earlier version ("")."""

LONG_WORD = 40
"""A word with more letters than this may not fit on a line of a quotation or a list."""


LONG_REFERENCE = 40
"""A reference with more letters than this may continue on the next line."""


@dataclass(frozen=True)
class Words:
    """Text as it is printed, in one style."""

    text: str
    style: Literal["plain", "emphasis", "strong", "both"] = "plain"
    keep: bool = False
    """Whether the words stay on one line, like a case number."""
    mark: str = ""
    """The id by which a table finds the page of these words, or ""."""
    change: Change = ""
    underlined: bool = False
    kind: Literal["words"] = field(default="words", init=False, repr=False)

    @property
    def long(self) -> bool:
        """Whether one of the words, such as a web address, may be longer than a line and so may break anywhere."""
        return any(len(word) > LONG_WORD for word in self.text.split(" "))


@dataclass(frozen=True)
class Link:
    """A reference, as text ("paragraph 12"), and the id of its target in the paper."""

    text: str
    target: str
    mark: str = ""
    """The id by which a table finds the page of the reference, or ""."""
    change: Change = ""
    """A deleted reference is printed as text alone, because its target may be gone."""
    underlined: bool = False
    kind: Literal["link"] = field(default="link", init=False, repr=False)

    @property
    def keep(self) -> bool:
        """Whether the reference stays on one line; the name of a count or a section may be too long for that."""
        return len(self.text) <= LONG_REFERENCE


@dataclass(frozen=True)
class Note:
    """A footnote: its number and its text. *change* applies to its call and number; its text has its own changes."""

    number: int
    text: "Rich"
    change: Change = ""
    kind: Literal["note"] = field(default="note", init=False, repr=False)


LINE_BREAK = Words("\n")
"""A line break that the user typed as a backslash, as in verse or an address."""

Run = Words | Link | Note
Rich = tuple[Run, ...]


def change_of(rich: Rich) -> Change:
    """Return the change that all runs of *rich* share; "" if they differ, or if there are no runs."""
    changes = {run.change for run in rich}
    return changes.pop() if len(changes) == 1 else ""


# -- body -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4 with its label ("I.", "A.", "1."; "" if the paper does not number its headings)."""

    level: int
    label: str
    text: Rich
    id: str
    kind: Literal["heading"] = field(default="heading", init=False, repr=False)

    @property
    def change(self) -> Change:
        """The change that applies to the whole heading and its label."""
        return change_of(self.text)


@dataclass(frozen=True)
class Paragraph:
    """A double-spaced paragraph. *number* is None if it is not an allegation; a *continued* paragraph has no indent.

    A *divider* is a line of asterisks in the middle of the page.
    """

    text: Rich
    number: int | None = None
    id: str = ""
    continued: bool = False
    divider: bool = False
    kind: Literal["paragraph"] = field(default="paragraph", init=False, repr=False)

    @property
    def change(self) -> Change:
        """The change that applies to the whole paragraph and its number."""
        return change_of(self.text)


@dataclass(frozen=True)
class Quotation:
    """A block quotation, single-spaced and indented on both sides unless it is *wide*, with its paragraphs."""

    paragraphs: tuple[Rich, ...]
    wide: bool = False
    kind: Literal["quotation"] = field(default="quotation", init=False, repr=False)


LONG_ITEM = 100
"""More letters than fit on one line of a list item, even on the widest page."""


@dataclass(frozen=True)
class Item:
    """One entry of a list with its label ("(a)", "1.", or a bullet), and the blocks under its first paragraph."""

    label: str
    text: Rich
    id: str = ""
    inside: "tuple[Block, ...]" = ()

    @property
    def long(self) -> bool:
        """Whether the item takes two lines or more on any page, so that it may be alone on a page."""
        letters = sum(len(run.text) for run in self.text if not isinstance(run, Note))
        return bool(self.inside) or letters > LONG_ITEM

    @property
    def change(self) -> Change:
        """The change that applies to the whole item and its label."""
        return change_of(self.text)


@dataclass(frozen=True)
class Listing:
    """A list inside an allegation."""

    items: tuple[Item, ...]
    kind: Literal["listing"] = field(default="listing", init=False, repr=False)


class Cell(NamedTuple):
    """A cell of a table: its alignment, its text, and the number of columns that it is over."""

    side: str
    text: Rich
    span: int = 1


@dataclass(frozen=True)
class Table:
    """A table in a text: the cells of its head and of its rows, and the alignment of each column.

    *spans* are the columns that each cell of the head is over.
    """

    head: tuple[Rich, ...]
    rows: tuple[tuple[Rich, ...], ...]
    align: tuple[str, ...]
    spans: tuple[int, ...] = ()
    kind: Literal["table"] = field(default="table", init=False, repr=False)

    @property
    def head_cells(self) -> tuple["Cell", ...]:
        """The cells of the head; one over several columns is centered over them."""
        spans = self.spans or (1,) * len(self.head)
        starts = [sum(spans[:number]) for number in range(len(spans))]
        return tuple(
            Cell(self.align[start] if span == 1 else "center", text, span)
            for start, span, text in zip(starts, spans, self.head, strict=True)
        )

    @property
    def row_cells(self) -> tuple[tuple["Cell", ...], ...]:
        """The cells of each row."""
        return tuple(tuple(map(Cell, self.align, cells)) for cells in self.rows)


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
    """The line "(In the Alternative to Count One)", or ""."""
    before_name: str = ""
    """The label and the separator before the name, if both are on one line: "COUNT ONE: "."""
    underlined: bool = False
    """Whether label and name are underlined; the runs of the name are marked individually."""
    kind: Literal["count"] = field(default="count", init=False, repr=False)

    @property
    def has_plain_label(self) -> bool:
        """Whether the label is on its own line and not underlined, so that it can be numbered automatically."""
        return bool(self.label) and not (self.before_name or self.underlined)

    @property
    def change(self) -> Change:
        """The change that applies to the whole heading and its other lines."""
        return change_of(self.name)


@dataclass(frozen=True)
class Prayer:
    """The prayer for relief, or a group of its items: a lead-in, which may be empty, and items with their labels."""

    lead: Rich
    items: tuple[Item, ...]
    kind: Literal["prayer"] = field(default="prayer", init=False, repr=False)


Block = Heading | Paragraph | Quotation | Listing | Table | Picture | Count | Prayer
