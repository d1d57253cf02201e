"""Finds the two columns of a caption in lines of text, as if they were printed in letters of equal width."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assembler.importing.pdf.blocks import column_table
from assembler.importing.pdf.columns import caption_columns
from assembler.importing.pdf.hyphens import vocabulary
from assembler.importing.pdf.measure import measure_of
from assembler.importing.pdf.page_parts import Page, Piece, Row, Word
from assembler.importing.pdf.paragraphs import Setting
from assembler.importing.read_document import Block, SourcePlace, TableBlock, TextBlock, TextRun

LETTER_WIDTH = 6.0
"""The width of each letter as if the text were printed, in points."""

LINE_SPACING = 12.0
"""The distance between lines as if the text were printed, in points."""

TYPE_SIZE = 10.0
"""The size of the type as if the text were printed, in points."""

MIN_PAGE_WIDTH = 75 * LETTER_WIDTH
"""The minimum width of a page of text, in points."""

TAB_WIDTH = 8
"""The number of columns between tab stops."""

WIDE_GAP = re.compile(r"(?<=\S)(?: {3,}|\t)\s*(?=\S)")
"""A gap within a line that is read as a tab."""


@dataclass(frozen=True, slots=True)
class TextCaption:
    """The columns of a caption, and the indexes of its first and last line."""

    first: int
    last: int
    block: TableBlock


def text_caption(lines: Sequence[str], page: int) -> TextCaption | None:
    """Return the caption in *lines* if it has two columns; *page* is the number of their page."""
    rows = [_row(line, line_number, page) for line_number, line in enumerate(lines, 1) if line.strip()]
    if not rows:
        return None
    width = max(MIN_PAGE_WIDTH, *(row.right for row in rows))
    measure = replace(measure_of(rows, width), right=width)
    columns = caption_columns(Page(page, width, LINE_SPACING * len(lines), words=()), rows, measure)
    if columns is None:
        return None
    setting = Setting(measure, vocabulary(rows), frozenset())
    block = column_table(columns, setting)
    return TextCaption(rows[columns.first].line - 1, rows[columns.last].line - 1, block)


def text_head(text: str) -> list[Block]:
    """Return the head of a paper in *text*: a block for each line, and one for the two columns of its caption."""
    lines = text.splitlines()
    caption = text_caption(lines, 1)
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        if caption and index == caption.first:
            blocks.append(caption.block)
        if line.strip() and not (caption and caption.first <= index <= caption.last):
            words = WIDE_GAP.sub("\t", line.strip())
            blocks.append(TextBlock(SourcePlace(1, index + 1), (TextRun(words),)))
    return blocks


def _row(line: str, line_number: int, page: int) -> Row:
    """Return *line*, which is not blank, as a row of words with the places that they would have if printed."""
    words = tuple(
        Word(
            (Piece(match[0]),),
            left=LETTER_WIDTH * match.start(),
            right=LETTER_WIDTH * match.end(),
            y=LINE_SPACING * line_number,
            size=TYPE_SIZE,
        )
        for match in re.finditer(r"\S+", line.expandtabs(TAB_WIDTH))
    )
    return Row(words, LINE_SPACING * line_number, TYPE_SIZE, page, line_number)
