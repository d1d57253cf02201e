"""Edits a text: each edit replaces the text between two places, and the rest of the text stays the same.

Files are never parsed and rewritten, so comments, the order of keys, and line endings are preserved.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from assembler.findings.finding import Edit

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
"""A line with its line ending, under the YAML reader's definition of a line."""

BYTE_ORDER_MARK = "\ufeff"
"""The byte order mark, which some editors write at the start of a file; it does not count as a column."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with *edits* made, except edits that overlap another edit before them or are outside *text*.

    A line feed in an edit is written as the line ending of *text*.
    """
    mark, body = (BYTE_ORDER_MARK, text[1:]) if text.startswith(BYTE_ORDER_MARK) else ("", text)
    starts = _starts_of_lines(body)
    line_end = _line_end(body)
    parts: list[str] = []
    end = 0
    for start, stop, replacement in sorted(_spans(edits, starts)):
        if end <= start <= stop <= len(body):
            parts += [body[end:start], replacement.replace("\n", line_end)]
            end = stop
    return "".join((mark, *parts, body[end:]))


def _line_end(text: str) -> str:
    """Return the line ending of *text*; a line feed if it has only one line."""
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _starts_of_lines(text: str) -> list[int]:
    return [match.start() for match in LINE.finditer(text)]


def _spans(edits: Iterable[Edit], starts: list[int]) -> Iterator[tuple[int, int, str]]:
    for edit in edits:
        place = edit.place
        if 0 < place.line <= place.end_line <= len(starts):
            yield (
                starts[place.line - 1] + place.column - 1,
                starts[place.end_line - 1] + place.end_column - 1,
                edit.text,
            )


def difference(name: str, before: str, after: str) -> list[str]:
    """Return the lines of a unified diff between the texts *before* and *after* of the file *name*."""
    old_lines = lines_of(before.removeprefix(BYTE_ORDER_MARK).rstrip("\r\n"))
    new_lines = lines_of(after.removeprefix(BYTE_ORDER_MARK).rstrip("\r\n"))
    return list(unified_diff(old_lines, new_lines, fromfile=name, tofile=name, lineterm=""))


def lines_of(text: str) -> list[str]:
    """Return the lines of *text*, under the YAML reader's definition of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
