"""Doubts about the numbers of paragraphs: lost, repeated, restarting, with letters, or not read at all."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assembler.importing.draft import Doubt
from assembler.importing.read_document import Block, SourcePlace, TextBlock
from assembler.language.english import series

COMPARE_NUMBERS = "the matter prints the numbers of the source (`number:`): compare them"
"""The end of a doubt about numbers that the matter repeats from the source."""

MAX_NAMED = 4
"""The maximum number of paragraphs that a doubt about repeated numbers lists."""

BEGINS_WITH_NUMBER = re.compile(r"\W{0,4}(?P<number>\d{1,4})(?=\W|$)")
"""A number at the beginning of a block, with any punctuation around it."""

DECIMAL = re.compile(r"\s{0,9}(?P<number>\d{1,2}\.\d{1,2})\.?\s{1,9}(?=[A-Z“\"])")
"""A number such as "1.2" at the beginning of a block."""

MIN_RISING = 8
"""The minimum number of blocks with rising numbers that cause a doubt if they were not read as numbered paragraphs."""

ODD_NUMBER = re.compile(r"(?P<number>\d{1,4}[A-Z][.)]|\d{4}[.)])\s{1,9}(?=[A-Z“\"])")
"""A number that no paragraph near it has: with a letter, such as "22A.", or as high as a year."""

SENTENCE_END = re.compile(r"[.?!;:][”\")]?\s{0,9}$")
"""The end of a sentence or of its part before a list."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers with which no paragraph begins, before the *next_number* at *place*.

    The *numbers_in_text* are in the text above *place*, each with a period; the *lost_numbers* are not.
    """

    lost_numbers: tuple[int, ...]
    numbers_in_text: tuple[int, ...]
    next_number: int
    place: SourcePlace


def gap_at(first: int, next_number: int, blocks: Sequence[Block]) -> Gap:
    """Return the gap in *blocks* from the number *first* up to *next_number*, the number of the last block."""
    text = " ".join(block.text for block in blocks[:-1] if isinstance(block, TextBlock))
    numbers = range(first, next_number)
    numbers_in_text = [number for number in numbers if re.search(rf"(?<![\w.,$§/-])(?<!§ ){number}\.(?!\d)", text)]
    lost_numbers = [number for number in numbers if number not in numbers_in_text]
    return Gap(tuple(lost_numbers), tuple(numbers_in_text), next_number, blocks[-1].place)


def page_or_paragraph(place: SourcePlace) -> str:
    """Return *place* as a doubt about several places names it: "page 3", or in a Word file "paragraph 12"."""
    return f"page {place.page}" if place.page else f"paragraph {place.line}"


def doubts_on_gaps(gaps: Sequence[Gap]) -> Iterator[Doubt]:
    """Yield a doubt about missing paragraph numbers, and another about numbers in the middle of a text."""
    gaps_with_loss = [gap for gap in gaps if gap.lost_numbers]
    if len(gaps_with_loss) == 1:
        gap = gaps_with_loss[0]
        is_single = len(gap.lost_numbers) == 1
        subject = (
            f"the {'number' if is_single else 'numbers'} {_span(gap.lost_numbers)} before paragraph {gap.next_number}"
        )
        yield Doubt(f"{subject} {'was' if is_single else 'were'} not found; {COMPARE_NUMBERS}", gap.place)
    elif gaps_with_loss:
        spans = [f"{_span(gap.lost_numbers)} ({page_or_paragraph(gap.place)})" for gap in gaps_with_loss]
        yield Doubt(f"the numbers {series(spans)} were not found; {COMPARE_NUMBERS}", gaps_with_loss[0].place)
    gaps_in_text = [gap for gap in gaps if gap.numbers_in_text]
    if gaps_in_text:
        numbers = series([f"{_span(gap.numbers_in_text)} ({page_or_paragraph(gap.place)})" for gap in gaps_in_text])
        place = gaps_in_text[0].place
        remedy = "divide the text there if the source numbers a paragraph with"
        if len(gaps_in_text) == 1 and len(gaps_in_text[0].numbers_in_text) == 1:
            about = f"the number {numbers} is in the text above the next number, and begins no paragraph of the matter"
            yield Doubt(f"{about}: {remedy} it", place)
        else:
            about = f"the numbers {numbers} are in the text above the next number, and begin no paragraph of the matter"
            yield Doubt(f"{about}: {remedy} them", place)


def _span(numbers: Sequence[int]) -> str:
    return f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"


@dataclass(frozen=True, slots=True)
class Restart:
    """A place at which the numbers restart, go back, or continue an earlier series.

    The *number_before* the place is followed by *first*, and the numbers rise from there to *last*.
    """

    number_before: int
    first: int
    last: int
    place: SourcePlace
    is_continuation: bool = False

    @property
    def words(self) -> str:
        """A description of the numbers, such as "go back from 108 to 95, up to 117 (page 17)"."""
        if self.is_continuation:
            change = f"go on from {self.first - 1}"
        else:
            change = f"go back from {self.number_before} to {self.first}"
        return f"{change}, up to {self.last} ({page_or_paragraph(self.place)})"


def doubts_on_restarts(restarts: Sequence[Restart]) -> Iterator[Doubt]:
    """Yield one doubt about all places at which the numbers restart, go back, or continue an earlier series."""
    if restarts:
        events = series([restart.words for restart in restarts])
        yield Doubt(f"the numbers of paragraphs {events}; {COMPARE_NUMBERS}", restarts[0].place)


def doubts_on_repeated(repeated: Sequence[tuple[int, SourcePlace]]) -> Iterator[Doubt]:
    """Yield one doubt about the numbers in *repeated*, which two paragraphs have."""
    if not repeated:
        return
    first_number, first_place = repeated[0]
    if len(repeated) == 1:
        about = f"paragraph {first_number} has the number of an earlier paragraph; {COMPARE_NUMBERS}"
        yield Doubt(about, first_place)
    else:
        numbers = series([f"{number} ({page_or_paragraph(place)})" for number, place in repeated[:MAX_NAMED]])
        unnamed = f" and {len(repeated) - MAX_NAMED} more" if len(repeated) > MAX_NAMED else ""
        about = f"the paragraphs {numbers}{unnamed} have the numbers of earlier paragraphs; {COMPARE_NUMBERS}"
        yield Doubt(about, first_place)


def doubts_on_letters(lettered: Sequence[tuple[str, SourcePlace]]) -> Iterator[Doubt]:
    """Yield one doubt about the *lettered* paragraphs, each given by its number, such as "22A", and its place."""
    if not lettered:
        return
    spans: list[str] = []
    for _, group in groupby(lettered, key=lambda entry: entry[0][:-1]):  # by the number without its letter
        paragraphs = list(group)
        first, place = paragraphs[0]
        last, _ = paragraphs[-1]
        span = first if len(paragraphs) == 1 else f"{first}-{last}"
        spans.append(f"{span} ({page_or_paragraph(place)})")
    _, first_place = lettered[0]
    reason = "a letter in the number, which the matter's own numbers cannot have"
    remedy = "text without a number, and the typed number begins the text; check each reference to"
    if len(lettered) == 1:
        yield Doubt(f"the paragraph {spans[0]} has {reason}: it is {remedy} it", first_place)
    else:
        yield Doubt(f"the paragraphs {series(spans)} have {reason}: they are {remedy} them", first_place)


def doubts_on_odd_numbers(blocks: Sequence[Block], start: int, read: Container[int]) -> Iterator[Doubt]:
    """Yield a doubt about each text of *blocks* from *start* on that begins with a number such as "22A." or "1985.".

    The indexes in *read* are those of headings and of numbered paragraphs. A number within a sentence is no doubt.
    """
    for index in range(start + 1, len(blocks)):
        block, before = blocks[index], blocks[index - 1]
        if index in read or not isinstance(block, TextBlock) or not isinstance(before, TextBlock):
            continue
        match = ODD_NUMBER.match(f"{block.number} {block.text}".lstrip())
        if match and SENTENCE_END.search(before.text):
            about = f"`{match['number']}` begins a text that is in the paragraph above it"
            yield Doubt(f"{about}: make it a paragraph if the source numbers it as one", block.place)


def doubts_on_unread(blocks: Sequence[Block], accepted: int) -> Iterator[Doubt]:
    """Yield a doubt if many of *blocks* begin with rising numbers, but only few paragraphs were *accepted*."""
    rising = list(_rising(blocks))
    if len(rising) >= MIN_RISING and 2 * accepted < len(rising):
        (first, place), (last, _) = rising[0], rising[-1]
        about = f"{len(rising)} texts begin with the rising numbers {first} to {last}"
        read_count = f"only {accepted} {'was' if accepted == 1 else 'were'}" if accepted else "none was"
        yield Doubt(
            f"{about}, but {read_count} read as a numbered paragraph: compare the paragraphs with the source", place
        )
    decimals = [
        (match["number"], block.place)
        for block in blocks
        if isinstance(block, TextBlock) and (match := DECIMAL.match(f"{block.number} {block.text}"))
    ]
    if len(decimals) >= MIN_RISING and not accepted:
        (lowest, place), (highest, _) = decimals[0], decimals[-1]
        about = f"{len(decimals)} texts begin with numbers from {lowest} to {highest}"
        yield Doubt(f"{about}, but no numbered paragraph was read: compare the paragraphs with the source", place)


def _rising(blocks: Sequence[Block]) -> Iterator[tuple[int, SourcePlace]]:
    """Yield the number and place of each block whose number is one or two above the last one yielded, at first 0."""
    last = 0
    for block in blocks:
        text = f"{block.number} {block.text}" if isinstance(block, TextBlock) else ""
        match = BEGINS_WITH_NUMBER.match(text)
        if match and isinstance(block, TextBlock) and last < int(match["number"]) <= last + 2:
            last = int(match["number"])
            yield last, block.place
