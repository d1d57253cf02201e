"""Finds the numbers of the paper's paragraphs in a file, and renumbers references as a word processor does."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from assembler.verify.changes import Alignment, aligned
from assembler.verify.tokens import Token, key_of
from assembler.verify.word_blocks import Block


class NumberedParagraph(NamedTuple):
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
    numbers_in_file = {
        paragraph.block: paragraph.token.number
        for paragraph in numbered_paragraphs(alignment, blocks)
        if paragraph.token.number != paragraph.number
    }
    if not numbers_in_file:
        return blocks, alignment
    changed_indexes = {change.block for change in alignment.changes}
    renumbered_blocks: list[Block] = []
    for block in blocks:
        if block.index in changed_indexes:
            tokens = tuple(_renumbered_token(token, blocks, numbers_in_file) for token in block.tokens)
            renumbered_blocks.append(replace(block, tokens=tokens))
        else:
            renumbered_blocks.append(block)
    return tuple(renumbered_blocks), aligned(renumbered_blocks, file)


def _renumbered_token(token: Token, blocks: Sequence[Block], numbers: dict[int, str]) -> Token:
    """Return *token*, with its target's number in the file if the token is a reference to a paragraph."""
    if token.target is None or token.target not in numbers:
        return token
    text = re.sub(rf"\b{blocks[token.target].number}\b", numbers[token.target], token.text)
    return replace(token, text=text, key=key_of(text), planned=token.text)


def numbered_paragraphs(alignment: Alignment, blocks: Sequence[Block]) -> Iterator[NumberedParagraph]:
    """Yield each numbered paragraph of the paper, with the number before most of the paragraph's words in the file."""
    number_before: list[Token | None] = []  # for each token of the file, the last number up to it
    last_number = None
    for token in alignment.file:
        if token.number:
            last_number = token
        number_before.append(last_number)
    file_indexes_by_block: dict[int, list[int]] = {}
    for index, file_index in alignment.matches.items():
        file_indexes_by_block.setdefault(alignment.paper[index].block, []).append(file_index)
    for change in alignment.changes:
        if change.has_moved:
            moved_indexes = range(change.file_start, change.file_start + len(change.added))
            file_indexes_by_block.setdefault(change.block, []).extend(moved_indexes)
    used_tokens: set[int] = set()
    for block, file_indexes in sorted(file_indexes_by_block.items()):
        tokens = [number_before[index] for index in file_indexes]
        votes = Counter(id(token) for token in tokens if token)
        if blocks[block].kind != "paragraph" or not votes:
            continue
        chosen_id = max(votes, key=lambda token_id: votes[token_id])
        number_token = next(token for token in tokens if id(token) == chosen_id)
        if number_token is not None and chosen_id not in used_tokens:
            used_tokens.add(chosen_id)
            yield NumberedParagraph(block, blocks[block].number, number_token)
