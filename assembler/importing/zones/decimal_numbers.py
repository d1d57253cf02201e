"""Paragraphs with decimal numbers, such as "4.2.1", which a paper has instead of consecutive whole numbers."""

import re
from collections.abc import Iterator, Sequence

from assembler.importing.draft import Doubt
from assembler.importing.read_document import Block, SourcePlace, TextBlock

DECIMAL = re.compile(r"\s{0,9}(?P<number>\d{1,2}(?:\.\d{1,3}){1,3})\.?\s{1,9}(?=[A-Z“\"(*])")
"""A decimal number at the beginning of a paragraph or a heading."""

Decimal = tuple[int, ...]


def decimal_of(block: Block) -> Decimal:
    """Return the decimal number with which *block* begins: (4, 2, 1) for "4.2.1"; () if there is none."""
    text = f"{block.number} {block.text}" if isinstance(block, TextBlock) else ""
    match = DECIMAL.match(text)
    return tuple(map(int, match["number"].split("."))) if match else ()


def printed_decimal(number: Decimal) -> str:
    """Return *number* as a paper prints it: "4.2.1"."""
    return ".".join(map(str, number))


def decimal_paragraphs(blocks: Sequence[Block], start: int) -> dict[int, Decimal]:
    """Return the decimal numbers of paragraphs in *blocks* from *start* on, by their index.

    Each number follows the number before it. A number that the next one extends, as 4.2.1 extends 4.2, is that of a
    heading, and is left out.
    """
    indexed_numbers: list[tuple[int, Decimal]] = []
    last: Decimal = ()
    for index in range(start, len(blocks)):
        number = decimal_of(blocks[index])
        if not number:
            continue
        is_next = _follows(last, number) if last else number[-1] == 1
        if is_next:
            indexed_numbers.append((index, number))
            last = number
    following_numbers = [*(number for _, number in indexed_numbers[1:]), ()]
    return {
        index: number
        for (index, number), following_number in zip(indexed_numbers, following_numbers, strict=False)
        if following_number[: len(number)] != number
    }


def _follows(before: Decimal, number: Decimal) -> bool:
    """Whether *number* is the next one after *before* on its own level or on a higher one, or begins a later series."""
    above, last = number[:-1], number[-1]
    is_next = before[: len(above)] == above and len(before) >= len(number) and last == before[len(above)] + 1
    return is_next or (last == 1 and number > before)


def next_decimal(number: Decimal) -> Decimal:
    """Return the number after *number* on its level."""
    return (*number[:-1], number[-1] + 1)


def doubts_on_decimals(numbers: Sequence[tuple[Decimal, SourcePlace]]) -> Iterator[Doubt]:
    """Yield a doubt about the paragraphs with decimal *numbers*, which the matter has as plain text."""
    if numbers:
        (first, place), (last, _) = numbers[0], numbers[-1]
        span = f"{printed_decimal(first)} to {printed_decimal(last)}"
        about = f"paragraphs {span} have decimal numbers, which are plain text in the matter: check the references"
        yield Doubt(f"{about} to them", place)
