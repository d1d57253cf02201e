"""A paper as it was read from PDF, Word or plain text: the one form on which recognition works.

The readers (`pdf/`, `word/`, `plain_text.py`) make a `ReadDocument`; recognition knows no file format.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

MAX_FIRST_WORDS = 6
"""The number of words by which a paragraph is named."""

SIDE_SIGNS = ")§:|*"
"""The signs that divide the columns of a caption, which are not words of a paragraph."""

REDACTED = "[redacted]"
"""The mark in the place of words under a box."""

REDACTED_LETTER = "\N{FULL BLOCK}"
"""The character that stands for each letter of words that nobody may read."""

Align = Literal["left", "center", "right", "justified"]

AsideKind = Literal[
    "running head",
    "running foot",
    "page number",
    "line number",
    "filing stamp",
    "divider",
    "hidden text",
    "words under a box",
    "white words",
    "note in a note",
    "invisible character",
    "deleted text",
    "comment",
    "exhibit",
    "civil cover sheet",
    "another paper",
    "repeated picture",
    "picture of a page",
    "other",
]


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where something is printed in the source: page and line, both counted from one.

    A Word file has no fixed pages: the page is 0, and the line is the number of the paragraph in its body.
    """

    page: int
    line: int


NOWHERE = SourcePlace(0, 0)
"""The place of something that the source does not print in one place."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text in one style. `note` is the mark of the footnote that is cited here; `text` is then empty.

    A tab, or a gap as wide as one, is `\\t`; a line break within a paragraph is `\\n`.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    note: str = ""

    @property
    def emphasis(self) -> tuple[bool, bool, bool]:
        """Whether the text is bold, italic and underlined."""
        return self.bold, self.italic, self.underline


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, a heading or a line of a caption, with its lines joined and hyphens at line ends resolved.

    `number` is a number or label that the source keeps apart from the text, as Word does ("12.", "A."); a typed
    number is a part of the runs. `outline_level` (from 1) is that of a heading style, and 0 if the source has none.
    Indents are in points from the left edge of the text block.
    """

    place: SourcePlace
    runs: tuple[TextRun, ...]
    number: str = ""
    list_level: int = 0
    outline_level: int = 0
    style: str = ""
    align: Align = "left"
    indent: float = 0
    first_line: float = 0
    space_before: float = 0
    right_indent: float = 0
    """How far all lines end before the right edge of the text block, in a PDF, if there are several."""

    @property
    def text(self) -> str:
        """The words of the block without their emphasis."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table, or text in columns, such as a caption: rows of cells, each with its blocks from top to bottom."""

    place: SourcePlace
    rows: tuple[tuple[tuple[TextBlock, ...], ...], ...]

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        """The blocks of all cells, row by row."""
        return tuple(block for row in self.rows for cell in row for block in cell)


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture in the text, as PNG or JPEG."""

    place: SourcePlace
    content: bytes
    media_type: str
    alternative_text: str = ""


Block = TextBlock | TableBlock | PictureBlock


@dataclass(frozen=True, slots=True)
class FootNote:
    """A footnote or endnote, and the mark by which the text cites it."""

    mark: str
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words of the source that are not part of the paper's text, and why; *author* is that of a change or comment."""

    kind: AsideKind
    text: str
    place: SourcePlace
    author: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """What a person must compare with the page at a place, because letters alone do not show it."""

    about: str
    place: SourcePlace


PagesKind = Literal["exhibit", "civil cover sheet", "another paper"]


@dataclass(frozen=True, slots=True)
class AttachedPages:
    """Pages before or after the paper: a form, another paper, or an exhibit with the label and title of its cover.

    `content` is a PDF of the exhibit without its first page, or empty if the exhibit has no other page. *cropped* says
    that it has text outside the visible page, such as the stamp of an earlier filing, which could be copied.
    """

    kind: PagesKind
    first: int
    last: int
    label: str = ""
    title: str = ""
    content: bytes = b""
    cropped: bool = False


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """All words of a source, each once: in `blocks` or `notes`, or in `set_aside`.

    `attached` are the pages whose words were set aside because they are not part of the paper. `remarks` are sentences
    for the user on what the reader could not read; each becomes a doubt, and so does each of `cautions`. `unread_pages`
    are the numbers of the pages that are scans without recognized text.
    """

    page_count: int
    blocks: tuple[Block, ...]
    notes: tuple[FootNote, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    remarks: tuple[str, ...] = ()
    attached: tuple[AttachedPages, ...] = ()
    unread_pages: tuple[int, ...] = ()
    cautions: tuple[Caution, ...] = ()


def merged_runs(runs: Iterable[TextRun]) -> list[TextRun]:
    """Return *runs* without empty runs, and with adjacent runs of the same emphasis joined."""
    merged: list[TextRun] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and not (last.note or run.note) and last.emphasis == run.emphasis:
            merged[-1] = replace(run, text=last.text + run.text)
        elif run.text or run.note:
            merged.append(run)
    return merged


def with_each_text(block: Block, change: Callable[[TextBlock], TextBlock]) -> Block:
    """Return *block* with *change* applied to it, or to each paragraph in the cells of a table; pictures stay as is."""
    if isinstance(block, TextBlock):
        return change(block)
    if isinstance(block, PictureBlock):
        return block
    rows = tuple(tuple(tuple(map(change, cell)) for cell in row) for row in block.rows)
    return replace(block, rows=rows)


def first_words(blocks: Sequence[Block]) -> dict[SourcePlace, str]:
    """Return, by place, the first words of each paragraph of *blocks* that has no page, as in Word files."""
    paragraphs = (block for block in text_blocks(blocks) if not block.place.page)
    texts = ((block.place, block.text.strip(f"{SIDE_SIGNS}\t\n ")) for block in paragraphs)
    return {place: " ".join(text.split()[:MAX_FIRST_WORDS]) for place, text in texts if text}


def text_blocks(blocks: Sequence[Block]) -> Iterator[TextBlock]:
    """Yield the blocks of text among *blocks* and in their tables."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        elif isinstance(block, TableBlock):
            yield from block.blocks
