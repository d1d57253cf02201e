"""Where numbered paragraphs begin on the line, which tells them from the numbered lists inside them."""

from collections.abc import Sequence
from typing import NamedTuple

from assembler.importing.read_document import Block, TextBlock

MIN_LIST_INDENT = 42.0
"""The minimum additional indent of a list inside a numbered paragraph, in points."""

SAME_INDENT = 3.0
"""The maximum difference between the first lines of two paragraphs of one form, in points."""


class Edge(NamedTuple):
    """The indents of the leftmost and of the first line of a paragraph, in points, and its list level."""

    indent: float
    first_line_indent: float
    list_level: int


def edge_of(block: TextBlock) -> Edge:
    """Return where the lines of *block* begin."""
    first_line_indent = block.indent + block.first_line
    return Edge(min(block.indent, first_line_indent), first_line_indent, block.list_level)


def is_deeper(block: TextBlock, edge: Edge) -> bool:
    """Whether *block* is in a list inside a paragraph with *edge*, by its indent or its list level."""
    block_edge = edge_of(block)
    has_deeper_level = block_edge.list_level > edge.list_level and bool(block.number)
    return has_deeper_level or block_edge.indent - edge.indent > MIN_LIST_INDENT


def begins_alike(blocks: Sequence[Block], index: int, edge: Edge) -> bool:
    """Whether the block at *index* has the first line of a paragraph with *edge*, and a complete sentence above it.

    A paragraph of a single line has only the indent of its first line, which in other papers is that of a list.
    """
    block = blocks[index]
    above = blocks[index - 1]
    if not (isinstance(block, TextBlock) and isinstance(above, TextBlock)):
        return False
    is_alike = abs(edge_of(block).first_line_indent - edge.first_line_indent) <= SAME_INDENT
    return is_alike and above.text.rstrip(" ”\"'").endswith(".")
