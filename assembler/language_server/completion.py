"""Proposes what may be typed at a cursor: keys and values of the schema, and the names that the matter defines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assembler.catalog import Catalog
from assembler.language.references import KINDS
from assembler.language_server.cursor import ENTRY, Cursor, cursor_at
from assembler.language_server.hover import about_name
from assembler.language_server.key_schema import keys_at, matter_schema, values_at
from assembler.language_server.names import candidates, unused_name
from assembler.language_server.readings import Reading
from assembler.load.files import real_path
from assembler.model.walk import referable
from assembler.results import Options

MARKER = 12
"""The length of the name that is typed, in thought, to learn what kind of name is expected."""


@dataclass(frozen=True)
class Proposal:
    """A proposal: its text, its kind ("key", "value" or "name"), words about it, and how much it replaces.

    *replaces* is the number of characters before the cursor.
    """

    text: str
    kind: str
    about: str = ""
    replaces: int = 0


def completions(
    text: str,
    line: int,
    column: int,
    file: Path,
    reading: Reading | None,
    options: Options,
    open_texts: Mapping[Path, str],
) -> list[Proposal]:
    """Return the proposals at *line* and *column*, counted from 0, of *text*, which is open in place of *file*.

    *reading* is the last reading of the matter that could be used.
    """
    lines = text.splitlines() or [""]
    cursor = cursor_at(lines, line, column)
    if cursor.kind == "reference":
        return [*_references(cursor, reading)]
    whole = matter_schema(Catalog(file.parent))
    if cursor.kind == "key":
        return [
            Proposal(f"{key.key}: ", "key", key.description, len(cursor.typed))
            for key in keys_at(whole, cursor.path)
            if key.key not in _siblings(lines, line, cursor)
        ]
    values = [Proposal(value, "value", "", len(cursor.typed)) for value in values_at(whole, cursor.path)]
    return values or [*_names(lines, line, column, cursor, file, reading, options, open_texts)]


def _references(cursor: Cursor, reading: Reading | None) -> Iterator[Proposal]:
    if not (reading and reading.checked):
        return
    checked = reading.checked
    for name in (*referable(checked.matter), *checked.matter.terms):
        yield Proposal(name, "name", about_name(name, checked), len(cursor.typed))
    for word in (*(plan.id for plan in checked.plans), *KINDS):
        yield Proposal(f"{word}:", "name", "", len(cursor.typed))
    for party in checked.matter.parties:
        yield Proposal(f"party:{party}", "name", about_name(party, checked), len(cursor.typed))


def _names(
    lines: Sequence[str],
    line: int,
    column: int,
    cursor: Cursor,
    file: Path,
    reading: Reading | None,
    options: Options,
    open_texts: Mapping[Path, str],
) -> Iterator[Proposal]:
    """Yield the names that may stand at the cursor; none if the matter could not be used before this was typed."""
    if not (reading and reading.checked and reading.source):
        return
    marker = unused_name(MARKER, reading.source)
    typed = lines[line][: column - len(cursor.typed)]
    blank = "" if typed.endswith((" ", "[", ",")) else " "
    marked = [*lines[:line], f"{typed}{blank}{marker}{lines[line][column:]}", *lines[line + 1 :]]
    texts = {**open_texts, real_path(file): "\n".join(marked) + "\n"}
    for name in candidates(marker, texts, reading.source, reading.checked.matter, options):
        yield Proposal(name, "name", about_name(name, reading.checked), len(cursor.typed))


def _siblings(lines: Sequence[str], line: int, cursor: Cursor) -> set[str]:
    """Return the keys that the map at the cursor has already, as far as the lines around it show."""
    indent = len(lines[line]) - len(lines[line].lstrip(" -"))
    keys: set[str] = set()
    for nearby in (reversed(lines[:line]), lines[line + 1 :]):
        for text in nearby:
            own = len(text) - len(text.lstrip(" -"))
            if text.strip() and own < indent:
                break
            if own == indent and ":" in text:
                keys.add(text.strip(" -").partition(":")[0])
            if text.lstrip().startswith("- ") and own == indent and ENTRY in cursor.path[-1:]:
                break
    return keys
