"""Finds headings such as "1. Breach of Contract" under "Causes of Action", which look like numbered paragraphs."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from assembler.importing.read_document import Block, TextBlock, TextRun
from assembler.importing.zones.headings import PROSE_END, heading_look, is_title_case

CAUSES = re.compile(r"(?i)(?:causes? of action|claims? for relief|claims|counts)[.:]?")
"""The heading above all counts."""

NUMBERED_TITLE = re.compile(r"\s{0,9}(?P<number>\d{1,2})\.\s{1,9}(?P<title>\S.*)")
"""A number and a title, such as "1. Breach of Contract"."""

MAX_TITLE_WORDS = 12
"""The maximum number of words in the title of a count that is not set as a heading."""

MIN_COUNTS = 2
"""The minimum number of titles in a row that show that they are headings and not paragraphs."""


def numbered_causes(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of *blocks* that are numbered titles under a heading such as "Causes of Action".

    There must be at least two, numbered from 1, in title case, and each above text.
    """
    indexes: set[int] = set()
    for index, block in enumerate(blocks):
        if isinstance(block, TextBlock) and _heads_causes(block):
            title_indexes = list(_title_indexes(blocks, index + 1))
            if len(title_indexes) >= MIN_COUNTS:
                indexes.update(title_indexes)
    return frozenset(indexes)


def as_headings(blocks: Sequence[Block], indexes: Collection[int]) -> list[Block]:
    """Return *blocks* with those at *indexes* as headings of level 2."""
    return [
        replace(block, outline_level=2) if index in indexes and isinstance(block, TextBlock) else block
        for index, block in enumerate(blocks)
    ]


def without_numbers(blocks: Sequence[Block], indexes: Collection[int]) -> list[Block]:
    """Return *blocks* with only the titles of those at *indexes*, whose numbers number no paragraphs."""
    return [
        replace(block, number="", runs=(TextRun(match["title"]),))
        if index in indexes and isinstance(block, TextBlock) and (match := _numbered_title(block))
        else block
        for index, block in enumerate(blocks)
    ]


def _numbered_title(block: TextBlock) -> re.Match[str] | None:
    return NUMBERED_TITLE.fullmatch(f"{block.number} {block.text}".strip())


def _heads_causes(block: TextBlock) -> bool:
    look = heading_look(block)
    text = look.text if look else block.text.strip()
    return CAUSES.fullmatch(text) is not None


def _title_indexes(blocks: Sequence[Block], start: int) -> Iterator[int]:
    """Yield the indexes from *start* of titles with the numbers 1, 2 and so on, up to the next heading."""
    last_number = 0
    last_index = start - 1
    for index in range(start, len(blocks)):
        block = blocks[index]
        if not isinstance(block, TextBlock):
            continue
        number = _title_number(block)
        is_in_place = index > last_index + 1 if last_number else index == start
        if number == last_number + 1 and is_in_place:
            last_number = number
            last_index = index
            if _has_text_below(blocks, index):
                yield index
        elif number or heading_look(block):
            return


def _title_number(block: TextBlock) -> int:
    """Return the number of *block* if it is a numbered title; otherwise 0."""
    match = _numbered_title(block)
    if not match or block.outline_level or len(match["title"].split()) > MAX_TITLE_WORDS:
        return 0
    is_title = is_title_case(match["title"]) and not PROSE_END.search(match["title"])
    return int(match["number"]) if is_title else 0


def _has_text_below(blocks: Sequence[Block], index: int) -> bool:
    """Whether the block below the one at *index* is text, and not another title."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(below, TextBlock) and not _title_number(below) and heading_look(below) is None
