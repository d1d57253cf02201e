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
    changed_texts: list[str] = []
    for change in changes:
        if change not in in_tables:
            changed_texts += (f" {' '.join(_words(tokens))} " for tokens in (change.deleted, change.added))
    # Each move accounts for one deleted and one added word, so these counts go down as the words are met.
    moved_out = deleted & added
    moved_in = deleted & added
    remaining_changes: list[Change] = []
    for change in changes:
        if change not in in_tables:
            remaining_changes.append(change)
            continue
        unmoved_deleted = _take_unmoved(change.deleted, moved_out)
        unmoved_added = _take_unmoved(change.added, moved_in)
        for tokens in (unmoved_deleted, unmoved_added):
            words = " ".join(_words(tokens))
            if words and not any(f" {words} " in text for text in changed_texts):
                remaining_changes.append(replace(change, deleted=unmoved_deleted, added=unmoved_added))
                break
    return remaining_changes


def _take_unmoved(tokens: Sequence[Token], moved: Counter[str]) -> tuple[Token, ...]:
    """Return *tokens* without those whose words are in *moved*; each token left out takes its word from *moved*."""
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
