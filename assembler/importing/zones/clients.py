"""Finds the parties that the lines about counsel name: their clients, and parties named on separate lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assembler.language.characters import letters

UNFINISHED_CLIENTS = re.compile(r"(?i)(?:,|&|\b(?:and|for|of|the|by|on behalf))$")
"""The end of a line about clients that continues on the next line."""

IN_MID_PHRASE = re.compile(r"(?i)\b(?:for|of|the|by|on behalf)$")
"""The end of a line about clients that continues on the next line, whatever that line is."""

CLIENT_WORDS = re.compile(r"(?i)\b(?:plaintiffs?|defendants?|class(?:es)?|members|others|situated|relators?|estate)\b")
"""Words for those whom counsel represents."""


VERB = re.compile(r"(?<=\w\s)(?:is|are|was|were|does|do|did|shall|will|has|have|had|hereby)\s\w")
"""A verb amid a line."""

MIN_SENTENCE_WORDS = 10
"""The minimum number of words of a line with a verb, and no period at its end, that is a sentence."""


def is_sentence(text: str) -> bool:
    """Whether *text*, a line among those about counsel, is a sentence, and not a name or the names of clients."""
    return VERB.search(text) is not None and (text.endswith(".") or len(text.split()) >= MIN_SENTENCE_WORDS)


def clients_continue(line: str, text: str, parties: Sequence[str]) -> bool:
    """Whether *line*, which says whom counsel represents, continues with *text*."""
    are_clients = bool(UNFINISHED_CLIENTS.search(line) and CLIENT_WORDS.search(text))
    are_clients = are_clients or bool(IN_MID_PHRASE.search(line))
    return are_clients or _completes_client(line, text, parties)


def _completes_client(line: str, text: str, parties: Sequence[str]) -> bool:
    """Whether *line*, which says whom counsel represents, has the name of a party only together with *text*."""
    names = [name.casefold() for name in parties]
    return any(name in f"{line} {text}".casefold() and name not in line.casefold() for name in names)


def is_party(text: str, parties: Sequence[str]) -> bool:
    """Whether *text* is the name of one of *parties*, with or without the suffix after its comma."""
    return letters(text.split(",", maxsplit=1)[0]) in {letters(name.split(",", maxsplit=1)[0]) for name in parties}


def split_name_indexes(lines: Sequence[str], parties: Sequence[str]) -> Iterator[int]:
    """Yield the indexes of each two adjacent *lines* that only together are the name of one of *parties*."""
    names = set(map(letters, parties))
    for index, (line, below) in enumerate(pairwise(map(letters, lines))):
        if line and below and f"{line}{below}" in names:
            yield from (index, index + 1)
