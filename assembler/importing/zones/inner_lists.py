"""Finds the numbered lists inside a paragraph, whose numbers are not those of paragraphs."""

import re
from collections.abc import Sequence

from assembler.importing.read_document import Block, TextBlock

ASKS_FOR_RELIEF = re.compile(r"(?i)\b(?:wherefore|prays?)\b")
"""Words of a clause that asks for relief."""


def indexes_in_lists(blocks: Sequence[Block], numbers: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the indexes of the items of lists from 1 on inside a paragraph.

    *numbers* has the index of each of *blocks* that begins with a number, and that number.
    """
    indexes: set[int] = set()
    last_number = 0
    position = 0
    while position < len(numbers):
        item_count = _item_count(blocks, numbers[position:], last_number + 1) if position else 0
        if item_count:
            indexes.update(index for index, _ in numbers[position : position + item_count])
            position += item_count
        else:
            _, last_number = numbers[position]
            position += 1
    return frozenset(indexes)


def _item_count(blocks: Sequence[Block], numbers: Sequence[tuple[int, int]], expected: int) -> int:
    """Return how many of *numbers* form a list from 1 on that the *expected* number follows.

    0 if no list begins here: the text right above it must end with a colon. A list of a clause that asks for relief may
    be the last one of the paper.
    """
    start, _ = numbers[0]
    above = blocks[start - 1] if start else None
    if not isinstance(above, TextBlock) or not above.text.rstrip().endswith(":"):
        return 0
    values = [number for _, number in numbers]
    rising_count = next((count for count, value in enumerate(values) if value != count + 1), len(values))
    lengths = [length for length in range(2, rising_count + 1) if values[length : length + 1] == [expected]]
    if not lengths and expected not in values and ASKS_FOR_RELIEF.search(above.text):
        return rising_count if rising_count > 1 else 0
    return max(lengths, default=0)
