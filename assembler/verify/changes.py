"""Finds the words that a file lost and gained, as runs of words within one block of the paper."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
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
    raw: list[tuple[int, int, int, int]] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            same |= zip(range(first, last), range(start, end), strict=True)
        else:
            raw.append((first, last, start, end))
    changes = [change for code in raw for change in _by_block(paper, file, *code)]
    real = [change for change in changes if letters(change.lost) != letters(change.gained)]
    return Alignment(paper, tuple(file), same, tuple(_with_moves(_without_caption_moves(real, blocks))))


def _by_block(
    paper: Sequence[Token], file: Sequence[Token], first: int, last: int, start: int, end: int
) -> Iterator[Change]:
    """Yield one change for each block of which tokens were lost; what was gained is in the block that it resembles."""
    groups: list[tuple[int, int]] = []
    for index in range(first, last):
        if groups and paper[groups[-1][0]].block == paper[index].block:
            groups[-1] = (groups[-1][0], index + 1)
        else:
            groups.append((index, index + 1))
    gained = tuple(file[start:end])
    if len(groups) <= 1:
        yield Change(tuple(paper[first:last]), gained, first, start, _block_at(paper, first, last))
        return
    keys = {token.key for token in gained}
    likest = max(groups, key=lambda group: sum(token.key in keys for token in paper[group[0] : group[1]]))
    for group in groups:
        yield Change(
            tuple(paper[group[0] : group[1]]),
            gained if group == likest else (),
            group[0],
            start,
            paper[group[0]].block,
        )


def _block_at(paper: Sequence[Token], first: int, last: int) -> int:
    """Return the block of the tokens from *first* to *last*, or, if there are none, of the token before them."""
    if not paper:
        return 0
    return paper[first].block if first < last else paper[max(first - 1, 0)].block


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
