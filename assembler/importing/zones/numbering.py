"""Finds numbered paragraphs: a number is accepted if it continues the series; a few numbers may be lost before it."""

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
from assembler.importing.zones.inner_lists import indexes_in_lists
from assembler.importing.zones.number_doubts import (
    Gap,
    Restart,
    doubts_on_gaps,
    doubts_on_letters,
    doubts_on_odd_numbers,
    doubts_on_repeated,
    doubts_on_restarts,
    doubts_on_unread,
    gap_at,
)
from assembler.importing.zones.paragraph_edges import Edge, begins_alike, edge_of, is_deeper

TYPED_NUMBER = re.compile(
    r"\s{0,20}(?:¶{1,2}\s{0,3})?(?P<number>\d{1,4})(?:[.,)](?=\s|[A-Z“\"])|\s{0,20}[.]\s)\s{0,20}(?=\S)"
)
"""A number typed at the beginning of a paragraph; a text layer may show its period as a comma."""

NUMBER_WITHOUT_PERIOD = re.compile(r"\s{0,9}(?P<number>\d{1,4})\s{1,9}(?=[A-Z“\"]|\d{1,3}\s[A-Z])")
"""A number without a period, which is read if a paper has far fewer other paragraph numbers."""

LIST_NUMBER = re.compile(r"\(?(\d{1,4})[.)]?")
"""A number that the source keeps apart from the text."""

MAX_GAP = 2
"""The maximum number of consecutive numbers that may be missing before two consecutive numbers."""

MAX_LOST = 6
"""The maximum number of consecutive numbers that may be missing in any case, as in a scan."""

MIN_FOLLOWING = 3
"""The minimum number of the next numbers that must follow soon after a wide gap."""

SURE_FROM = 10
"""After this number, the next number begins a paragraph, however far it is indented."""

MIN_PARAGRAPH_WORDS = 8
"""A paragraph that is recognized without the numbers around it has more words than this."""

LETTERED_NUMBER = re.compile(r"\s{0,9}(?P<number>\d{1,4})(?P<letter>[A-Z])[.)]\s{1,9}(?=[A-Z“\"])")
"""A number with a letter, such as "22A.", which a later version of a paper gives to a paragraph that it inserts."""

NUMBER_IN_PARENTHESES = re.compile(r"\s{0,20}\((?P<number>\d{1,4})\)\s{1,20}(?=\S)")
"""A paragraph number in parentheses, which is read if a paper has hardly any other paragraph numbers."""

SURE_RUN = 6
"""The number of paragraphs without a gap between them that must follow many lost ones."""

MAX_ON_LOST_PAGES = 100
"""The maximum number of lost paragraphs in one place."""

MIN_NUMBERED = 3
"""The minimum number of numbered paragraphs in a paper that numbers its paragraphs."""

MIN_SENTENCES = 5
"""The minimum number of sentences among paragraphs whose numbers, like those of some titles, have no period."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered paragraph: its number, the number of characters that the number takes, and the number as printed.

    The number of a paragraph with a letter in its number, such as "22A", is 0, and it takes no characters.
    """

    number: int
    skip: int
    printed: str


def leading_number(block: Block, *, pattern: re.Pattern[str] = TYPED_NUMBER) -> Numbered | None:
    """Return the number with which *block* begins, even if it does not number a paragraph; None if there is none."""
    if not isinstance(block, TextBlock):
        return None
    if pattern is NUMBER_IN_PARENTHESES:
        text = f"{block.number} {block.text}" if block.number else block.text
        match = pattern.match(text)
        return Numbered(int(match["number"]), 0 if block.number else match.end(), match[0].strip()) if match else None
    if block.number:
        list_number = LIST_NUMBER.fullmatch(block.number.strip())
        return Numbered(int(list_number[1]), skip=0, printed=block.number) if list_number else None
    match = pattern.match(block.text)
    return Numbered(int(match["number"]), match.end(), match[0].strip()) if match else None


def numbered_paragraphs(
    blocks: Sequence[Block], start: int, headings: frozenset[int]
) -> tuple[Mapping[int, Numbered], list[Doubt]]:
    """Return the numbered paragraphs of *blocks* from *start* on by their index, and doubts about their numbers.

    *headings* are the indexes of headings, after which numbers may restart.
    """
    accepted, doubts = _accepted(blocks, start, headings, TYPED_NUMBER)
    if len(accepted) < MIN_NUMBERED:
        in_parentheses, further_doubts = _accepted(blocks, start, headings, NUMBER_IN_PARENTHESES)
        if len(in_parentheses) > MIN_NUMBERED:
            return in_parentheses, further_doubts
    without_period, further_doubts = _accepted(blocks, start, headings, NUMBER_WITHOUT_PERIOD)
    if len(without_period) > 2 * len(accepted) and _are_sentences(blocks, without_period):
        return without_period, further_doubts
    decimals = decimal_paragraphs(blocks, start)
    sections = {section for section, *_ in decimals.values()}
    other_paragraphs = [numbered for numbered in accepted.values() if numbered.number not in sections]
    if len(decimals) > 2 * len(other_paragraphs) and _are_sentences(blocks, decimals):
        placed_decimals = [(number, blocks[index].place) for index, number in decimals.items()]
        return _as_text_numbers(decimals), list(doubts_on_decimals(placed_decimals))
    lettered = _lettered(blocks, accepted)
    letters = [(numbered.printed.rstrip(".)"), blocks[index].place) for index, numbered in lettered.items()]
    searched_blocks = blocks[start:] if accepted else _without_headings(blocks, headings)
    doubts += [*doubts_on_letters(letters), *doubts_on_unread(searched_blocks, len(accepted))]
    doubts += doubts_on_odd_numbers(blocks, min(accepted, default=len(blocks)), {*accepted, *lettered, *headings})
    return {**accepted, **lettered}, doubts


def _without_headings(blocks: Sequence[Block], headings: frozenset[int]) -> list[Block]:
    """Return *blocks* without the *headings* that have text below them, whose numbers number sections."""
    return [block for index, block in enumerate(blocks) if index not in headings or index + 1 in headings]


def _lettered(blocks: Sequence[Block], accepted: Mapping[int, Numbered]) -> dict[int, Numbered]:
    """Return the paragraphs with letters in their numbers that follow the *accepted* one with the same number."""
    lettered: dict[int, Numbered] = {}
    number = 0
    letter = ""
    for index in range(min(accepted, default=len(blocks)), len(blocks)):
        block = blocks[index]
        if index in accepted:
            number = accepted[index].number
            letter = ""
        elif isinstance(block, TextBlock) and (match := LETTERED_NUMBER.match(f"{block.number} {block.text}".lstrip())):
            next_letter = chr(ord(letter) + 1) if letter else "A"
            if int(match["number"]) == number and match["letter"] == next_letter:
                letter = match["letter"]
                lettered[index] = Numbered(number=0, skip=0, printed=match[0].strip())
    return lettered


def _are_sentences(blocks: Sequence[Block], numbers: Iterable[int]) -> bool:
    """Whether most of the *blocks* that have *numbers*, and at least a few of them, end like sentences."""
    texts = [block.text.rstrip(" \n”\"')") for index in numbers if isinstance(block := blocks[index], TextBlock)]
    sentence_count = sum(text.endswith((".", ":", ";", "?")) for text in texts)
    return sentence_count >= MIN_SENTENCES and 2 * sentence_count > len(texts)


def _as_text_numbers(decimals: Mapping[int, Decimal]) -> Mapping[int, Numbered]:
    """Return the paragraphs with *decimals* as paragraphs whose numbers are a part of their text."""
    return {index: Numbered(number=0, skip=0, printed=printed_decimal(number)) for index, number in decimals.items()}


def _accepted(
    blocks: Sequence[Block], start: int, headings: frozenset[int], pattern: re.Pattern[str]
) -> tuple[Mapping[int, Numbered], list[Doubt]]:
    """Return the paragraphs whose numbers, found by *pattern*, continue a series, and doubts about their numbers."""
    candidates = [
        (index, numbered)
        for index in range(start, len(blocks))
        if (numbered := leading_number(blocks[index], pattern=pattern))
    ]
    in_lists = indexes_in_lists(blocks, [(index, numbered.number) for index, numbered in candidates])
    candidates = [(index, numbered) for index, numbered in candidates if index not in in_lists]
    accepted: dict[int, Numbered] = {}
    repeated: list[tuple[int, SourcePlace]] = []
    gaps: list[Gap] = []
    restarts: list[Restart] = []
    interrupted: list[int] = []
    expected = 1
    edge: Edge | None = None
    for position, (index, numbered) in enumerate(candidates, 1):
        block = blocks[index]
        number = numbered.number
        if not isinstance(block, TextBlock):
            continue
        later_indexes = [later_index for later_index, _ in candidates[position:]]
        later = [later_numbered.number for _, later_numbered in candidates[position:]]
        is_sure = number == expected and expected > SURE_FROM
        is_sure = is_sure or (edge is not None and number == expected and begins_alike(blocks, index, edge))
        is_heading = index in headings and later[:1] == [number]
        if is_heading or (edge is not None and is_deeper(block, edge) and not is_sure):
            continue
        if number != expected and number in interrupted and _resumes(number, expected, later):
            interrupted.remove(number)
            restarts.append(Restart(expected - 1, number, number, block.place, is_continuation=True))
        elif number == expected or (accepted and _follows_gap(number, expected, later)):
            lost_numbers = range(expected, number)
            indexes_between = range(max(accepted, default=index) + 1, index)
            without_periods = _numbered_without_periods(blocks, indexes_between, lost_numbers)
            accepted.update(without_periods)
            if len(without_periods) < len(lost_numbers):
                gaps.append(_gap(blocks, accepted, index, number, headings))
        elif not accepted and _begins_without_first(number, later):
            gaps.append(gap_at(first=1, next_number=number, blocks=blocks[start : index + 1]))
        elif accepted and _is_repeated(number, expected, later):
            repeated.append((number, block.place))
        elif (
            accepted
            and _is_below_heading(blocks, index, headings)
            and (
                _begins_again(number, expected, later)
                or (_is_alone(block, number, later) and _is_below_heading(blocks, later_indexes[0], headings))
            )
        ):
            restarts.append(Restart(expected - 1, number, number, block.place))
            interrupted.append(expected)
        else:
            continue
        accepted[index] = numbered
        expected = number + 1
        edge = edge or edge_of(block)
        _extend_last(restarts, number)
    return accepted, [*doubts_on_gaps(gaps), *doubts_on_repeated(repeated), *doubts_on_restarts(restarts)]


def _extend_last(restarts: list[Restart], number: int) -> None:
    """Make *number* the last number after the last of *restarts*, if there is one."""
    if restarts:
        restarts[-1] = replace(restarts[-1], last=number)


def _gap(
    blocks: Sequence[Block], accepted: dict[int, Numbered], index: int, number: int, headings: frozenset[int]
) -> Gap:
    """Return the gap before *number*, that of the block at *index*.

    If only one number is missing and just one paragraph can have lost it, add that paragraph to *accepted*.
    """
    last = max(accepted)
    expected = accepted[last].number + 1
    gap = gap_at(expected, number, blocks[last : index + 1])
    is_lost = number == expected + 1 and not gap.numbers_in_text
    numberless = _numberless_index(blocks, last, index) if is_lost else 0
    if numberless and numberless not in headings:
        accepted[numberless] = Numbered(expected, skip=0, printed="")
    return gap


def _numbered_without_periods(blocks: Sequence[Block], indexes: range, numbers: range) -> Mapping[int, Numbered]:
    """Return the blocks at *indexes* that begin with *numbers* without periods; none unless all numbers are there."""
    candidates = {
        index: numbered
        for index in indexes
        if (numbered := leading_number(blocks[index], pattern=NUMBER_WITHOUT_PERIOD))
    }
    return candidates if [numbered.number for numbered in candidates.values()] == [*numbers] else {}


def _begins_without_first(number: int, later: Sequence[int]) -> bool:
    """Whether *number*, the first that is read, begins the numbers, because the next numbers follow without a gap.

    The numbers before it are lost, or are those of an earlier paper.
    """
    return number > 1 and later[:SURE_RUN] == [number + step for step in range(1, SURE_RUN + 1)]


def _begins_again(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether the numbers restart with *number* 1, or go back to *number* and do not have the *expected* one next."""
    if number == 1:
        return later[:1] == [2]
    return number < expected and later[:2] == [number + 1, number + 2] and expected not in later[:3]


def _is_alone(block: TextBlock, number: int, later: Sequence[int]) -> bool:
    """Whether *block* is a paragraph 1 without a paragraph 2, before another paragraph 1."""
    is_sentence = len(block.text.split()) > MIN_PARAGRAPH_WORDS and block.text.rstrip().endswith((".", ":", ".”", '."'))
    return number == 1 and later[:1] == [1] and is_sentence


def _is_below_heading(blocks: Sequence[Block], index: int, headings: frozenset[int]) -> bool:
    """Whether one of the two blocks of text above the block at *index* is a heading."""
    texts_above = (above for above in range(index - 1, -1, -1) if isinstance(blocks[above], TextBlock))
    return any(above in headings for above in islice(texts_above, 2))


def _resumes(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether the next of the *later* numbers continue from *number*, and none of them is the *expected* one."""
    return expected not in later[:3] and number + 1 in later[:3]


def _follows_gap(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether numbers were lost before *number*: up to two, or up to six if several of the next numbers come later.

    More may be lost, with whole pages, if the next numbers come without a gap, and *expected* never comes.
    """
    if number > expected + MAX_LOST:
        run = [number + step for step in range(1, SURE_RUN + 1)]
        return number <= expected + MAX_ON_LOST_PAGES and later[:SURE_RUN] == run and expected not in later
    if number <= expected or expected in later[:3]:
        return False
    if number <= expected + MAX_GAP and number + 1 in later[:6]:
        return True
    return sum(number + step in later[:5] for step in range(1, MAX_LOST + 1)) >= MIN_FOLLOWING


def _is_repeated(number: int, expected: int, later: Sequence[int]) -> bool:
    """Whether *number* repeats the number of the paragraph before it, and the *expected* number comes later."""
    return number == expected - 1 and number > 1 and expected in later[:4] and number not in later[:4]


def _numberless_index(blocks: Sequence[Block], before: int, index: int) -> int:
    """Return the index of the only paragraph between *before* and *index* that can have lost its number.

    The result is 0 if several can have lost it, or if that paragraph does not come right after *before*.
    """
    texts = [
        candidate_index
        for candidate_index in range(before + 1, index)
        if isinstance(block := blocks[candidate_index], TextBlock)
        and len(block.text.split()) > MIN_PARAGRAPH_WORDS
        and block.text[:1].isupper()
        and block.text.rstrip().endswith((".", ":", ".”", '."'))
    ]
    return texts[0] if len(texts) == 1 and texts[0] == before + 1 else 0
