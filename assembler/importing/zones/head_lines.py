"""The lines of a head or of a signature block, column by column, and doubts about lines that were not understood."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.draft import Doubt
from assembler.importing.read_document import Block, SourcePlace, TableBlock, TextBlock
from assembler.importing.zones.caption_signs import NOT_A_SECTION
from assembler.importing.zones.counsel_signs import is_street

DIVIDER = re.compile(
    rf"\s{{0,9}}(?:\t\s{{0,9}}{NOT_A_SECTION}[)§|:]{{1,60}}|\s{NOT_A_SECTION}[)§|]{{1,60}}|\s:{{1,80}}(?=\s{{0,9}}$)|"
    rf"^{NOT_A_SECTION}[)§|:]{{1,60}})(?:\s{{1,9}}|$)"
)
"""The character between the columns of a caption that is read as lines."""

LABEL_AND_GAP = re.compile(r"(?i)\b(tel(?:ephone)?|phone|fax|facsimile|e-?mail)(\.?:)[\t ]+(?=\S)")
"""The label of a number or an address, and the gap behind it."""

MIN_CELL_LINES = 3
"""The minimum number of lines of a cell that has a block of lines, such as a signature."""

MIN_LETTERS = 2
"""A line with fewer letters and digits may be a speck on a scan, and causes no doubt."""


def head_lines(blocks: Sequence[Block]) -> Iterator[tuple[str, SourcePlace]]:
    """Yield the lines of *blocks*, column by column in a table or in lines with a divider.

    The lines of a table with blocks of lines in several cells are yielded cell by cell.
    """
    right: list[tuple[str, SourcePlace]] = []
    for block in blocks:
        if isinstance(block, TextBlock) and (parts := divided(block)) and not is_street(parts[0]):
            yield from ((text, block.place) for text in parts[:1] if text)
            right += [(text, block.place) for text in parts[1:] if text]
            continue
        if isinstance(block, TableBlock) and _has_blocks_in_cells(block):
            for part in block.blocks:
                yield from text_lines(part)
            continue
        if isinstance(block, TableBlock):
            yield from column_lines(block, 0)
            for column in range(1, max(map(len, block.rows), default=0)):
                right += column_lines(block, column)
            continue
        yield from right
        right = []
        if isinstance(block, TextBlock):
            yield from text_lines(block)
    yield from right


def _has_blocks_in_cells(block: TableBlock) -> bool:
    """Whether *block* has several rows, and blocks of lines, such as signatures, in several cells."""
    block_count = sum(len(cell) >= MIN_CELL_LINES for row in block.rows for cell in row)
    return len(block.rows) > 1 and block_count > 1


def column_lines(block: TableBlock, column: int) -> Iterator[tuple[str, SourcePlace]]:
    """Yield the lines of one column of a table."""
    for row in block.rows:
        for part in row[column] if column < len(row) else ():
            yield from text_lines(part)


def divided(block: TextBlock) -> list[str]:
    """Return the text of *block* on both sides of a caption's divider; [] if it has none."""
    match = DIVIDER.search(block.text)
    if not match or len(block.text.split()) > 24 or block.number or "\n" in block.text:
        return []
    before = block.text[: match.start()].strip()
    after = block.text[match.end() :].strip(" )§|:\t")
    if before.count("(") > before.count(")") and ")" in match[0]:
        return []
    return [before, after]


def text_lines(block: TextBlock) -> Iterator[tuple[str, SourcePlace]]:
    """Yield the lines of *block*; a wide gap divides a line, except behind a label such as "Fax:"."""
    text = f"{block.number} {block.text}".strip() if block.number else block.text
    for number, line in enumerate(LABEL_AND_GAP.sub(r"\1\2 ", text).split("\n")):
        place = SourcePlace(block.place.page, block.place.line + number)
        yield from ((piece.strip(), place) for piece in re.split(r"\t+|\s{4,}", line) if piece.strip())


def not_understood(
    lines: Sequence[tuple[str, SourcePlace]], where: str, then: str = "", *, apart: int = 2
) -> Iterator[Doubt]:
    """Yield a doubt for each run of *lines*, which were not understood.

    The lines of a run are on one page, and each is at most *apart* lines below the one before it.
    """
    runs: list[list[tuple[str, SourcePlace]]] = []
    for text, place in lines:
        if sum(letter.isalnum() for letter in text) < MIN_LETTERS:
            continue
        last_place = runs[-1][-1][1] if runs else None
        if last_place and place.page == last_place.page and place.line - last_place.line <= apart:
            runs[-1].append((text, place))
        else:
            runs.append([(text, place)])
    for run in runs:
        first, place = run[0]
        other_count = len(run) - 1
        words = first if len(first) <= 80 else f"{first[:77]}..."
        other_lines = f" and {other_count} more line{'s' if other_count > 1 else ''}" if other_count else ""
        yield Doubt(f"`{words}`{other_lines} in {where} {'were' if other_count else 'was'} not understood{then}", place)
