"""A text that is being typed, and what the lines around its cursor show: the court, and the cause of the count."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.language_server.cursor import Cursor
from assembler.language_server.readings import TypedMatter
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.element import Element

CAUSE = re.compile(r"[ -]*cause:\s*([\w-]+)\s*$")
"""Matches a line with the cause of a count."""

COURT = re.compile(r"court:\s*['\"]?([\w-]+)")
"""Matches a line with the matter's court."""

ENTRY_START = re.compile(r" *- ")
"""Matches the first line of a list item."""

MAX_LINES_BELOW = 5
"""The number of lines below the cursor that are searched for the cause of a count."""

CLOSING_BRACKETS = {"[": "]", "{": "}"}
"""The closing bracket for each opening bracket."""


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

    def with_name(self, name: str, cursor: Cursor) -> str:
        """Return the text with *name* in place of the word at *cursor*."""
        lines = [*self.lines]
        text_before = lines[self.line][: self.column - len(cursor.typed)]
        text_after = lines[self.line][self.column + len(cursor.rest) :]
        if not text_before.endswith((" ", "[", ",")):
            text_before += " "
        if not text_after.strip():
            text_after += "".join(CLOSING_BRACKETS[sign] for sign in reversed(_open_brackets(text_before)))
        lines[self.line] = f"{text_before}{name}{text_after}"
        return "\n".join(lines)


def typing_at(text: str, line: int, column: int, file: Path) -> Typing:
    """Return *text* with a cursor at *line* and *column* or, if these are outside it, at the nearest place in it."""
    lines = text.split("\n")
    line = min(line, len(lines) - 1)
    return Typing(text, line, min(column, len(lines[line])), file)


def _open_brackets(text: str) -> list[str]:
    """Return the brackets that *text*, a line as far as the cursor, leaves open."""
    signs: list[str] = []
    for sign in text:
        if sign in CLOSING_BRACKETS:
            signs.append(sign)
        elif signs and sign == CLOSING_BRACKETS[signs[-1]]:
            signs.pop()
    return signs


def court_of(typing: Typing, typed_matter: TypedMatter, catalog: Catalog) -> Court | None:
    """Return the court that the text names or, if it names none, the court of the matter's last usable state."""
    court_name = _first_word(COURT.match(line) for line in typing.lines)
    try:
        court: Court | None = catalog.record("court", court_name) if court_name in catalog.names("court") else None
    except MatterError:
        court = None
    return court or (typed_matter.checked_matter.matter.court if typed_matter.checked_matter else None)


def _cause_of_count(typing: Typing) -> str:
    """Return the id of the cause in the count at the cursor, as the lines around it show."""
    lines: list[str] = []
    for line in reversed(typing.lines[: typing.line]):
        lines.append(line)
        if ENTRY_START.match(line):
            break
    lines += typing.lines[typing.line + 1 :][:MAX_LINES_BELOW]
    return _first_word(CAUSE.match(line) for line in lines)


def _first_word(matches: Iterable[re.Match[str] | None]) -> str:
    """Return the group of the first of *matches* that is a match; "" if there is none."""
    return next((match[1] for match in matches if match), "")


def elements_at(typing: Typing, catalog: Catalog) -> Mapping[str, Element]:
    """Return the cause's elements in the count at the cursor."""
    name = _cause_of_count(typing)
    try:
        cause: Cause | None = catalog.record("cause", name) if name in catalog.names("cause") else None
    except MatterError:
        cause = None
    return cause.elements if cause else {}
