"""Numbered paragraphs: a number is accepted if it continues the series; a few numbers may be lost before it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from assembler.importing.draft import Doubt
from assembler.importing.read_document import Block, SourcePlace, TextBlock
from assembler.language.english import series

TYPED = re.compile(r"\s*(?P<number>\d{1,4})(?:[.,)](?=\s|[A-Z“\"])|\s*[.]\s)\s*(?=\S)")
"""A number typed at the beginning of a paragraph; a text layer may show its period as a comma."""

WITHOUT_PERIOD = re.compile(r"\s{0,9}(?P<number>\d{1,4})\s{1,9}(?=[A-Z“\"]|\d{1,3}\s[A-Z])")
"""A number without a period, which is read if a paper has far fewer other paragraph numbers."""

APART = re.compile(r"\(?(\d{1,4})[.)]?")

WIDEST_GAP = 2
"""The maximum number of consecutive numbers that may be missing before two consecutive numbers."""

MOST_LOST = 6
"""The maximum number of consecutive numbers that may be missing in any case, as in a scan."""

ENOUGH = 3
"""How many of the numbers after a wide gap must follow it soon."""

MOST_NAMED = 4
"""The maximum number of paragraphs that a doubt about repeated numbers lists."""

SURE_FROM = 10
"""After this number, the next number begins a paragraph, however far it is indented."""

DEEPER = 42.0
"""The least additional indent, in points, of a list inside a numbered paragraph."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph: its number, the number of characters that the number takes, and the number as printed."""

    number: int
    skip: int
    printed: str


CONSECUTIVE = "the matter numbers paragraphs consecutively: check each reference to a paragraph"

IN_PARENTHESES = re.compile(r"\s*\((?P<number>\d{1,4})\)\s+(?=\S)")
"""A paragraph number in parentheses, which is read if a paper has hardly any other paragraph numbers."""

LEAST = 3
"""The minimum number of numbered paragraphs in a paper that numbers its paragraphs."""

LEAST_SENTENCES = 5
"""The minimum number of paragraphs that are sentences, if their numbers have no period as some titles have."""


def candidate(block: Block, *, typed: re.Pattern[str] = TYPED) -> Numbered | None:
    """Return the number with which *block* begins, even if it does not number a paragraph; None without a number."""
    if not isinstance(block, TextBlock):
        return None
    if typed is IN_PARENTHESES:
        text = f"{block.number} {block.text}" if block.number else block.text
        match = typed.match(text)
        return Numbered(int(match["number"]), 0 if block.number else match.end(), match[0].strip()) if match else None
    if block.number:
        apart = APART.fullmatch(block.number.strip())
        return Numbered(int(apart[1]), 0, block.number) if apart else None
    match = typed.match(block.text)
    return Numbered(int(match["number"]), match.end(), match[0].strip()) if match else None


def numbered_paragraphs(
    blocks: Sequence[Block], start: int, headings: frozenset[int]
) -> tuple[Mapping[int, Numbered], list[Doubt]]:
    """Return the numbered paragraphs of *blocks* from *start* on by their index, and doubts about their numbers.

    *headings* are the indexes of headings, after which numbers may restart.
    """
    accepted, doubts = _accepted(blocks, start, headings, TYPED)
    if len(accepted) < LEAST:
        in_parentheses, more = _accepted(blocks, start, headings, IN_PARENTHESES)
        if len(in_parentheses) > LEAST:
            return in_parentheses, more
    without_period, more = _accepted(blocks, start, headings, WITHOUT_PERIOD)
    if len(without_period) > 2 * len(accepted) and _are_sentences(blocks, without_period):
        return without_period, more
    return accepted, doubts


def _are_sentences(blocks: Sequence[Block], numbers: Mapping[int, Numbered]) -> bool:
    """Whether most of the *blocks* that have *numbers*, and at least a few of them, end like sentences."""
    texts = [block.text.rstrip(" \n”\"')") for index in numbers if isinstance(block := blocks[index], TextBlock)]
    sentences = sum(text.endswith((".", ":", ";", "?")) for text in texts)
    return sentences >= LEAST_SENTENCES and 2 * sentences > len(texts)


def _accepted(
    blocks: Sequence[Block], start: int, headings: frozenset[int], typed: re.Pattern[str]
) -> tuple[Mapping[int, Numbered], list[Doubt]]:
    candidates = [
        (index, number) for index in range(start, len(blocks)) if (number := candidate(blocks[index], typed=typed))
    ]
    accepted: dict[int, Numbered] = {}
    repeated: list[tuple[int, SourcePlace]] = []
    lost: list[tuple[int, int, SourcePlace]] = []
    restarts: list[tuple[SourcePlace, str]] = []
    expected, edge, interrupted = 1, None, list[int]()
    for place, (index, number) in enumerate(candidates):
        block = blocks[index]
        if not isinstance(block, TextBlock):
            continue
        sure = number.number == expected and expected > SURE_FROM
        if edge is not None and _is_deeper(block, edge) and not sure:
            continue
        later = [other.number for _, other in candidates[place + 1 :]]
        if number.number != expected and number.number in interrupted and _goes_on(number.number, expected, later):
            interrupted.remove(number.number)
            restarts.append((block.place, f"go on from {number.number - 1} ({_where(block.place)})"))
        elif number.number == expected or (accepted and _follows_gap(number.number, expected, later)):
            if number.number == expected + 1 and (bare := _without_number(blocks, max(accepted), index)):
                accepted[bare] = Numbered(expected, 0, "")
            if number.number > expected:
                lost.append((expected, number.number, block.place))
        elif accepted and _is_repeated(number.number, expected, later):
            repeated.append((number.number, block.place))
        elif accepted and number.number == 1 and _is_below_heading(blocks, index, headings) and later[:1] == [2]:
            restarts.append((block.place, f"restart ({_where(block.place)})"))
            interrupted.append(expected)
        else:
            continue
        accepted[index] = number
        expected = number.number + 1
        edge = _edge(block) if edge is None else edge
    return accepted, [*_merged(lost), *_repeated(repeated), *_restarted(restarts)]


def _is_below_heading(blocks: Sequence[Block], index: int, headings: frozenset[int]) -> bool:
    """Whether one of the two blocks of text above the block at *index* is a heading."""
    above = (place for place in range(index - 1, -1, -1) if isinstance(blocks[place], TextBlock))
    return any(place in headings for place in islice(above, 2))


def _where(place: SourcePlace) -> str:
    return f"page {place.page}" if place.page else f"paragraph {place.line}"


def _restarted(restarts: Sequence[tuple[SourcePlace, str]]) -> Iterator[Doubt]:
    """Yield one doubt for all places at which the numbers restart or go on from an earlier series."""
    if restarts:
        events = series([words for _, words in restarts])
        about = f"the numbers of paragraphs {events}; {CONSECUTIVE}"
        yield Doubt(about, restarts[0][0])


def _edge(block: TextBlock) -> tuple[float, int]:
    return min(block.indent, block.indent + block.first_line), block.list_level


def _is_deeper(block: TextBlock, edge: tuple[float, int]) -> bool:
    """Whether *block* is in a list inside a paragraph, by its indent or its list level."""
    left, level = _edge(block)
    return (level > edge[1] and bool(block.number)) or left - edge[0] > DEEPER


def _goes_on(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether the *later* numbers continue from *number* and do not have the *expected* one."""
    return expected not in later[:3] and number + 1 in later[:3]


def _follows_gap(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether numbers were lost before *number*: up to two, or up to six if several of the numbers after it follow."""
    if not expected < number <= expected + MOST_LOST or expected in later[:3]:
        return False
    if number <= expected + WIDEST_GAP and number + 1 in later[:6]:
        return True
    return sum(number + step in later[:5] for step in range(1, MOST_LOST + 1)) >= ENOUGH


def _is_repeated(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether *number* repeats the number of the paragraph before it, and the *expected* number comes later."""
    return number == expected - 1 and number > 1 and expected in later[:4] and number not in later[:4]


def _without_number(blocks: Sequence[Block], before: int, index: int) -> int:
    """Return the index of the only paragraph between *before* and *index* that can have lost its number.

    0 if several can have lost it, or if that paragraph does not come right after *before*.
    """
    texts = [
        place
        for place in range(before + 1, index)
        if isinstance(block := blocks[place], TextBlock)
        and len(block.text.split()) > 8
        and block.text[:1].isupper()
        and block.text.rstrip().endswith((".", ":", ".”", '."'))
    ]
    return texts[0] if len(texts) == 1 and texts[0] == before + 1 else 0


def _repeated(repeated: Sequence[tuple[int, SourcePlace]]) -> Iterator[Doubt]:
    """Yield one doubt about the numbers that are given twice."""
    if len(repeated) == 1:
        about = f"paragraph {repeated[0][0]} has the number of an earlier paragraph; {CONSECUTIVE}"
        yield Doubt(about, repeated[0][1])
    elif repeated:
        numbers = series([f"{number} ({_where(place)})" for number, place in repeated[:MOST_NAMED]])
        more = f" and {len(repeated) - MOST_NAMED} more" if len(repeated) > MOST_NAMED else ""
        about = f"the paragraphs {numbers}{more} have the numbers of earlier paragraphs; {CONSECUTIVE}"
        yield Doubt(about, repeated[0][1])


def _merged(lost: Sequence[tuple[int, int, SourcePlace]]) -> Iterator[Doubt]:
    """Yield one doubt about *lost*: for each gap, the first lost number, the number after the gap, and its place."""
    if len(lost) == 1:
        first, after, place = lost[0]
        which, verb = ("number", "is") if after == first + 1 else ("numbers", "are")
        about = (
            f"the {which} {_span(first, after)} before paragraph {after} {verb} missing in the source; {CONSECUTIVE}"
        )
        yield Doubt(about, place)
    elif lost:
        gaps = [f"{_span(first, after)} ({_where(place)})" for first, after, place in lost]
        yield Doubt(f"the numbers {series(gaps)} are missing in the source; {CONSECUTIVE}", lost[0][2])


def _span(first: int, after: int) -> str:
    return f"{first}" if after == first + 1 else f"{first}-{after - 1}"
