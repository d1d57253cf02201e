"""The lines of a head or of a signature block, column by column, and doubts about lines that were not understood."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.draft import Doubt
from assembler.importing.read_document import Block, SourcePlace, TableBlock, TextBlock
from assembler.importing.zones.caption_signs import NOT_A_SECTION
from assembler.importing.zones.counsel_signs import is_street
from assembler.language.english import counted

Line = tuple[str, SourcePlace]
"""The text of a line, and its place in the source."""

DIVIDER = re.compile(
    rf"\s{{0,9}}(?:\t\s{{0,9}}{NOT_A_SECTION}[)§|:]{{1,60}}|\s{NOT_A_SECTION}[)§|]{{1,60}}|\s:{{1,80}}(?=\s{{0,9}}$)|"
    rf"^{NOT_A_SECTION}[)§|:]{{1,60}})(?:\s{{1,9}}|$)"
)
"""The character between the columns of a caption that is read as lines."""

LABEL_AND_GAP = re.compile(r"(?i)\b(tel(?:ephone)?|phone|fax|facsimile|e-?mail)(\.?:)[\t ]+(?=\S)")
"""The label of a number or an address, and the gap after it."""

SIGNATURE_BEFORE_NAME = re.compile(
    r"(?P<signature>(?:(?i:by):?\s{0,9})?_{0,40}/?s/\s{0,9}(?P<name>[A-Z][\w.'’-]{0,30}(?:\s[A-Z][\w.'’-]{0,30}){1,4}?)_{0,40})"
    r"\s{1,9}(?=(?P=name)\b)"
)
"""A signature before the name of the signer on the same line, as in "/s/ Ann Sample Ann Sample (Bar No. 00000)"."""

MIN_CELL_LINES = 3
"""The minimum number of lines of a cell that has a block of lines, such as a signature."""

MIN_LETTERS = 2
"""A line with fewer letters and digits may be a speck on a scan, and causes no doubt."""


def head_lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines of *blocks*, column by column in a table or in lines with a divider.

    The lines of a table with blocks of lines in several cells are yielded cell by cell.
    """
    right: list[Line] = []
    for block in blocks:
        if isinstance(block, TextBlock) and (parts := divided(block)) and not is_street(parts[0]):
            before, after = parts
            if before:
                yield before, block.place
            if after:
                right.append((after, block.place))
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
    cell_count = sum(len(cell) >= MIN_CELL_LINES for row in block.rows for cell in row)
    return len(block.rows) > 1 and cell_count > 1


def column_lines(block: TableBlock, column: int) -> Iterator[Line]:
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


def text_lines(block: TextBlock) -> Iterator[Line]:
    """Yield the lines of *block*; a wide gap divides a line, except behind a label such as "Fax:"."""
    text = f"{block.number} {block.text}".strip() if block.number else block.text
    for line_index, line in enumerate(LABEL_AND_GAP.sub(r"\1\2 ", text).split("\n")):
        place = SourcePlace(block.place.page, block.place.line + line_index) if block.place.page else block.place
        pieces = (piece.strip() for piece in re.split(r"\t+|\s{4,}", line) if piece.strip())
        yield from ((part, place) for piece in pieces for part in _signature_and_name(piece))


def _signature_and_name(text: str) -> Sequence[str]:
    """Return the signature and the line of the same name in *text*, if they run together; otherwise *text*."""
    match = SIGNATURE_BEFORE_NAME.match(text)
    return [match["signature"], text[match.end() :]] if match else [text]


def doubts_on_unread_lines(
    lines: Sequence[Line], zone: str, remedy: str = "", *, max_distance: int = 2
) -> Iterator[Doubt]:
    """Yield a doubt for each run of *lines* of *zone* that were not understood. Each doubt ends with *remedy*.

    The lines of a run are on one page, and each is at most *max_distance* lines below the one before it.
    """
    runs: list[list[Line]] = []
    places: list[SourcePlace] = []
    for text, place in lines:
        if sum(letter.isalnum() for letter in text) < MIN_LETTERS:
            continue
        last_place = places[-1] if places else None
        if last_place and place.page == last_place.page and place.line - last_place.line <= max_distance:
            runs[-1].append((text, place))
        else:
            runs.append([(text, place)])
        places.append(place)
    for (first_text, place), *other_lines in runs:
        quotation = first_text if len(first_text) <= 80 else f"{first_text[:77]}..."
        subject = f"`{quotation}`"
        if other_lines:
            subject += f" and {counted(len(other_lines), 'more line')}"
        verb = "were" if other_lines else "was"
        yield Doubt(f"{subject} in {zone} {verb} not understood{remedy}", place)
