"""Finds the numbers of the paper's paragraphs in a file, and renumbers references as a word processor does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from assembler.verify.changes import Alignment, aligned
from assembler.verify.tokens import Token, key_of
from assembler.verify.word_blocks import Block


class Numbered(NamedTuple):
    """A paragraph that the file also has: its block and its number in the paper, and the number's token in the file."""

    block: int
    number: str
    token: Token


def aligned_by_target(blocks: tuple[Block, ...], file: Sequence[Token]) -> tuple[tuple[Block, ...], Alignment]:
    """Return a paper's *blocks*, and their alignment with a *file*.

    References in changed blocks get the file's paragraph numbers, because an updated reference still leads to its
    target.
    """
    alignment = aligned(blocks, file)
    numbers = {
        pair.block: pair.token.number
        for pair in numbered_paragraphs(alignment, blocks)
        if pair.token.number != pair.number
    }
    if not numbers:
        return blocks, alignment
    changed = {change.block for change in alignment.changes}
    renumbered = tuple(
        replace(block, tokens=tuple(_renumbered_token(token, blocks, numbers) for token in block.tokens))
        if block.index in changed
        else block
        for block in blocks
    )
    return renumbered, aligned(renumbered, file)


def _renumbered_token(token: Token, blocks: Sequence[Block], numbers: dict[int, str]) -> Token:
    """Return *token*, with its target's number in the file if the token is a reference to a paragraph."""
    if token.target is None or token.target not in numbers:
        return token
    text = re.sub(rf"\b{blocks[token.target].number}\b", numbers[token.target], token.text)
    return replace(token, text=text, key=key_of(text), planned=token.text)


def numbered_paragraphs(alignment: Alignment, blocks: Sequence[Block]) -> Iterator[Numbered]:
    """Yield each numbered paragraph of the paper, with the number before most of the paragraph's words in the file."""
    before: list[Token | None] = []
    last = None
    for token in alignment.file:
        last = token if token.number else last
        before.append(last)
    votes: dict[int, Counter[int]] = {}
    for index, place in alignment.matches.items():
        votes.setdefault(alignment.paper[index].block, Counter())[place] += 1
    for change in alignment.changes:
        if change.moved:
            votes.setdefault(change.block, Counter()).update(range(change.at, change.at + len(change.added)))
    used_tokens: set[int] = set()
    for block, places in sorted(votes.items()):
        tokens = Counter(id(before[place]) for place in places if before[place])
        if blocks[block].kind != "paragraph" or not tokens:
            continue
        chosen_token = tokens.most_common(1)[0][0]
        number_token = next((token for token in map(before.__getitem__, places) if id(token) == chosen_token), None)
        if number_token is not None and chosen_token not in used_tokens:
            used_tokens.add(chosen_token)
            yield Numbered(block, blocks[block].number, number_token)
