"""Puts the rows of all pages in order: paragraphs, captions in two columns, tables and pictures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assembler.importing.pdf.columns import Columns, caption_columns
from assembler.importing.pdf.measure import Measure, measure_of
from assembler.importing.pdf.page_parts import Page, Picture, Row
from assembler.importing.pdf.paragraphs import PlacedBlock, Setting, column_texts, text_blocks
from assembler.importing.pdf.runs import is_divided, runs_of
from assembler.importing.pdf.signature_columns import signature_columns
from assembler.importing.pdf.tables import Table, tables_on
from assembler.importing.read_document import Block, PictureBlock, SetAside, SourcePlace, TableBlock, TextBlock


@dataclass(frozen=True, slots=True)
class TableZone:
    """Rows of a page, from *first* to *last*, that form a table or two columns, and the dividers among them."""

    first: int
    last: int
    block: TableBlock
    dividers: tuple[Row, ...] = ()


def blocks_of(
    pages: Sequence[Page], rows: Mapping[int, list[Row]], setting: Setting
) -> tuple[list[Block], list[SetAside]]:
    """Return the blocks of all pages in reading order, and the dividers of captions."""
    placed: list[PlacedBlock] = []
    dividers: list[SetAside] = []
    pending: list[Row] = []
    for page in pages:
        page_rows = rows[page.number]
        start = 0
        for zone in _zones(page, page_rows, setting):
            placed += text_blocks([*pending, *page_rows[start : zone.first]], setting)
            placed.append(PlacedBlock(page_rows[zone.first], zone.block))
            dividers += [SetAside("divider", row.text, SourcePlace(row.page, row.line)) for row in zone.dividers]
            pending = []
            start = zone.last + 1
        pending += page_rows[start:]
    placed += text_blocks(pending, setting)
    return _with_pictures(placed, pages), dividers


def _zones(page: Page, rows: Sequence[Row], setting: Setting) -> list[TableZone]:
    """Return the caption, the tables and the signature blocks in two columns of *page*."""
    columns = caption_columns(page, rows, setting.measure)
    zones = [_two_columns(columns, setting)] if columns else []
    signature_zones = [_two_columns(block, setting) for block in signature_columns(rows)]
    table_zones = [_table(table, setting) for table in tables_on(page, rows)]
    for candidate in (*signature_zones, *table_zones):
        if all(candidate.last < zone.first or candidate.first > zone.last for zone in zones):
            zones.append(candidate)
    return sorted(zones, key=lambda zone: zone.first)


def _two_columns(columns: Columns, setting: Setting) -> TableZone:
    return TableZone(columns.first, columns.last, column_table(columns, setting), columns.dividers)


def column_table(columns: Columns, setting: Setting) -> TableBlock:
    """Return two columns as a table of one row, in which each line is a separate block."""
    cells = tuple(tuple(_lines(rows, setting)) for rows in (columns.left, columns.right))
    first = min(columns.left[0], columns.right[0], key=lambda row: row.y)
    return TableBlock(SourcePlace(first.page, first.line), (cells,))


def _lines(rows: Sequence[Row], setting: Setting) -> Iterator[TextBlock]:
    """Yield each of *rows* as a block, with the next row if a hyphen divides a word between them."""
    group: list[Row] = []
    for row in rows:
        if group and not _share_divided_word(group[-1], row):
            yield _line(group, setting)
            group = []
        group.append(row)
    if group:
        yield _line(group, setting)


def _share_divided_word(row: Row, below: Row) -> bool:
    """Whether a hyphen divides a word between the end of *row* and the beginning of *below*."""
    last, first = row.words[-1], below.words[0]
    return (
        is_divided(last)
        and not re.search(r"\d", last.text)
        and last.text.isupper() == first.text.isupper()
        and first.text[0].isalpha()
    )


def _line(rows: Sequence[Row], setting: Setting) -> TextBlock:
    runs = runs_of(rows, setting.vocabulary, setting.marks)
    return TextBlock(SourcePlace(rows[0].page, rows[0].line), runs)


def _table(table: Table, setting: Setting) -> TableZone:
    rows = tuple(tuple(_texts(cell, setting) for cell in row) for row in table.cells)
    cells = (cell for row in table.cells for cell in row)
    first = next(cell[0] for cell in cells if cell)
    return TableZone(table.first, table.last, TableBlock(SourcePlace(first.page, first.line), rows))


def _texts(rows: Sequence[Row], setting: Setting) -> tuple[TextBlock, ...]:
    """Return *rows*, those of a cell, as paragraphs."""
    if not rows:
        return ()
    left = min(row.left for row in rows)
    right = max(row.right for row in rows)
    measure = Measure(left, right, setting.measure.size, measure_of(rows).spacing)
    return column_texts(rows, measure, replace(setting, narrow=True))


def _with_pictures(placed: Sequence[PlacedBlock], pages: Sequence[Page]) -> list[Block]:
    """Return the blocks, with each picture of *pages* before the first block that begins below the picture."""
    pictures = [(page.number, picture) for page in pages for picture in in_reading_order(page.pictures)]
    blocks: list[Block] = []
    line = 1
    for placed_block in placed:
        first = placed_block.first
        while pictures and _is_above(*pictures[0], first):
            blocks.append(_picture_block(*pictures.pop(0), line))
        blocks.append(placed_block.block)
        line = first.line
    return [*blocks, *(_picture_block(page, picture, line=1) for page, picture in pictures)]


def in_reading_order(pictures: Sequence[Picture]) -> list[Picture]:
    """Return the *pictures* of a page from top to bottom; from left to right if they are side by side."""
    ordered: list[list[Picture]] = []
    for picture in sorted(pictures, key=lambda picture: picture.top):
        if ordered and picture.top < (ordered[-1][0].top + ordered[-1][0].bottom) / 2:
            ordered[-1].append(picture)
        else:
            ordered.append([picture])
    return [picture for row in ordered for picture in sorted(row, key=lambda picture: picture.left)]


def _is_above(page: int, picture: Picture, row: Row) -> bool:
    """Whether *picture*, on the page with number *page*, ends above *row*, which may be on a later page."""
    return (page, picture.bottom) < (row.page, row.y)


def _picture_block(page: int, picture: Picture, line: int) -> PictureBlock:
    return PictureBlock(SourcePlace(page, line), picture.content, picture.media_type)
