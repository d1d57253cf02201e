"""Lines of slashes, such as "///", which fill the rest of a page and are not part of its text."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.expressed import LINE_OF_SLASHES, Expressed
from assembler.importing.read_document import Block, TextBlock

SLASHES = re.compile(r"/(?:\s?/){1,20}")
"""A line that consists of slashes."""


def without_slashes(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* without the blocks that consist of lines of slashes."""
    return [block for block in blocks if not (isinstance(block, TextBlock) and _lines(block))]


def lines_of_slashes(blocks: Sequence[Block]) -> Iterator[Expressed]:
    """Yield each line of slashes that is not within other text of *blocks*, with its place."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from (Expressed(LINE_OF_SLASHES, line, block.place) for line in _lines(block))


def _lines(block: TextBlock) -> Sequence[str]:
    """Return the lines of *block* if all of them consist of slashes; otherwise none."""
    lines = [line.strip() for line in block.text.split("\n") if line.strip()]
    return lines if all(map(SLASHES.fullmatch, lines)) and not block.number else ()
