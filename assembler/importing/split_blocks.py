"""Splits blocks that a reader joined, such as a paragraph with the heading above it or with the paragraph before it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assembler.importing.notation import without_start
from assembler.importing.read_document import Block, TextBlock, TextRun
from assembler.importing.zones.counts import count_heading
from assembler.importing.zones.decimal_numbers import Decimal, decimal_of, next_decimal, printed_decimal
from assembler.importing.zones.headings import MOST_WORDS, MOST_WORDS_ALONE, in_capitals, is_title_case
from assembler.importing.zones.numbering import candidate
from assembler.importing.zones.prayer import is_prayer_heading

AFTER_PARENTHESES = re.compile(r"^\s*\(.{3,200}?\)\s+(?=\d{1,4}\.\s+[A-Z])")
"""A line in parentheses before a numbered paragraph."""


AFTER_HEADING_OF_PRAYER = re.compile(r"(?i)^(?P<heading>.{6,60}?)\s+(?=wherefore\b)")
"""The heading of a prayer that is in one block with the sentence below it."""


HEADING_AT_END = re.compile(
    r"(?<=[.;])\s{1,9}(?P<heading>VERIFICATION|PRAYER FOR RELIEF|(?:DEMAND FOR )?JURY (?:TRIAL|DEMAND)|"
    r"CERTIFICATE OF SERVICE)$"
)
"""A heading at the top of a page that was joined to the last paragraph of the page before it."""


DATE_AT_END = re.compile(r"(?<=[.;])\s{1,9}(?=(?i:dated?):\s{1,9}[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\.?$)")
"""The gap between the last sentence and the date above the signatures, which was joined to it."""


BEFORE_FIRST = re.compile(r"^\s{0,9}[A-Z][A-Z,&’' -]{5,120}?\s(?=1\.\s+[A-Z][a-z])")
"""A heading in capitals that is in one block with paragraph 1 below it."""


CAPITALS_AT_END = re.compile(r"(?<=[.”])\s{1,9}(?P<heading>[A-Z][A-Z,&’'-]{2,40}(?: [A-Z,&’'-]{1,40}){1,20})$")
"""Several words in capitals after the last sentence of a block."""


WORD_WITHIN_SENTENCE = re.compile(r"\b(?:and|as|by|for|from|in|of|on|or|see|the|to|under|with)\s{0,3}$")
"""A word before which no sentence ends."""


PARTY_ALONE = re.compile(r"^\s{0,9}Plaintiff,? Pro Se\s{1,9}(?=c/o\s|\d)")
"""The line of a party without counsel that was joined to the address below it."""


def split_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return *blocks*, each split where a different paragraph begins in it."""
    parts = [part for block in blocks for part in (_parts(block) if isinstance(block, TextBlock) else (block,))]
    parts = [piece for part, below in pairwise([*parts, None]) if part for piece in _above_number(part, below)]
    begun = [number.number if (number := candidate(part)) else 0 for part in parts]
    decimals = {decimal_of(part) for part in parts}
    split: list[Block] = []
    expected = 1
    for position, part in enumerate(parts):
        if begun[position] == expected:
            expected += 1
        pieces = _at_numbers(part, expected, begun[position + 1 :]) if expected > 1 else [part]
        expected += len(pieces) - 1
        split += [decimal_part for piece in pieces for decimal_part in _at_decimals(piece, decimals)]
    return tuple(split)


def _above_number(block: Block, below: Block | None) -> Iterator[Block]:
    """Yield *block* and, separately, a heading at its end, if the block *below* it has a number above 1."""
    number = candidate(below) if below else None
    is_above = isinstance(block, TextBlock) and number is not None and number.number > 1
    match = CAPITALS_AT_END.search(block.text) if is_above and isinstance(block, TextBlock) else None
    if match and isinstance(block, TextBlock) and len(block.text[: match.start()].split()) > 1:
        yield replace(block, runs=tuple(_up_to(block.runs, match.start())))
        heading = tuple(without_start(block.runs, match.start("heading")))
        yield replace(block, runs=heading, number="", align="center")
    else:
        yield block


def _at_numbers(block: Block, expected: int, later: Sequence[int]) -> list[Block]:
    """Return *block* split before the *expected* number and those that follow it, if no later block begins with it."""
    if not isinstance(block, TextBlock) or expected in later:
        return [block]
    match = re.search(rf"(?<=[.:;”\")])\s+(?={expected}\.\s+[A-Z“\"])", block.text)
    match = (
        match
        or _gap_before_unspaced_number(block.text, expected)
        or _before_gap(block.text, expected)
        or _after_heading(block.text, expected)
    )
    if match is None:
        return [block]
    before = replace(block, runs=tuple(_up_to(block.runs, match.end())))
    after = replace(block, runs=tuple(without_start(block.runs, match.end())), number="")
    return [before, *_at_numbers(after, expected + 1, later)]


def _at_decimals(block: Block, begun: Collection[Decimal]) -> list[Block]:
    """Return *block* split before the decimal number after its own, unless a block *begun* with that number."""
    following = next_decimal(number) if (number := decimal_of(block)) else ()
    if not following or following in begun or not isinstance(block, TextBlock):
        return [block]
    match = re.search(rf"(?<=[.:;”\")])\s+(?={re.escape(printed_decimal(following))}\s+[A-Z“\"])", block.text)
    if match is None:
        return [block]
    before = replace(block, runs=tuple(_up_to(block.runs, match.end())))
    after = replace(block, runs=tuple(without_start(block.runs, match.end())), number="")
    return [before, *_at_decimals(after, begun)]


def _gap_before_unspaced_number(text: str, expected: int) -> re.Match[str] | None:
    """Return the gap after a sentence and before the *expected* number, if no space follows the number's period."""
    return re.search(rf"(?<=[.:;”\")])\s+(?={expected}\.[A-Z][a-z])", text)


def _before_gap(text: str, expected: int) -> re.Match[str] | None:
    """Return the gap before the *expected* number if a wide gap follows the number, as it does in paragraphs."""
    return re.search(rf"(?<=\w)\s+(?={expected}\.\t[A-Z“\"])", text)


def _after_heading(text: str, expected: int) -> re.Match[str] | None:
    """Return the gap before the *expected* number, if the words before it in *text* are set like a heading."""
    match = re.search(rf"(?<=\w)\s+(?={expected}\.\s+[A-Z“\"])", text)
    words = text[: match.start()] if match else ""
    is_heading = 1 < len(words.split()) <= MOST_WORDS_ALONE and (is_title_case(words) or in_capitals(words))
    return match if is_heading and not re.search(r"(?i)(?:\bno|\bparagraphs?|\bsections?|\brule)$", words) else None


def _parts(block: TextBlock) -> Iterator[TextBlock]:
    if not block.text.strip() and count_heading(block.number):  # in a Word file, "COUNT ONE" may be a list number
        yield replace(block, runs=(TextRun(block.number), *block.runs), number="", list_level=0)
        return
    if len(lines := block.text.split("\n")) > 1 and len(block.text.split()) <= MOST_WORDS and count_heading(lines[0]):
        yield from _lines(block)
        return
    if match := AFTER_PARENTHESES.match(block.text) or BEFORE_FIRST.match(block.text):
        yield replace(block, runs=tuple(_up_to(block.runs, match.end())))
        yield from _parts(replace(block, runs=tuple(without_start(block.runs, match.end())), number=""))
        return
    if (match := AFTER_HEADING_OF_PRAYER.match(block.text)) and is_prayer_heading(match["heading"]):
        yield replace(block, runs=tuple(_up_to(block.runs, match.end("heading"))))
        yield replace(block, runs=tuple(without_start(block.runs, match.end())), number="", align="left")
        return
    if (match := HEADING_AT_END.search(block.text)) and len(block.text[: match.start()].split()) > 1:
        yield replace(block, runs=tuple(_up_to(block.runs, match.start())))
        yield replace(block, runs=tuple(without_start(block.runs, match.start("heading"))), number="", align="center")
        return
    if match := PARTY_ALONE.search(block.text):
        yield replace(block, runs=tuple(_up_to(block.runs, match.end())))
        yield replace(block, runs=tuple(without_start(block.runs, match.end())), number="")
        return
    if match := DATE_AT_END.search(block.text):
        yield replace(block, runs=tuple(_up_to(block.runs, match.start())))
        yield replace(block, runs=tuple(without_start(block.runs, match.end())), number="", align="left")
        return
    for position, run in enumerate(block.runs[1:], 1):
        remaining = "".join(later.text for later in block.runs[position:])
        begins = (
            run.bold
            and not block.runs[position - 1].bold
            and not WORD_WITHIN_SENTENCE.search(block.runs[position - 1].text)
        )
        if begins and len(remaining.split()) <= 16 and count_heading(remaining):
            yield replace(block, runs=block.runs[:position])
            yield replace(block, runs=block.runs[position:], number="")
            return
    yield block


def _lines(block: TextBlock) -> Iterator[TextBlock]:
    """Yield each line of *block*, the heading of a count, as a separate block."""
    place = 0
    for line in block.text.split("\n"):
        runs = _up_to(without_start(block.runs, place), len(line))
        if line.strip():
            yield replace(block, runs=tuple(runs), number="" if place else block.number)
        place += len(line) + 1


def _up_to(runs: Sequence[TextRun], end: int) -> Iterator[TextRun]:
    """Yield *runs* up to the character at *end*."""
    for run in runs:
        if end <= 0:
            return
        yield replace(run, text=run.text[:end])
        end -= len(run.text)
