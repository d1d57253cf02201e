"""Compares the tables before the text only by the words of their entries, because updating a table changes its form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assembler.verify.change import Change
from assembler.verify.tokens import Token
from assembler.verify.word_blocks import Block

PAGE = re.compile(r"\d+|[ivxl]+")
"""Matches a page number in a table, or the number of a heading, in lower case."""


def without_table_changes(changes: Sequence[Change], blocks: Sequence[Block]) -> list[Change]:
    """Return *changes* without those in tables that change no words of an entry.

    Entries that follow a change of the same words in the text, such as a new heading, are also left out.
    """
    in_tables = [change for change in changes if blocks[change.block].kind == "table"]
    if not in_tables:
        return [*changes]
    deleted = Counter(_words(token for change in in_tables for token in change.deleted))
    added = Counter(_words(token for change in in_tables for token in change.added))
    in_text = [change for change in changes if change not in in_tables]
    texts = [f" {' '.join(_words(tokens))} " for change in in_text for tokens in (change.deleted, change.added)]
    moved_out, moved_in = deleted & added, deleted & added
    remaining_changes = []
    for change in changes:
        if change not in in_tables:
            remaining_changes.append(change)
            continue
        reduced_change = replace(
            change, deleted=_unmoved(change.deleted, moved_out), added=_unmoved(change.added, moved_in)
        )
        words = [" ".join(_words(tokens)) for tokens in (reduced_change.deleted, reduced_change.added)]
        if any(part and not any(f" {part} " in text for text in texts) for part in words):
            remaining_changes.append(reduced_change)
    return remaining_changes


def _unmoved(tokens: Sequence[Token], moved: Counter[str]) -> tuple[Token, ...]:
    """Return *tokens* without those whose words are in *moved*, and remove these from *moved*."""
    unmoved = []
    for token in tokens:
        word = next(_words([token]), "")
        if word and moved[word]:
            moved[word] -= 1
        else:
            unmoved.append(token)
    return tuple(unmoved)


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the words of *tokens* in lower case and without punctuation, page numbers and numbers of headings."""
    for token in tokens:
        word = re.sub(r"\W", "", token.key).casefold()
        if word and not token.number and not PAGE.fullmatch(word):
            yield word
