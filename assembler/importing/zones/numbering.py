"""Numbered paragraphs: a number is accepted if it continues the series; a few numbers may be lost before it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assembler.importing.draft import Doubt
from assembler.importing.read_document import Block, SourcePlace, TextBlock
from assembler.importing.zones.decimal_numbers import (
    Decimal,
    decimal_paragraphs,
    doubts_on_decimals,
    printed_decimal,
)
from assembler.importing.zones.number_doubts import (
    Gap,
    Restart,
    doubts_on_gaps,
    doubts_on_letters,
    doubts_on_repeated,
    doubts_on_restarts,
    doubts_on_unread,
    gap_at,
)

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

SURE_FROM = 10
"""After this number, the next number begins a paragraph, however far it is indented."""

DEEPER = 42.0
"""The least additional indent, in points, of a list inside a numbered paragraph."""


LEAST_WORDS = 8
"""A paragraph that is recognized without the numbers around it has more words than this."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph: its number, the number of characters that the number takes, and the number as printed.

    The number of a paragraph with a letter in its number, such as "22A", is 0, and it takes no characters.
    """

    number: int
    skip: int
    printed: str


LETTERED = re.compile(r"\s{0,9}(?P<number>\d{1,4})(?P<letter>[A-Z])[.)]\s{1,9}(?=[A-Z“\"])")
"""A number with a letter, such as "22A.", which a later version of a paper gives to a paragraph that it inserts."""

IN_PARENTHESES = re.compile(r"\s*\((?P<number>\d{1,4})\)\s+(?=\S)")
"""A paragraph number in parentheses, which is read if a paper has hardly any other paragraph numbers."""

LONG_RUN = 6
"""The number of paragraphs without a gap between them that must follow many lost ones."""

MOST_ON_LOST_PAGES = 100
"""The maximum number of lost paragraphs in one place."""

LEAST = 3
"""The minimum number of numbered paragraphs in a paper that numbers its paragraphs."""

LEAST_SENTENCES = 5
"""The minimum number of sentences among paragraphs whose numbers, like those of some titles, have no period."""


def candidate(block: Block, *, typed: re.Pattern[str] = TYPED) -> Numbered | None:
    """Return the number with which *block* begins, even if it does not number a paragraph; None without a number."""
    if not isinstance(block, TextBlock):
        return None
    if typed is IN_PARENTHESES:
        text = f"{block.number} {block.text}" if block.number else block.text
        match = typed.match(text)
        return Numbered(int(match["number"]), 0 if block.number else match.end(), match[0].strip()) if match else None
    if block.number:
        list_number = APART.fullmatch(block.number.strip())
        return Numbered(int(list_number[1]), 0, block.number) if list_number else None
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
        in_parentheses, further_doubts = _accepted(blocks, start, headings, IN_PARENTHESES)
        if len(in_parentheses) > LEAST:
            return in_parentheses, further_doubts
    without_period, further_doubts = _accepted(blocks, start, headings, WITHOUT_PERIOD)
    if len(without_period) > 2 * len(accepted) and _are_sentences(blocks, without_period):
        return without_period, further_doubts
    decimals = decimal_paragraphs(blocks, start)
    sections = {number[0] for number in decimals.values()}
    others = [number for number in accepted.values() if number.number not in sections]
    if len(decimals) > 2 * len(others) and _are_sentences(blocks, decimals):
        return _plain(decimals), [*doubts_on_decimals([(number, blocks[at].place) for at, number in decimals.items()])]
    lettered = _lettered(blocks, accepted)
    letters = [(number.printed.rstrip(".)"), blocks[index].place) for index, number in lettered.items()]
    doubts += [*doubts_on_letters(letters), *doubts_on_unread(blocks[start:] if accepted else blocks, len(accepted))]
    return {**accepted, **lettered}, doubts


def _lettered(blocks: Sequence[Block], accepted: Mapping[int, Numbered]) -> dict[int, Numbered]:
    """Return the paragraphs with letters in their numbers that follow the *accepted* one with the same number."""
    lettered: dict[int, Numbered] = {}
    number, letter = 0, ""
    for index in range(min(accepted, default=len(blocks)), len(blocks)):
        block = blocks[index]
        if index in accepted:
            number, letter = accepted[index].number, ""
        elif isinstance(block, TextBlock) and (match := LETTERED.match(f"{block.number} {block.text}".lstrip())):
            follows = match["letter"] == (chr(ord(letter) + 1) if letter else "A")
            if int(match["number"]) == number and follows:
                letter = match["letter"]
                lettered[index] = Numbered(0, 0, match[0].strip())
    return lettered


def _are_sentences(blocks: Sequence[Block], numbers: Iterable[int]) -> bool:
    """Whether most of the *blocks* that have *numbers*, and at least a few of them, end like sentences."""
    texts = [block.text.rstrip(" \n”\"')") for index in numbers if isinstance(block := blocks[index], TextBlock)]
    sentences = sum(text.endswith((".", ":", ";", "?")) for text in texts)
    return sentences >= LEAST_SENTENCES and 2 * sentences > len(texts)


def _plain(decimals: Mapping[int, Decimal]) -> Mapping[int, Numbered]:
    """Return the paragraphs with *decimals* as paragraphs whose numbers are a part of their text."""
    return {index: Numbered(0, 0, printed_decimal(number)) for index, number in decimals.items()}


def _accepted(
    blocks: Sequence[Block], start: int, headings: frozenset[int], typed: re.Pattern[str]
) -> tuple[Mapping[int, Numbered], list[Doubt]]:
    candidates = [
        (index, number) for index in range(start, len(blocks)) if (number := candidate(blocks[index], typed=typed))
    ]
    accepted: dict[int, Numbered] = {}
    repeated: list[tuple[int, SourcePlace]] = []
    gaps: list[Gap] = []
    restarts: list[Restart] = []
    expected, edge, interrupted = 1, None, list[int]()
    for place, (index, number) in enumerate(candidates):
        block = blocks[index]
        if not isinstance(block, TextBlock):
            continue
        sure = number.number == expected and expected > SURE_FROM
        following = [at for at, _ in candidates[place + 1 :]]
        later = [next_number.number for _, next_number in candidates[place + 1 :]]
        is_heading = index in headings and later[:1] == [number.number]
        if is_heading or (edge is not None and _is_deeper(block, edge) and not sure):
            continue
        if number.number != expected and number.number in interrupted and _goes_on(number.number, expected, later):
            interrupted.remove(number.number)
            restarts.append(Restart(expected - 1, number.number, number.number, block.place, goes_on=True))
        elif number.number == expected or (accepted and _follows_gap(number.number, expected, later)):
            lost = range(expected, number.number)
            bare = _without_periods(blocks, range(max(accepted, default=index) + 1, index), lost)
            accepted.update(bare)
            if len(bare) < len(lost):
                gaps.append(_gap(blocks, accepted, index, number.number, headings))
        elif not accepted and _begins_without_first(number.number, later):
            gaps.append(gap_at(1, number.number, blocks[start : index + 1]))
        elif accepted and _is_repeated(number.number, expected, later):
            repeated.append((number.number, block.place))
        elif (
            accepted
            and _is_below_heading(blocks, index, headings)
            and (
                _begins_again(number.number, expected, later)
                or (_is_alone(block, number.number, later) and _is_below_heading(blocks, following[0], headings))
            )
        ):
            restarts.append(Restart(expected - 1, number.number, number.number, block.place))
            interrupted.append(expected)
        else:
            continue
        accepted[index] = number
        expected = number.number + 1
        restarts[-1:] = [replace(restart, last=number.number) for restart in restarts[-1:]]
        edge = _edge(block) if edge is None else edge
    return accepted, [*doubts_on_gaps(gaps), *doubts_on_repeated(repeated), *doubts_on_restarts(restarts)]


def _gap(
    blocks: Sequence[Block], accepted: dict[int, Numbered], index: int, number: int, headings: frozenset[int]
) -> Gap:
    """Return the gap before *number*, that of the block at *index*.

    A paragraph, not one of the *headings*, that can have lost the only missing number is added to *accepted* with it.
    """
    last = max(accepted)
    expected = accepted[last].number + 1
    gap = gap_at(expected, number, blocks[last : index + 1])
    bare = _without_number(blocks, last, index) if number == expected + 1 and not gap.within else 0
    if bare and bare not in headings:
        accepted[bare] = Numbered(expected, 0, "")
    return gap


def _without_periods(blocks: Sequence[Block], indexes: range, numbers: range) -> Mapping[int, Numbered]:
    """Return the blocks at *indexes* that begin with *numbers* without periods; none unless all numbers are there."""
    bare = [(index, number) for index in indexes if (number := candidate(blocks[index], typed=WITHOUT_PERIOD))]
    return dict(bare) if [number.number for _, number in bare] == [*numbers] else {}


def _begins_without_first(number: int, later: Sequence[int]) -> bool:
    """Whether *number*, the first that is read, begins the numbers: only 1 or 1-2 are missing, and many follow it."""
    return number in {2, 3} and later[:LONG_RUN] == [number + step for step in range(1, LONG_RUN + 1)]


def _begins_again(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether the numbers restart with *number* 1, or go back to *number* and do not have the *expected* one next."""
    if number == 1:
        return later[:1] == [2]
    return number < expected and later[:2] == [number + 1, number + 2] and expected not in later[:3]


def _is_alone(block: TextBlock, number: int, later: Sequence[int]) -> bool:
    """Whether *block* is a paragraph 1 without a paragraph 2, before another paragraph 1."""
    is_sentence = len(block.text.split()) > LEAST_WORDS and block.text.rstrip().endswith((".", ":", ".”", '."'))
    return number == 1 and later[:1] == [1] and is_sentence


def _is_below_heading(blocks: Sequence[Block], index: int, headings: frozenset[int]) -> bool:
    """Whether one of the two blocks of text above the block at *index* is a heading."""
    above = (place for place in range(index - 1, -1, -1) if isinstance(blocks[place], TextBlock))
    return any(place in headings for place in islice(above, 2))


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
    """Whether numbers were lost before *number*: up to two, or up to six if several of the numbers after it follow.

    More may be lost, with whole pages, if the numbers after it follow without a gap, and *expected* never comes.
    """
    if number > expected + MOST_LOST:
        run = [number + step for step in range(1, LONG_RUN + 1)]
        return number <= expected + MOST_ON_LOST_PAGES and later[:LONG_RUN] == run and expected not in later
    if number <= expected or expected in later[:3]:
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
        and len(block.text.split()) > LEAST_WORDS
        and block.text[:1].isupper()
        and block.text.rstrip().endswith((".", ":", ".”", '."'))
    ]
    return texts[0] if len(texts) == 1 and texts[0] == before + 1 else 0
