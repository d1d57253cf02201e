"""Numbers of paragraphs that are alone on the line above the text, as is usual in Georgia."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assembler.importing.read_document import Block, TextBlock
from assembler.importing.zones.headings import in_capitals

ALONE = re.compile(r"\s{0,9}(?P<number>\d{1,4})(?P<mark>[.)]?)\s{0,9}")
"""A line with only the number of a paragraph."""

ENDS_TEXT = re.compile(r"[.:;?!”\"’)]\s{0,9}$")
"""The end of a text before a number that has no period, unless a page number interrupts the text."""

MIN_NUMBERS = 3
"""The minimum number of rising numbers that are alone on their lines."""


def with_numbers_above(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks* with each number that is alone, and follows the one before it, joined to the text below it."""
    joined: list[Block] = []
    last = 0
    for block in blocks:
        number = _number_alone(joined[-1]) if joined else 0
        if (
            isinstance(block, TextBlock)
            and not block.number
            and number == last + 1
            and not _number_alone(block)
            and _may_begin(joined, block)
        ):
            joined[-1] = replace(block, number=f"{number}.")
            last = number
        else:
            joined.append(block)
    return tuple(joined) if last >= MIN_NUMBERS else tuple(blocks)


def _number_alone(block: Block) -> int:
    """Return the number that *block* consists of; 0 if it has other text."""
    match = ALONE.fullmatch(block.text) if isinstance(block, TextBlock) and not block.number else None
    return int(match["number"]) if match else 0


def _may_begin(above: Sequence[Block], block: TextBlock) -> bool:
    """Whether the last of the blocks *above*, a number, may be that of *block*, even if the number has no period."""
    number = above[-1]
    before = above[-2] if len(above) > 1 else None
    if isinstance(number, TextBlock) and number.text.strip().endswith((".", ")")):
        return True
    text = before.text if isinstance(before, TextBlock) else ""
    is_end = ENDS_TEXT.search(text) or in_capitals(text) or not any(map(str.isalnum, text))
    return bool(is_end) and block.text.lstrip()[:1].isupper()
