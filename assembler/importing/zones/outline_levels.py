"""The outline levels that a paper's headings have as Word styles."""

from collections.abc import Sequence

from assembler.importing.read_document import Block, TextBlock
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.headings import heading_look
from assembler.importing.zones.jury_demands import is_jury_heading
from assembler.importing.zones.prayer import is_prayer_heading


def top_outline(blocks: Sequence[Block]) -> int:
    """Return the highest outline level of the headings of sections in *blocks*.

    It is 1 if the first of them has no outline level: then styled headings may be below others without a style.
    """
    levels = [
        block.outline_level
        for block in blocks
        if isinstance(block, TextBlock)
        and heading_look(block)
        and not (count_heading(block.text) or is_prayer_heading(block.text) or is_jury_heading(block.text))
    ]
    return min(filter(None, levels)) if any(levels[:1]) else 1
