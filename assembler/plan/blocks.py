"""The text of a paper: runs of text in one style, and the few kinds of block that make up its body."""

from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple, Self

# -- text -------------------------------------------------------------------------------------------------------------

Change = Literal["", "inserted", "deleted", "bracketed", "bracket"]
"""How a marked copy shows a text: as normal text ("") or as changed, or as a "bracket" around "bracketed" deletions."""

MAX_UNBROKEN_WORD = 40
"""A word with more characters than this may not fit on one line of a quotation or a list."""

LONG_REFERENCE = 40
"""A reference with more characters than this may break across two lines."""

MAX_NARROW_LINE = 60
"""The maximum length, in characters, of a text that is a single line even in a narrow column."""

INDENT = 6
"""The number of characters that take at most as much room as the indent of a paragraph, or its number."""

LONG_ITEM = 100
"""A list item or paragraph with more characters than this takes more than one line even on the widest page."""


@dataclass(frozen=True)
class Words:
    """A run of text, printed in one style."""

    text: str
    style: Literal["plain", "emphasis", "strong", "both"] = "plain"
    keep: bool = False
    """Whether the run must be kept on one line, as a case number must."""
    mark: str = ""
    """The id by which a table finds the page on which the run is printed; "" if no table needs the page."""
    change: Change = ""
    underlined: bool = False
    kind: Literal["words"] = field(default="words", init=False, repr=False)

    @property
    def long(self) -> bool:
        """Whether the run may contain a word longer than a line, such as a web address, which may break anywhere."""
        return any(len(word) > MAX_UNBROKEN_WORD for word in self.text.split(" "))


@dataclass(frozen=True)
class Link:
    """A reference: its text, such as "paragraph 12", and the id of its target in the paper."""

    text: str
    target: str
    mark: str = ""
    """The id by which a table finds the page on which the reference is printed; "" if no table needs the page."""
    change: Change = ""
    """The change to the reference. A deleted reference is printed without a link; its target may no longer exist."""
    underlined: bool = False
    kind: Literal["link"] = field(default="link", init=False, repr=False)

    @property
    def keep(self) -> bool:
        """Whether the reference is short enough to be kept on one line."""
        return len(self.text) <= LONG_REFERENCE


@dataclass(frozen=True)
class Note:
    """A footnote: its number and its text.

    *change* applies to the footnote's mark in the text and to its number; the runs of the footnote's text record their
    own changes.
    """

    number: int
    text: "RichText"
    change: Change = ""
    kind: Literal["note"] = field(default="note", init=False, repr=False)


LINE_BREAK = Words("\n")
"""A forced line break in the user's text, as in verse or an address."""

Run = Words | Link | Note
RichText = tuple[Run, ...]


def is_deleted(run: Run) -> bool:
    """Whether *run* is deleted text, or a bracket around it."""
    return run.change in {"deleted", "bracketed", "bracket"}


def change_of(rich: RichText) -> Change:
    """Return the change that all runs of *rich* but brackets share; "" if they share none or there are no runs."""
    changes = {run.change for run in rich} - {"bracket"}
    return changes.pop() if len(changes) == 1 else ""


class MarkedLine(str):
    """A line of a caption or a signature block in a marked copy: its text, and the runs that show its changes.

    As text, the line has all of its words, the deleted ones too.
    """

    __slots__ = ("runs",)
    runs: tuple[Words, ...]

    def __new__(cls, runs: tuple[Words, ...]) -> Self:
        """Return a line with the text of *runs*."""
        line = super().__new__(cls, "".join(run.text for run in runs))
        line.runs = runs
        return line

    def __getnewargs__(self) -> tuple[tuple[Words, ...]]:  # type: ignore[override]  # copies are made from the runs
        """Return the arguments from which a copy of the line is made."""
        return (self.runs,)

    @property
    def change(self) -> Change:
        """The change that applies to the whole line; "" if only part of it changed."""
        return change_of(self.runs)


def change_of_line(line: str) -> Change:
    """Return the change that applies to all of *line*; "" for a line that is not marked."""
    return line.change if isinstance(line, MarkedLine) else ""


def runs_of_line(line: str) -> tuple[Words, ...]:
    """Return the runs of *line*, which is one run if the line is not marked."""
    return line.runs if isinstance(line, MarkedLine) else (Words(line),)


# -- body -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4 with its label ("I.", "A.", "1."; "" for a heading without a label)."""

    level: int
    label: str
    text: RichText
    id: str
    kind: Literal["heading"] = field(default="heading", init=False, repr=False)

    @property
    def change(self) -> Change:
        """The change that applies to the whole heading and its label; "" if only part of the heading changed."""
        return change_of(self.text)


@dataclass(frozen=True)
class Paragraph:
    """A double-spaced paragraph.

    *number* is None if the paragraph is not a numbered allegation; a *continued* paragraph has no indent; a *divider*
    is a centered line of asterisks.
    """

    text: RichText
    number: int | None = None
    id: str = ""
    continued: bool = False
    divider: bool = False
    moved: bool = False
    """Whether a marked copy shows the paragraph, which is inserted or deleted here, as moved."""
    divided: Change = ""
    """The change to the break after the paragraph in a marked copy; "" if the break is unchanged."""
    kind: Literal["paragraph"] = field(default="paragraph", init=False, repr=False)

    @property
    def name(self) -> str:
        """The name that the matter gives the paragraph; "" if its id is made from its number."""
        name = self.id.removeprefix("p-")
        return "" if name.partition(".")[0] == str(self.number) else name

    @property
    def short(self) -> bool:
        """Whether the paragraph is a single line at any page width, without footnotes."""
        has_note = any(isinstance(run, Note) for run in self.text)
        return not has_note and _characters(self.text) <= MAX_NARROW_LINE

    @property
    def long(self) -> bool:
        """Whether the paragraph takes at least two lines at any page width."""
        indents = 1 if self.number is None else 2
        indent = 0 if self.continued else indents * INDENT
        return indent + _characters(self.text) > LONG_ITEM

    @property
    def change(self) -> Change:
        """The change that applies to the whole paragraph and its number; "" if only part of the paragraph changed."""
        return change_of(self.text)


@dataclass(frozen=True)
class Quotation:
    """A block quotation and its paragraphs, single-spaced, and indented on both sides unless it is *wide*."""

    paragraphs: tuple[RichText, ...]
    wide: bool = False
    kind: Literal["quotation"] = field(default="quotation", init=False, repr=False)


@dataclass(frozen=True)
class Item:
    """A list item: its label ("(a)", "1.", or a bullet), its first paragraph, and any blocks below it."""

    label: str
    text: RichText
    id: str = ""
    inside: "tuple[Block, ...]" = ()

    @property
    def long(self) -> bool:
        """Whether the item takes at least two lines at any page width; such an item may be the only item on a page."""
        return bool(self.inside) or _characters(self.text) > LONG_ITEM

    @property
    def change(self) -> Change:
        """The change that applies to the whole item and its label; "" if only part of the item changed."""
        return change_of(self.text)


@dataclass(frozen=True)
class Listing:
    """A list in a text."""

    items: tuple[Item, ...]
    kind: Literal["listing"] = field(default="listing", init=False, repr=False)


NARROW_COLUMN = 20
"""The maximum number of characters in a cell of a narrow column, such as a column of dates or amounts."""
NARROW_COLUMNS = 50
"""The maximum number of characters in the narrow columns of one row; more leave too little room for the others."""
WIDE_TABLE = 60
"""A row whose cells are the longest of their columns may not fit on one line if it has more characters than this."""


class Cell(NamedTuple):
    """A table cell: its text, the alignment of the text, and the number of columns that the cell spans.

    A *narrow* cell is in a column that is only as wide as its words, which leaves the width of the page to the others.
    """

    side: str
    text: RichText
    span: int = 1
    narrow: bool = False


@dataclass(frozen=True)
class Table:
    """A table in a text: its header cells, its rows, and the alignment of each column.

    *spans* is the number of columns that each header cell spans.
    """

    head: tuple[RichText, ...]
    rows: tuple[tuple[RichText, ...], ...]
    align: tuple[str, ...]
    spans: tuple[int, ...] = ()
    kind: Literal["table"] = field(default="table", init=False, repr=False)

    @property
    def change(self) -> Change:
        """The change that applies to the whole table; "" if only part of the table changed."""
        texts = chain(self.head, *self.rows)
        return change_of(tuple(chain.from_iterable(texts)))

    @property
    def head_cells(self) -> tuple["Cell", ...]:
        """The header cells, in which the text is centered if a cell spans several columns."""
        spans = self.spans or (1,) * len(self.head)
        starts = [sum(spans[:index]) for index in range(len(spans))]
        narrow_columns = self._narrow_columns()
        return tuple(
            Cell(self.align[start] if span == 1 else "center", text, span, narrow=span == 1 and start in narrow_columns)
            for start, span, text in zip(starts, spans, self.head, strict=True)
        )

    @property
    def row_cells(self) -> tuple[tuple["Cell", ...], ...]:
        """The cells of each row below the header."""
        narrow_columns = self._narrow_columns()
        rows = []
        for texts in self.rows:
            columns = enumerate(zip(self.align, texts, strict=False))
            rows.append(tuple(Cell(side, text, narrow=index in narrow_columns) for index, (side, text) in columns))
        return tuple(rows)

    def _narrow_columns(self) -> frozenset[int]:
        """Return the indexes of the columns that are only as wide as their words; none if every column would be."""
        lengths = [max(map(_characters, column), default=0) for column in zip(*self.rows, strict=False)]
        narrow = {index: length for index, length in enumerate(lengths) if length <= NARROW_COLUMN}
        leaves_room = len(narrow) < len(lengths) and sum(narrow.values()) <= NARROW_COLUMNS
        return frozenset(narrow) if leaves_room and sum(lengths) > WIDE_TABLE else frozenset()


def _characters(rich: RichText) -> int:
    """Return the number of characters in *rich*, without its notes."""
    return sum(len(run.text) for run in rich if not isinstance(run, Note))


@dataclass(frozen=True)
class Picture:
    """A picture in a text: its description, its bytes as a `data:` URL, and its size in points."""

    alternative: str
    data: str = field(repr=False)
    width: float
    height: float
    kind: Literal["picture"] = field(default="picture", init=False, repr=False)


@dataclass(frozen=True)
class Count:
    """The heading of a count: "COUNT ONE", "Breach of Contract", "(Against Defendant AWS)"."""

    label: str
    name: RichText
    against: str
    id: str
    cite: RichText = ()
    alternative: str = ""
    """The line that makes the count an alternative, "(In the Alternative to Count One)", or ""."""
    before_name: str = ""
    """The label with its separator, such as "COUNT ONE: ", if it is printed on the same line as the name."""
    underlined: bool = False
    """Whether the label is underlined; the runs of the name say so themselves."""
    kind: Literal["count"] = field(default="count", init=False, repr=False)

    @property
    def change(self) -> Change:
        """The change that applies to the whole heading and the lines around the name; "" if only part changed."""
        return change_of(self.name)


@dataclass(frozen=True)
class Prayer:
    """The prayer for relief, or a group of its items: a lead-in, which may be empty, and items with labels."""

    lead: RichText
    items: tuple[Item, ...]
    kind: Literal["prayer"] = field(default="prayer", init=False, repr=False)


Block = Heading | Paragraph | Quotation | Listing | Table | Picture | Count | Prayer
