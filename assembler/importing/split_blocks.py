"""Splits blocks that a reader joined, such as a paragraph with the heading above it or with the paragraph before it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assembler.importing.notation import without_start
from assembler.importing.read_document import Align, Block, TextBlock, TextRun
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.decimal_numbers import Decimal, decimal_of, next_decimal, printed_decimal
from assembler.importing.zones.headings import MAX_HEADING_WORDS, MAX_WORDS_WITHOUT_LABEL, in_capitals, is_title_case
from assembler.importing.zones.numbering import leading_number
from assembler.importing.zones.prayer import is_prayer_heading

LINE_IN_PARENTHESES = re.compile(r"^\s*\(.{3,200}?\)\s+(?=\d{1,4}\.\s+[A-Z])")
"""A line in parentheses before a numbered paragraph."""

HEADING_OF_PRAYER = re.compile(r"(?i)^(?P<heading>.{6,60}?)\s+(?=wherefore\b)")
"""The heading of a prayer that is in one block with the sentence below it."""

HEADING_AT_END = re.compile(
    r"(?<=[.;])\s{1,9}(?P<heading>VERIFICATION|PRAYER FOR RELIEF"
    r"|(?:DEMAND FOR )?JURY (?:TRIAL|DEMAND)|CERTIFICATE OF SERVICE)$"
)
"""A heading at the top of a page that was joined to the last paragraph of the page before it."""

DATE_AT_END = re.compile(r"(?<=[.;])\s{1,9}(?=(?i:dated?):\s{1,9}[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.?$)")
"""The gap between the last sentence and the date above the signatures, which was joined to it."""

HEADING_ABOVE_FIRST = re.compile(r"^\s{0,9}[A-Z][A-Z,&’' -]{5,120}?\s(?=1\.\s+[A-Z][a-z])")
"""A heading in capitals that is in one block with paragraph 1 below it."""

CAPITALS_AT_END = re.compile(r"(?<=[.”])\s{1,9}(?P<heading>[A-Z][A-Z,&’'-]{2,40}(?: [A-Z,&’'-]{1,40}){1,20})$")
"""Several words in capitals after the last sentence of a block."""

WORD_WITHIN_SENTENCE = re.compile(r"\b(?:and|as|by|for|from|in|of|on|or|see|the|to|under|with)\s{0,3}$")
"""A word before which no sentence ends."""

PARTY_ALONE = re.compile(r"^\s{0,9}Plaintiff,? Pro Se\s{1,9}(?=c/o\s|\d)")
"""The line of a party without counsel that was joined to the address below it."""


def split_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks*, each split where a different paragraph begins in it."""
    parts: list[Block] = []
    for block in blocks:
        parts += _parts(block) if isinstance(block, TextBlock) else [block]
    without_headings: list[Block] = []
    for index, part in enumerate(parts):
        below = parts[index + 1] if index + 1 < len(parts) else None
        without_headings += _split_before_heading(part, below)
    return tuple(_split_at_numbers(without_headings))


def _split_at_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield *blocks*, each split before the numbers of further paragraphs in it."""
    leading_numbers = [leading_number(block) for block in blocks]
    numbers = [leading.number if leading else 0 for leading in leading_numbers]
    decimals = {decimal_of(block) for block in blocks}
    expected = 1
    for index, block in enumerate(blocks):
        if numbers[index] == expected:
            expected += 1
        pieces = _split_at_number(block, expected, numbers[index + 1 :]) if expected > 1 else [block]
        expected += len(pieces) - 1
        for piece in pieces:
            yield from _split_at_decimal(piece, decimals)


def _split_before_heading(block: Block, below: Block | None) -> Iterator[Block]:
    """Yield *block* and, separately, a heading at its end, if the block *below* it has a number above 1."""
    leading = leading_number(below) if below else None
    if not isinstance(block, TextBlock) or leading is None or leading.number <= 1:
        yield block
        return
    match = CAPITALS_AT_END.search(block.text)
    if match and len(block.text[: match.start()].split()) > 1:
        yield _start_of(block, match.start())
        yield _rest_of(block, match.start("heading"), align="center")
    else:
        yield block


def _split_at_number(block: Block, expected: int, later_numbers: Sequence[int]) -> list[Block]:
    """Return *block* divided before the *expected* number and its followers, unless a later block begins with it."""
    if not isinstance(block, TextBlock) or expected in later_numbers:
        return [block]
    match = re.search(rf"(?<=[.:;”\")])\s+(?={expected}\.\s+[A-Z“\"])", block.text)
    match = (
        match
        or _gap_before_unspaced_number(block.text, expected)
        or _gap_before_spaced_number(block.text, expected)
        or _gap_after_heading(block.text, expected)
    )
    if match is None:
        return [block]
    rest = _rest_of(block, match.end())
    return [_start_of(block, match.end()), *_split_at_number(rest, expected + 1, later_numbers)]


def _split_at_decimal(block: Block, first_decimals: Collection[Decimal]) -> list[Block]:
    """Return *block* split before the decimal number after its own, unless a block begins with that number.

    *first_decimals* are the decimal numbers with which blocks begin.
    """
    number = decimal_of(block)
    following = next_decimal(number) if number else ()
    if not following or following in first_decimals or not isinstance(block, TextBlock):
        return [block]
    match = re.search(rf"(?<=[.:;”\")])\s+(?={re.escape(printed_decimal(following))}\s+[A-Z“\"])", block.text)
    if match is None:
        return [block]
    return [_start_of(block, match.end()), *_split_at_decimal(_rest_of(block, match.end()), first_decimals)]


def _gap_before_unspaced_number(text: str, expected: int) -> re.Match[str] | None:
    """Return the space before the *expected* number if its period is directly followed by a capitalized word: "12.The".

    In prose, a period with a space would follow. A space after a word such as "on", which ends no text, does not count.
    """
    match = re.search(rf"(?<=[\w.:;”\")])\s+(?={expected}\.[A-Z][a-z])", text)
    return match if match and not WORD_WITHIN_SENTENCE.search(text[: match.start()]) else None


def _gap_before_spaced_number(text: str, expected: int) -> re.Match[str] | None:
    """Return the gap before the *expected* number if a wide gap follows the number, as it does in paragraphs."""
    return re.search(rf"(?<=\w)\s+(?={expected}\.\t[A-Z“\"])", text)


def _gap_after_heading(text: str, expected: int) -> re.Match[str] | None:
    """Return the gap before the *expected* number, if the words before it in *text* are set like a heading."""
    match = re.search(rf"(?<=\w)\s+(?={expected}\.\s+[A-Z“\"])", text)
    words = text[: match.start()] if match else ""
    is_heading = 1 < len(words.split()) <= MAX_WORDS_WITHOUT_LABEL and (is_title_case(words) or in_capitals(words))
    return match if is_heading and not re.search(r"(?i)(?:\bno|\bparagraphs?|\bsections?|\brule)$", words) else None


def _parts(block: TextBlock) -> Iterator[TextBlock]:
    """Yield the parts of *block* that begin with a heading, a date or the line of a party, if it has such parts."""
    if not block.text.strip() and count_heading(block.number):  # in a Word file, "COUNT ONE" may be a list number
        yield replace(block, runs=(TextRun(block.number), *block.runs), number="", list_level=0)
        return
    lines = block.text.split("\n")
    if len(lines) > 1 and len(block.text.split()) <= MAX_HEADING_WORDS and count_heading(lines[0]):
        yield from _lines(block)
        return
    if match := LINE_IN_PARENTHESES.match(block.text) or HEADING_ABOVE_FIRST.match(block.text):
        yield _start_of(block, match.end())
        yield from _parts(_rest_of(block, match.end()))
        return
    if (match := HEADING_OF_PRAYER.match(block.text)) and is_prayer_heading(match["heading"]):
        yield _start_of(block, match.end("heading"))
        yield _rest_of(block, match.end(), align="left")
        return
    if (match := HEADING_AT_END.search(block.text)) and len(block.text[: match.start()].split()) > 1:
        yield _start_of(block, match.start())
        yield _rest_of(block, match.start("heading"), align="center")
        return
    if match := PARTY_ALONE.search(block.text):
        yield _start_of(block, match.end())
        yield _rest_of(block, match.end())
        return
    if match := DATE_AT_END.search(block.text):
        yield _start_of(block, match.start())
        yield _rest_of(block, match.end(), align="left")
        return
    for index, (before, run) in enumerate(pairwise(block.runs), 1):
        begins_bold = run.bold and not before.bold and not WORD_WITHIN_SENTENCE.search(before.text)
        rest = "".join(later.text for later in block.runs[index:])
        if begins_bold and len(rest.split()) <= 16 and count_heading(rest):
            yield replace(block, runs=block.runs[:index])
            yield replace(block, runs=block.runs[index:], number="")
            return
    yield block


def _start_of(block: TextBlock, end: int) -> TextBlock:
    """Return *block* up to the character at *end*."""
    return replace(block, runs=tuple(_up_to(block.runs, end)))


def _rest_of(block: TextBlock, start: int, align: Align | None = None) -> TextBlock:
    """Return *block* from the character at *start* on, without its number, and aligned as *align* says."""
    return replace(block, runs=tuple(without_start(block.runs, start)), number="", align=align or block.align)


def _lines(block: TextBlock) -> Iterator[TextBlock]:
    """Yield each line of *block*, the heading of a count, as a separate block."""
    start = 0
    for line in block.text.split("\n"):
        runs = _up_to(without_start(block.runs, start), len(line))
        if line.strip():
            yield replace(block, runs=tuple(runs), number="" if start else block.number)
        start += len(line) + 1


def _up_to(runs: Sequence[TextRun], end: int) -> Iterator[TextRun]:
    """Yield *runs* up to the character at *end*."""
    for run in runs:
        if end <= 0:
            return
        yield replace(run, text=run.text[:end])
        end -= len(run.text)
