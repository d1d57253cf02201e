"""What is being typed at a place in a YAML text: a key, a value or a reference. The text need not be valid YAML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

KEY = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[^\s:#\[\]{},'\"&*!|>%@`-][^:#{}\[\],]*):(?=\s|$))?")
"""A line: its indent, the dashes of list entries, and the key that follows."""

COMMENT = re.compile(r"^(?:[^'\"#]|'[^']*'|\"[^\"]*\"|(?<=\S)#)*(?:^|\s)#")
"""The start of a line with a comment, as far as the cursor."""

BLOCK = re.compile(r"[|>][+-]?\d?\s*(?:#.*)?$")
"""The end of a line that a text block follows."""

REST_OF_NAME = re.compile(r"[\w-]*")
REST_OF_VALUE = re.compile(r"(?:[\w-]+(?: [\w-]+)*)?")

ENTRY = "[]"
"""The part of a path that stands for any entry of a list."""

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Cursor:
    """What is typed at a cursor.

    *path* has the keys from the top of the document to the map or value that is typed, with `ENTRY` for each list.
    *typed* is the part before the cursor of a key, a value, or the last name of a reference; *rest* is the part of the
    same word after it.
    """

    kind: str
    """"key", "value", "reference", or "words" of a comment or a text block, where nothing is proposed."""
    path: Keys
    typed: str = ""
    rest: str = ""
    qualifier: str = ""
    """In a reference, the kind or the paper before the colon."""


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """Return what is typed at *line* and *column*, both counted from 0, of a document's *lines*."""
    text = lines[line] if line < len(lines) else ""
    cursor = _cursor(lines, line, text[:column])
    match = (REST_OF_VALUE if cursor.kind == "value" else REST_OF_NAME).match(text, column)
    return replace(cursor, rest=match[0]) if match and cursor.kind != "words" else cursor


def _cursor(lines: Sequence[str], line: int, text_before: str) -> Cursor:
    """Return what is typed at the end of *text_before*, the start of *line* as far as the cursor."""
    if COMMENT.search(text_before):
        return Cursor("words", path=())
    start_of_reference = text_before.rfind("[[")
    if start_of_reference > text_before.rfind("]]"):
        last_entry = re.split(r",|\.\.", text_before[start_of_reference + 2 :])[-1]
        qualifier, _, name = last_entry.rpartition(":")
        return Cursor("reference", path=(), typed=name.strip().lstrip("¶ "), qualifier=qualifier.strip())
    match = _key(text_before)
    if _is_in_text_block(lines, line, len(match["indent"])):
        return Cursor("words", path=())
    text_after_key = text_before[match.end() :]
    dashes = match["dashes"].count("-")
    parents = _parents(lines, line, len(match["indent"]), dashes)
    path = (*parents, *([ENTRY] * dashes))
    if match["key"]:
        path = (*path, match["key"])
    if "{" in text_after_key:
        return _in_braces(text_after_key, path)
    if not match["key"]:
        return Cursor("key", path, typed=text_after_key.strip())
    value = text_after_key.strip()
    if value.startswith("["):
        return Cursor("value", (*path, ENTRY), typed=re.split(r"[\[,]", value)[-1].strip())
    return Cursor("value", path, typed=value)


def _is_in_text_block(lines: Sequence[str], line: int, indent: int) -> bool:
    """Whether a line with *indent* is in the text block of a line above it."""
    for text in reversed(lines[:line]):
        own_indent = len(text) - len(text.lstrip())
        if text.strip() and own_indent < indent:
            if BLOCK.search(text):
                return True
            indent = own_indent
    return False


def _key(text: str) -> re.Match[str]:
    match = KEY.match(text)
    if match is None:
        raise AssertionError("the pattern matches any text")
    return match


def _in_braces(text: str, path: Keys) -> Cursor:
    """Return what is typed at the end of *text*, which opens a map in braces within the value at *path*."""
    stack: list[tuple[str, str]] = []
    """The open brackets, each after the key whose value it begins, or ""."""
    part = ""
    for character in text:
        if character in "{[":
            key, colon, _ = part.strip().rpartition(":")
            stack.append((key.strip() if colon else "", character))
            part = ""
        elif character in "}]":
            del stack[-1:]
            part = ""
        elif character == ",":
            part = ""
        else:
            part += character
    inner_path: list[str] = []
    innermost_bracket = ""
    for key, bracket in stack:
        if key:
            inner_path.append(key)
        if bracket == "[":
            inner_path.append(ENTRY)
        innermost_bracket = bracket
    if innermost_bracket == "[":
        return Cursor("value", (*path, *inner_path), typed=part.strip())
    key, colon, value = part.partition(":")
    if colon:
        return Cursor("value", (*path, *inner_path, key.strip()), typed=value.strip())
    return Cursor("key", (*path, *inner_path), typed=part.strip())


def _parents(lines: Sequence[str], line: int, indent: int, dashes: int) -> Keys:
    """Return the keys and lists that enclose a line with *indent* and *dashes*, from the lines above it."""
    path: list[str] = []
    max_column = indent
    in_entry = dashes > 0
    for text in reversed(lines[:line]):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        match = _key(text)
        own_indent = len(match["indent"])
        own_dashes = match["dashes"].count("-")
        column = own_indent + len(match["dashes"])
        if match["key"] and (column < max_column or (in_entry and column == max_column and not own_dashes)):
            path.insert(0, match["key"].strip())
            max_column = column
            in_entry = False
        if own_dashes and own_indent < max_column and column <= max_column:
            path = [*[ENTRY] * own_dashes, *path]
            max_column = own_indent
            in_entry = True
        if max_column == 0 and not in_entry:
            break
    return tuple(path)
