"""The names that a text defines, read line by line, so that they are found while the text is not valid YAML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from assembler.findings.finding import Place
from assembler.load.files import display_name

HOLDERS = ("parties", "counsel", "firms", "people", "exhibits", "terms")
"""The keys of a matter that hold maps of named parts."""

LISTS = {"facts": "section", "more_facts": "section", "claims": "count", "filings": "paper"}
"""The keys of a matter that hold lists of parts with an `id:`, and the kind of their entries."""

TOP_KEY = re.compile(r"(?P<key>[a-z_]+):(?=\s|\Z)")
"""Matches a key at the top of the matter."""

NAME_KEY = re.compile(r" *(?P<name>[A-Za-z0-9][\w-]*):(?=\s|\Z)")
"""Matches a key that is the name of a part in a map."""

LIST_DASHES = re.compile(r" *(?:- +)*-(?=\s|\Z)")
"""Matches the beginning of a list item."""

ID = re.compile(r"(?:^[ -]*|[{,]\s*)id:\s*['\"]?(?P<name>[A-Za-z0-9][\w-]*)")
"""Matches the `id:` of an entry, in a block or in braces."""

WORDS = re.compile(r"(?:^[ -]*|[{,]\s*)(?:name|title|heading|text|cause|paper):\s*(?P<words>[^\s{}][^{}]*)")
"""A key whose value shows a reader which part it is, and the value."""

MAX_WORDS = 8
"""The maximum number of words that describe a part."""


class NumberedLine(NamedTuple):
    """A line of a text, and its number, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class WrittenName:
    """A part of a matter as it is written: its name, its kind, the place of the name, and the words that describe it.

    The kind is one of `HOLDERS`, or "section", "count", "paper" or "paragraph".
    """

    name: str
    kind: str
    place: Place
    words: str = ""


def written_names(lines: Sequence[str], file: Path) -> list[WrittenName]:
    """Return the names that *lines*, the text of *file*, define, in order."""
    file_name = display_name(file)
    numbered = [NumberedLine(number, line) for number, line in enumerate(lines, 1) if not _is_blank_or_comment(line)]
    names: list[WrittenName] = []
    for first_line, *other_lines in _parts(numbered, [bool(TOP_KEY.match(line.text)) for line in numbered]):
        key_match = TOP_KEY.match(first_line.text)
        if key_match and key_match["key"] in HOLDERS:
            names += _names_in_map(key_match["key"], other_lines, file_name)
        elif key_match and key_match["key"] in LISTS:
            names += _names_in_list(LISTS[key_match["key"]], other_lines, file_name)
    return names


def _parts(lines: Sequence[NumberedLine], starts: Sequence[bool]) -> Iterator[Sequence[NumberedLine]]:
    """Yield *lines* in parts, each of which begins at a line whose value in *starts* is true."""
    indexes = [index for index, is_start in enumerate(starts) if is_start]
    for start, end in pairwise([*indexes, len(lines)]):
        yield lines[start:end]


def _names_in_map(kind: str, lines: Sequence[NumberedLine], file: str) -> Iterator[WrittenName]:
    """Yield the names of a map of parts, whose keys have the indent of the first of *lines*."""
    indent = _indent(lines[0].text) if lines else 0
    for part in _parts(lines, [_indent(line.text) == indent and bool(NAME_KEY.match(line.text)) for line in lines]):
        first_line = part[0]
        if match := NAME_KEY.match(first_line.text):
            yield WrittenName(match["name"], kind, _place(match, first_line.number, file), words=_words(part))


def _names_in_list(kind: str, lines: Sequence[NumberedLine], file: str) -> Iterator[WrittenName]:
    """Yield the names of a list of parts, and of the paragraphs in them."""
    indent = _indent(lines[0].text) if lines else 0
    for part in _parts(lines, [bool(LIST_DASHES.match(line.text)) for line in lines]):
        own_kind = kind if _indent(part[0].text) == indent else "paragraph"
        for line in part:
            if match := ID.search(line.text):
                yield WrittenName(match["name"], own_kind, _place(match, line.number, file), words=_words(part))
                break


def _is_blank_or_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _place(match: re.Match[str], line: int, file: str) -> Place:
    return Place(file, line, match.start("name") + 1, line, match.end("name") + 1)


def _words(part: Sequence[NumberedLine]) -> str:
    """Return the first words of the value that shows a reader which part *part* is; "" if it has no such value."""
    texts = [line.text for line in part]
    for text, next_text in pairwise([*texts, ""]):
        if match := WORDS.search(text):
            words = next_text if match["words"].startswith(("|", ">")) else match["words"]
            return " ".join(words.strip("'\" ").split()[:MAX_WORDS])
    return ""
