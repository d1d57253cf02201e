"""Walks over a part of a Word file: paragraphs, tables, content controls and text boxes, in order."""

from collections.abc import Iterable, Iterator
from typing import Any

from assembler.importing.read_document import (
    Block,
    Caution,
    SetAside,
    SourcePlace,
    TableBlock,
    TextBlock,
    TextRun,
    merged_runs,
    text_blocks,
)
from assembler.importing.word.collected import Collected
from assembler.importing.word.pictures import PLACE_NAMESPACE
from assembler.importing.word.texts import (
    ALTERNATIVES,
    DELETED,
    UNREAD_PARTS,
    Paragraph,
    printed_alternative,
    read_paragraph,
    remark_on_unread,
)
from assembler.verify.reader import SIGNS
from assembler.verify.reader.word_labels import W

MIN_RIGHT_OFFSET = 2_200_000
"""The minimum offset of a text box at the right, in English Metric Units: about 2.4 inches."""

SKIPPED = frozenset({f"{W}{name}" for name in ("sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr")})
"""Elements with properties, which have no text of the paper."""


def blocks_in(container: Any, collected: Collected) -> list[Block]:
    """Return the blocks of *container*, a body, a cell, a footnote or a text box."""
    joiner = _ParagraphJoiner(collected)
    return [*_blocks(joiner, container), *joiner.unjoined()]


def texts_in(container: Any, collected: Collected) -> tuple[TextBlock, ...]:
    """Return the paragraphs of *container*, with those of its tables in order."""
    return tuple(text_blocks(blocks_in(container, collected)))


class _ParagraphJoiner:
    """Joins a paragraph whose end was deleted to the next paragraph, as Word does when the change is accepted."""

    def __init__(self, collected: Collected) -> None:
        self.collected = collected
        self.element: Any = None
        self.runs: list[TextRun] = []
        """The runs that wait for the next paragraph, and *element*, the last paragraph that has some of them."""

    def block(self, element: Any, paragraph: Paragraph) -> TextBlock | None:
        """Return the block of *paragraph*; None if it is empty, or if its deleted end joins it to the next.

        The number and the form are those of the paragraph whose end stays.
        """
        self.element = element
        self.runs = merged_runs([*self.runs, *paragraph.runs])
        if any(element.find(f"{W}pPr/{W}rPr/{change}") is not None for change in DELETED):
            return None
        block = self._own_block()
        self.runs = []
        return block if block.number or _has_text(block.runs) else None

    def unjoined(self) -> Iterator[TextBlock]:
        """Yield the runs that still wait as a paragraph, because no paragraph follows that they can join."""
        if _has_text(self.runs):
            yield self._own_block()
        self.runs = []

    def _own_block(self) -> TextBlock:
        """Return the runs that were read, with the number and the form that the last paragraph gives them."""
        label = self.collected.labels.next_label(self.element)
        look = self.collected.styles.paragraph(self.element)
        return TextBlock(
            SourcePlace(0, self.collected.line),
            tuple(self.runs),
            number=label.text if label else "",
            list_level=label.depth if label else 0,
            outline_level=look.outline_level,
            style=look.style,
            align=look.align,
            indent=look.indent,
            first_line=look.first_line,
            space_before=look.space_before,
        )


def _has_text(runs: Iterable[TextRun]) -> bool:
    """Whether *runs* have a letter, a sign or the mark of a note."""
    return any(run.text.strip() or run.note for run in runs)


def _blocks(joiner: _ParagraphJoiner, container: Any) -> Iterator[Block]:
    for element in container:
        tag = element.tag
        if tag == f"{W}p":
            yield from _paragraph(joiner, element)
        elif tag == f"{W}tbl":
            yield from joiner.unjoined()
            table = _table(element, joiner.collected)
            if table.rows:
                yield table
        elif tag == ALTERNATIVES:
            yield from _blocks(joiner, printed_alternative(element))
        elif tag in UNREAD_PARTS:
            remark_on_unread(element, joiner.collected)
        elif tag in DELETED:
            set_aside_deleted(element, joiner.collected)
        elif tag not in SKIPPED and isinstance(tag, str):
            yield from _blocks(joiner, element)


def _paragraph(joiner: _ParagraphJoiner, element: Any) -> Iterator[Block]:
    collected = joiner.collected
    collected.line += 1
    paragraph = read_paragraph(element, collected)
    line = collected.line
    block = None if collected.deletion_author is not None else joiner.block(element, paragraph)
    if block:
        yield block
    yield from paragraph.pictures
    for box, author in paragraph.boxes:
        with collected.deleting(author):
            blocks = blocks_in(box, collected)
        if _is_at_right(box):
            yield from _in_second_column(blocks)
        else:
            yield from blocks
    collected.line = max(line, collected.line)


def _is_at_right(box: Any) -> bool:
    """Whether *box*, a text box, is beside the text, as the right column of a caption may be."""
    anchor = next((parent for parent in box.iterancestors() if parent.tag == f"{PLACE_NAMESPACE}anchor"), None)
    offset = None if anchor is None else anchor.find(f"{PLACE_NAMESPACE}positionH/{PLACE_NAMESPACE}posOffset")
    text = (offset.text or "") if offset is not None else ""
    return text.strip().isdecimal() and int(text) > MIN_RIGHT_OFFSET


def _in_second_column(blocks: list[Block]) -> Iterator[Block]:
    """Yield the texts of *blocks* as the second column of a table, and the other blocks."""
    texts = tuple(text_blocks(blocks))
    if texts:
        yield TableBlock(texts[0].place, (((), texts),))
    yield from (block for block in blocks if not isinstance(block, TextBlock | TableBlock))


def _table(table: Any, collected: Collected) -> TableBlock:
    """Return *table* without deleted rows and cells; the tables within its cells are read as paragraphs."""
    place = SourcePlace(0, collected.line + 1)
    rows = list(_elements(table, f"{W}tr"))
    has_columns = any(sum(1 for _ in _elements(row, f"{W}tc")) > 1 for row in rows)
    if collected.table_depth == 1 and has_columns and collected.deletion_author is None:
        about = "a table within a table was read as paragraphs, row by row, without its columns"
        collected.cautions.append(Caution(f"{about}: compare the page", place))
    collected.table_depth += 1
    read_rows = [read_row for row in rows if (read_row := _row(row, collected)) is not None]
    collected.table_depth -= 1
    return TableBlock(place, tuple(_without_dividers(read_rows, collected)))


def _row(row: Any, collected: Collected) -> list[tuple[TextBlock, ...]] | None:
    """Return the cells of *row* that no tracked change deletes; None if it deletes the row, or each of its cells."""
    kept_cells: list[tuple[TextBlock, ...]] = []
    with collected.deleting(_author_of(row.find(f"{W}trPr/{W}del"))):
        for cell in _elements(row, f"{W}tc"):
            with collected.deleting(_author_of(cell.find(f"{W}tcPr/{W}cellDel"))):
                texts = texts_in(cell, collected)
                if collected.deletion_author is None:
                    kept_cells.append(texts)
    return kept_cells or None


def _author_of(deletion: Any) -> str | None:
    """Return the author of *deletion*, a tracked change; None if there is none."""
    return None if deletion is None else str(deletion.get(f"{W}author", ""))


def _without_dividers(
    rows: list[list[tuple[TextBlock, ...]]], collected: Collected
) -> Iterator[tuple[tuple[TextBlock, ...], ...]]:
    """Yield *rows* without the columns that have only divider characters, which are set aside."""
    width = min((len(row) for row in rows), default=0)
    divider_columns = [column for column in range(width) if _is_divider(row[column] for row in rows)]
    for row in rows:
        for column in divider_columns:
            for block in row[column]:
                collected.asides.append(SetAside("divider", block.text.strip(), block.place))
        yield tuple(cell for column, cell in enumerate(row) if column not in divider_columns)


def _is_divider(column: Iterable[tuple[TextBlock, ...]]) -> bool:
    """Whether each paragraph of *column* is one character that divides the columns of a caption."""
    texts = [block.text.strip() for cell in column for block in cell]
    return bool(texts) and all(len(text) == 1 and text in SIGNS for text in texts)


def _elements(container: Any, name: str) -> Iterator[Any]:
    """Yield the elements *name* in *container*, including those in content controls and tracked changes."""
    for element in container:
        if element.tag == name:
            yield element
        elif element.tag not in SKIPPED and isinstance(element.tag, str):
            yield from _elements(element, name)


def set_aside_deleted(element: Any, collected: Collected) -> None:
    """Set aside the words of *element*, which a tracked change deletes."""
    with collected.deleting(element.get(f"{W}author", "")):
        blocks_in(element, collected)
