"""Proposes what may be typed at a cursor: keys and values of the schema, and the names that the matter defines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assembler.catalog import Catalog
from assembler.language.references import KINDS
from assembler.language_server.cursor import ENTRY, Cursor, cursor_at
from assembler.language_server.hover import about_name
from assembler.language_server.key_schema import keys_at, matter_schema, values_at
from assembler.language_server.names import candidates, unused_name
from assembler.load.files import real_path
from assembler.load.source import OpenTexts
from assembler.model.roles import SIDE_BY_ROLE
from assembler.model.walk import referable
from assembler.results import Checked, Options

CAUSE = re.compile(r"[ -]*cause:\s*([\w-]+)\s*$")
ENTRY_START = re.compile(r" *- ")

LOOKED_AT = 5
"""The number of lines below the cursor that are searched for the cause of a count."""

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


@dataclass(frozen=True)
class Typing:
    """A text that is open in place of *file*, and the cursor in it; line and column are counted from 0."""

    text: str
    line: int
    column: int
    file: Path

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def with_name(self, name: str, typed: str) -> str:
        """Return the text with *name* in place of *typed*, which stands before the cursor."""
        lines = [*self.lines]
        before, after = lines[self.line][: self.column - len(typed)], lines[self.line][self.column :]
        blank = "" if before.endswith((" ", "[", ",")) else " "
        closing = "" if after.strip() else "".join(CLOSING[sign] for sign in reversed(_open_brackets(before)))
        lines[self.line] = f"{before}{blank}{name}{after}{closing}"
        return "\n".join(lines)


CLOSING = {"[": "]", "{": "}"}


def _open_brackets(text: str) -> list[str]:
    """Return the brackets that *text*, a line as far as the cursor, leaves open."""
    signs: list[str] = []
    for sign in text:
        if sign in CLOSING:
            signs.append(sign)
        elif signs and sign == CLOSING[signs[-1]]:
            signs.pop()
    return signs


def completions(typing: Typing, checked: Checked | None, options: Options, open_texts: OpenTexts) -> list[Proposal]:
    """Return the proposals at the cursor of *typing*.

    *checked* is the last state of the matter that could be used; *open_texts* are all texts that are open.
    """
    cursor = cursor_at(typing.lines, typing.line, typing.column)
    if cursor.kind == "reference":
        return [*_references(cursor, checked)]
    if cursor.kind == "words":
        return []
    catalog = Catalog(typing.file.parent)
    whole = matter_schema(catalog)
    if cursor.kind == "key" and (parts := _parts_of_cause(typing, cursor, catalog)):
        return [Proposal(f"{name}: ", "key", about, len(cursor.typed)) for name, about in parts.items()]
    if cursor.kind == "key" and not keys_at(whole, cursor.path):
        cursor = replace(cursor, kind="value")  # an entry of a list of values
    if cursor.kind == "key":
        siblings = _siblings(typing.lines, typing.line, cursor)
        return [
            Proposal(f"{key.key}: ", "key", key.description, len(cursor.typed))
            for key in keys_at(whole, cursor.path)
            if key.key not in siblings
        ]
    listed = SIDE_BY_ROLE if cursor.path[-1:] == ("role",) else values_at(whole, cursor.path)
    values = [Proposal(value, "value", "", len(cursor.typed)) for value in listed]
    return values or ([*_names(typing, cursor, checked, options, open_texts)] if checked else [])


def _parts_of_cause(typing: Typing, cursor: Cursor, catalog: Catalog) -> dict[str, str]:
    """Return the elements of the cause of the count at the cursor, with what must be shown, if they are typed there."""
    if cursor.path not in {("claims", ENTRY, "elements"), ("claims", ENTRY, "choices")}:
        return {}
    above = list(reversed(typing.lines[: typing.line]))
    start = next((number for number, line in enumerate(above) if ENTRY_START.match(line)), len(above))
    lines = [*above[: start + 1], *typing.lines[typing.line + 1 :][:LOOKED_AT]]
    name = next((match[1] for line in lines if (match := CAUSE.match(line))), "")
    if name not in catalog.names("cause"):
        return {}
    elements = catalog.record("cause", name).elements
    if "choices" in cursor.path:
        return {key: "; ".join(element.choices) for key, element in elements.items() if element.choices}
    return {key: element.statement for key, element in elements.items()}


def _references(cursor: Cursor, checked: Checked | None) -> Iterator[Proposal]:
    if not checked:
        return
    for name in (*referable(checked.matter), *checked.matter.terms):
        yield Proposal(name, "name", about_name(name, checked), len(cursor.typed))
    for word in (*(plan.id for plan in checked.plans), *KINDS):
        yield Proposal(f"{word}:", "name", "", len(cursor.typed))
    for party in checked.matter.parties:
        yield Proposal(f"party:{party}", "name", about_name(party, checked), len(cursor.typed))


def _names(
    typing: Typing, cursor: Cursor, checked: Checked, options: Options, open_texts: OpenTexts
) -> Iterator[Proposal]:
    """Yield the names that may stand at the cursor."""
    marker = unused_name(MARKER, checked.source)
    texts = {**open_texts, real_path(typing.file): typing.with_name(marker, cursor.typed)}
    for name in candidates(marker, texts, checked.source, checked.matter, options):
        yield Proposal(name, "name", about_name(name, checked), len(cursor.typed))


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
