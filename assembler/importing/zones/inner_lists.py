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
    last = place = 0
    while place < len(numbers):
        item_count = _items_from(blocks, numbers[place:], last + 1) if place else 0
        indexes.update(index for index, _ in numbers[place : place + item_count])
        last = last if item_count else numbers[place][1]
        place += item_count or 1
    return frozenset(indexes)


def _items_from(blocks: Sequence[Block], numbers: Sequence[tuple[int, int]], expected: int) -> int:
    """Return how many of *numbers* are a list from 1 on, after which the *expected* number comes.

    0 if no list begins here: the text right above it must end with a colon. A list of a clause that asks for relief may
    be the last one of the paper.
    """
    start = numbers[0][0]
    above = blocks[start - 1] if start else None
    if not isinstance(above, TextBlock) or not above.text.rstrip().endswith(":"):
        return 0
    values = [number for _, number in numbers]
    rising = next((count for count, value in enumerate(values) if value != count + 1), len(values))
    lengths = [length for length in range(2, rising + 1) if values[length : length + 1] == [expected]]
    if not lengths and expected not in values and ASKS_FOR_RELIEF.search(above.text):
        return rising if rising > 1 else 0
    return max(lengths, default=0)
