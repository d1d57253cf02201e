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
    of: str = ""
    """In a reference, the kind or the paper before the colon."""


def cursor_at(lines: Sequence[str], line: int, column: int) -> Cursor:
    """Return what is typed at *line* and *column*, both counted from 0, of a document's *lines*."""
    text = lines[line] if line < len(lines) else ""
    cursor = _cursor(lines, line, text[:column])
    match = (REST_OF_VALUE if cursor.kind == "value" else REST_OF_NAME).match(text, column)
    return replace(cursor, rest=match[0]) if match and cursor.kind != "words" else cursor


def _cursor(lines: Sequence[str], line: int, before: str) -> Cursor:
    """Return what is typed at the end of *before*, the start of *line* as far as the cursor."""
    if COMMENT.search(before):
        return Cursor("words", ())
    if (start := before.rfind("[[")) > before.rfind("]]"):
        of, _, name = re.split(r",|\.\.", before[start + 2 :])[-1].rpartition(":")
        return Cursor("reference", (), name.strip().lstrip("¶ "), of=of.strip())
    match = _key(before)
    if _is_in_text_block(lines, line, len(match["indent"])):
        return Cursor("words", ())
    inside = before[match.end() :]
    dashes = match["dashes"].count("-")
    parents = _parents(lines, line, len(match["indent"]), dashes)
    base = (*parents, *([ENTRY] * dashes))
    if "{" in inside or (not match["key"] and before[match.end() :].startswith("{")):
        return _in_braces(inside, (*base, *([match["key"]] if match["key"] else [])))
    if match["key"]:
        value = inside.strip()
        if value.startswith("["):
            return Cursor("value", (*base, match["key"], ENTRY), re.split(r"[\[,]", value)[-1].strip())
        return Cursor("value", (*base, match["key"]), value)
    typed = inside.strip()
    return Cursor("key", base, typed)


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
    stack: list[str] = []
    part = ""
    for character in text:
        if character in "{[":
            stack.append(f"{part.strip().rstrip(':').strip()}" if part.strip().endswith(":") else "")
            stack.append(character)
            part = ""
        elif character in "}]":
            del stack[-2:]
            part = ""
        elif character == ",":
            part = ""
        else:
            part += character
    keys = [key or "" for key in stack[::2]]
    open_braces = stack[1::2]
    inner: list[str] = []
    for key, bracket in zip(keys, open_braces, strict=True):
        inner += [key] if key else []
        inner += [ENTRY] if bracket == "[" else []
    if open_braces and open_braces[-1] == "[":
        return Cursor("value", (*path, *inner), part.strip())
    key, colon, value = part.partition(":")
    if colon:
        return Cursor("value", (*path, *inner, key.strip()), value.strip())
    return Cursor("key", (*path, *inner), part.strip())


def _parents(lines: Sequence[str], line: int, indent: int, dashes: int) -> Keys:
    """Return the keys and lists that enclose a line with *indent* and *dashes*, from the lines above it."""
    path: list[str] = []
    limit, in_entry = indent, dashes > 0
    for text in reversed(lines[:line]):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        match = _key(text)
        own_indent, entries = len(match["indent"]), match["dashes"].count("-")
        column = own_indent + len(match["dashes"])
        if match["key"] and (column < limit or (in_entry and column == limit and not entries)):
            path.insert(0, match["key"].strip())
            limit, in_entry = column, False
        if entries and own_indent < limit and column <= limit:
            path[:0] = [ENTRY] * entries
            limit, in_entry = own_indent, True
        if limit == 0 and not in_entry:
            break
    return tuple(path)
