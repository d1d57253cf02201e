"""Tables of contents and of authorities, which a matter leaves out, because the program can print its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assembler.importing.draft import Doubt
from assembler.importing.expressed import CONTENTS, Expressed
from assembler.importing.read_document import Block, TableBlock, TextBlock, text_blocks

HEADING = re.compile(r"(?i)\s{0,9}(?:table of )?(?P<table>contents|authorities)\s{0,9}:?\s{0,9}")
"""The heading of a table of contents or of authorities."""

LABEL = re.compile(r"(?i)\s{0,9}(?:\(?cont(?:inued|['’]?d)\.?\)?|page(?:s|\(s\))?(?: no\.?)?)\s{0,9}")
"""A line between the heading of such a table and its entries."""

PAGE_NUMBER = re.compile(r"(?:[\t.…]|\s)\s{0,3}(?:\d{1,4}|[ivxl]{1,7}|passim)\s{0,3}$")
"""A page number at the end of an entry."""

LEADERS = re.compile(r"\t|\.{4}|\. \. \. \.|…{2}")
"""A tab or a row of dots between an entry and its page number."""

STYLE = re.compile(r"(?i)(?:toc|contents|table of authorities)\s?\d?(?: heading)?")
"""The names of Word's styles for the heading and the entries."""

MIN_ENTRIES = 3
"""The minimum number of entries by which a table is recognized."""

MAX_LINE_WORDS = 40
"""The maximum number of words in the first line of an entry, or in a line such as "Page(s)"."""


@dataclass(frozen=True, slots=True)
class ContentsRead:
    """The blocks outside the tables, and the words and doubts of the tables."""

    blocks: tuple[Block, ...]
    expressed: tuple[Expressed, ...]
    doubts: tuple[Doubt, ...]


def without_contents(blocks: Sequence[Block]) -> ContentsRead:
    """Return *blocks* without tables of contents and of authorities, and a doubt about each table."""
    kept_blocks: list[Block] = []
    expressed: list[Expressed] = []
    doubts: list[Doubt] = []
    index = 0
    while index < len(blocks):
        end = _end_of_table(blocks, index)
        table = blocks[index:end]
        if table:
            expressed += [
                Expressed(CONTENTS, f"{block.number} {block.text}".strip(), block.place) for block in text_blocks(table)
            ]
            doubts.append(_doubt(table))
        else:
            kept_blocks.append(blocks[index])
        index = max(end, index + 1)
    return ContentsRead(tuple(kept_blocks), tuple(expressed), tuple(doubts))


def _end_of_table(blocks: Sequence[Block], start: int) -> int:
    """Return the index after the table that begins at *start*; *start* if none begins there."""
    first = blocks[start]
    if not isinstance(first, TextBlock) or not (HEADING.fullmatch(first.text) or STYLE.fullmatch(first.style)):
        return start
    end = start + 1
    entry_count = int(_is_entry(first))
    for index in range(start + 1, len(blocks)):
        if _is_entry(blocks[index]):
            end = index + 1
            entry_count += 1
        elif LABEL.fullmatch(_text_of(blocks[index])):
            if index == end:
                end += 1
        elif index > end or not _may_be_above_entry(blocks[index]):
            break
    return end if entry_count >= MIN_ENTRIES else start


def _is_entry(block: Block) -> bool:
    """Whether *block* has leaders and a page number, has Word's style for entries, or is a table of such lines."""
    if isinstance(block, TableBlock):
        texts = [" \t ".join(part.text for cell in row for part in cell) for row in block.rows]
        return bool(texts) and all(PAGE_NUMBER.search(text) for text in texts if text.strip())
    if not isinstance(block, TextBlock):
        return False
    has_page = bool(PAGE_NUMBER.search(block.text) and LEADERS.search(block.text))
    return has_page or bool(STYLE.fullmatch(block.style) and block.text.strip())


def _text_of(block: Block) -> str:
    return block.text if isinstance(block, TextBlock) else ""


def _may_be_above_entry(block: Block) -> bool:
    """Whether *block* may be a group's heading, the first line of an entry, or a line such as "Page(s)"."""
    return isinstance(block, TextBlock) and len(block.text.split()) <= MAX_LINE_WORDS and not block.text.endswith(".")


def _doubt(table: Sequence[Block]) -> Doubt:
    first = next(text_blocks(table))
    heading_match = HEADING.fullmatch(first.text)
    kind = heading_match["table"].casefold() if heading_match else "contents"
    about = f"a table of {kind} was set aside: give `tables: [{kind}]` in the filing to print the program's own"
    return Doubt(about, first.place)
