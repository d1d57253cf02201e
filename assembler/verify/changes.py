"""Finds the words that a file lost and gained, as runs of words within one block of the paper."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from assembler.verify.tokens import Token, letters
from assembler.verify.word_blocks import Block

LONG = 20_000
"""The number of tokens from which frequent words are no anchors for the comparison, which would take too long."""

LEAST_MOVED = 4
"""The fewest tokens of a passage that is reported as moved."""

ALIKE = 0.9
"""How alike the two places of a moved passage are, at least."""


@dataclass(frozen=True)
class Change:
    """A change: the *lost* tokens of the paper, and the *gained* tokens of the file in their place.

    *start* is the index of the first lost token in the paper, or of the token before which words were added; *at* is
    the index of the first gained token in the file, or of the token that follows the lost ones.
    """

    lost: tuple[Token, ...]
    gained: tuple[Token, ...]
    start: int
    at: int
    block: int
    moved: bool = False


class Alignment(NamedTuple):
    """The tokens of paper and file, the index in the file of each token that both have, and the changes."""

    paper: tuple[Token, ...]
    file: tuple[Token, ...]
    same: dict[int, int]
    changes: tuple[Change, ...]


def aligned(blocks: Sequence[Block], file: Sequence[Token]) -> Alignment:
    """Return how the tokens of the *blocks* of a paper agree with those of a *file*."""
    paper = tuple(token for block in blocks for token in block.tokens)
    matcher = SequenceMatcher(
        None, [token.key for token in paper], [token.key for token in file], autojunk=len(file) > LONG
    )
    same: dict[int, int] = {}
    spans: list[tuple[range, range]] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            same |= zip(range(first, last), range(start, end), strict=True)
        else:
            spans.append(_from_number(paper, file, range(first, last), range(start, end), same))
    changes = [change for lost, gained in spans for change in _by_block(paper, file, lost, gained)]
    real = [change for change in changes if letters(change.lost) != letters(change.gained)]
    return Alignment(paper, tuple(file), same, tuple(_with_moves(_without_caption_moves(real, blocks))))


def _from_number(
    paper: Sequence[Token], file: Sequence[Token], lost: range, gained: range, same: dict[int, int]
) -> tuple[range, range]:
    """Return *lost* and *gained*, of which one is empty, moved up so that a whole paragraph begins with its number.

    A run that ends with the number of the next paragraph, and follows its own number, is the same change.
    """
    before = lost.start - 1
    if before not in same or gained.start - 1 != same[before]:
        return lost, gained
    if lost and not gained and paper[before].number and paper[lost.stop - 1].number:
        same[lost.stop - 1] = same.pop(before)
        return range(before, lost.stop - 1), range(gained.start - 1, gained.start - 1)
    if gained and not lost and paper[before].number and file[gained.stop - 1].number:
        same[before] = gained.stop - 1
        return range(before, before), range(gained.start - 1, gained.stop - 1)
    return lost, gained


def _by_block(paper: Sequence[Token], file: Sequence[Token], lost: range, gained: range) -> Iterator[Change]:
    """Yield one change for each block of which tokens were lost; what was gained is in the block that it resembles."""
    groups = [list(group) for _, group in groupby(lost, key=lambda index: paper[index].block)]
    added = tuple(file[gained.start : gained.stop])
    if len(groups) <= 1:
        tokens = tuple(paper[lost.start : lost.stop])
        yield Change(tokens, added, lost.start, gained.start, _block_at(paper, lost))
        return
    keys = {token.key for token in added}
    likest = max(groups, key=lambda group: sum(paper[index].key in keys for index in group))
    for group in groups:
        tokens = tuple(paper[index] for index in group)
        here = added if group is likest else ()
        yield Change(tokens, here, group[0], gained.start, tokens[0].block)


def _block_at(paper: Sequence[Token], lost: range) -> int:
    """Return the block of the *lost* tokens or, if there are none, of the token before them."""
    if not paper:
        return 0
    return paper[lost.start].block if lost else paper[max(lost.start - 1, 0)].block


def _without_caption_moves(changes: Sequence[Change], blocks: Sequence[Block]) -> list[Change]:
    """Return *changes* without words of the caption that only moved, as when its columns are read in another order."""
    in_caption = [change for change in changes if blocks and blocks[change.block].kind == "caption"]
    lost = Counter(token.key for change in in_caption for token in change.lost)
    gained = Counter(token.key for change in in_caption for token in change.gained)
    moved = lost & gained
    if not moved:
        return [*changes]
    moved_out, moved_in = moved.copy(), moved.copy()
    rest = []
    for change in changes:
        if change not in in_caption:
            rest.append(change)
            continue
        kept = replace(change, lost=_unmoved(change.lost, moved_out), gained=_unmoved(change.gained, moved_in))
        rest += [kept] if kept.lost or kept.gained else []
    return rest


def _unmoved(tokens: Sequence[Token], moved: Counter[str]) -> tuple[Token, ...]:
    """Return *tokens* without those in *moved*, which are taken from it."""
    unmoved = []
    for token in tokens:
        if moved[token.key]:
            moved[token.key] -= 1
        else:
            unmoved.append(token)
    return tuple(unmoved)


def _with_moves(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield *changes*; of a passage lost in one place and gained in another, one change that says it moved."""
    lost = [change for change in changes if len(change.lost) >= LEAST_MOVED and not change.gained]
    gained = [change for change in changes if len(change.gained) >= LEAST_MOVED and not change.lost]
    pairs: dict[int, Change] = {}
    for change in lost:
        match = next((other for other in gained if id(other) not in pairs and _alike(change.lost, other.gained)), None)
        if match:
            pairs[id(match)] = change
            pairs[id(change)] = match
    for change in changes:
        if id(change) not in pairs:
            yield change
        elif change.lost:
            match = pairs[id(change)]
            yield Change(change.lost, match.gained, change.start, match.at, change.block, moved=True)


def _alike(first: Sequence[Token], second: Sequence[Token]) -> bool:
    shorter, longer = sorted((len(first), len(second)))
    if shorter < ALIKE * longer:
        return False
    keys, other_keys = [token.key for token in first], [token.key for token in second]
    matcher = SequenceMatcher(None, keys, other_keys, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
