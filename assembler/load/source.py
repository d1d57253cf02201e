"""A matter as it is written in its files, with the place of each value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from assembler.findings.finding import Place
from assembler.findings.path import KeyPath, walk_texts
from assembler.language.characters import likeness, may_print
from assembler.load.files import display_name, place_of
from assembler.load.revisions import RevisionTexts

OpenTexts = Mapping[Path, str]
"""Texts that are read in place of files, by the path of each file with every link followed.

They are texts open in an editor, or texts from a revision of a git repository.
"""

NOTHING_OPEN: OpenTexts = {}


@dataclass(frozen=True)
class Filled:
    """The row that fills in the blanks of a base matter: its file, its part of the papers' path, and its cells."""

    rows: str
    subfolder: Path
    cells: Mapping[KeyPath, tuple[tuple[str, Place], ...]] = field(repr=False)
    """The text and the place of each cell that is filled in within a longer text, by the path of that text."""
    manifest_entry: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """The manifest's entry about the row."""


@dataclass(frozen=True)
class Source:
    """A matter: its *data*, merged over the files that it extends, and the place of each value and key."""

    file: Path
    root: Path
    data: Mapping[str, Any]
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    texts: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The lines of each file that was read, by its display name."""
    filled_row: Filled | None = None
    """The row of the batch that filled in the blanks; None outside a batch."""
    open_texts: OpenTexts = field(default_factory=dict, repr=False)
    """The texts that were read in place of the files on disk."""

    @property
    def revision(self) -> RevisionTexts | None:
        """The revision of the git repository from which the matter was read; None for the files on disk."""
        return self.open_texts if isinstance(self.open_texts, RevisionTexts) else None

    def place_at(self, path: KeyPath) -> Place:
        """Return the place of the value at *path*, or else of the nearest value that would contain it."""
        for end in range(len(path), -1, -1):
            if place := self.values.get(path[:end]):
                return place
        return place_of(self.file)

    def is_own(self, path: KeyPath) -> bool:
        """Whether the value at *path* is in the matter's own file or row, not in a file that the matter extends."""
        return self.place_at(path).file in {display_name(self.file), self.filled_row.rows if self.filled_row else ""}

    def key_place(self, path: KeyPath) -> Place:
        """Return the place of the key at *path* or, if the value there has no key, of the value."""
        return self.keys.get(path) or self.place_at(path)

    def written_at(self, place: Place) -> str:
        """Return the text from the start to the end of *place*; "" if the end of *place* is unknown."""
        lines = self.texts.get(place.file, ())[max(place.line - 1, 0) : place.end_line]
        if not lines:
            return ""
        characters_after = len(lines[-1]) - place.end_column + 1
        return "\n".join(lines)[place.column - 1 : -characters_after or None]

    def is_double_quoted(self, place: Place) -> bool:
        """Whether the value at *place* is in double quotation marks."""
        lines = self.texts.get(place.file, ())[max(place.line - 1, 0) :]
        return bool(lines) and lines[0][place.column - 1 : place.column] == '"'

    def place_within(self, path: KeyPath, words: str, skip: int = 0) -> Place:
        """Return the place of *words* in the text at *path*, or the place of the whole text if *words* are not in it.

        *skip* is the number of earlier occurrences to skip. Words that are broken across lines in the file are found
        too. Words from a cell have the cell's place.
        """
        cells = self.filled_row.cells.get(path, ()) if self.filled_row else ()
        if place_of_cell := next((place for text, place in cells if words and words in text), None):
            return place_of_cell
        start = self.place_at(path)
        lines = self.texts.get(start.file, ())[max(start.line - 1, 0) : start.end_line or None]
        text = "\n".join(lines)
        end = len(text) - (len(lines[-1]) - start.end_column + 1 if lines and start.end_line else 0)
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        match = next(islice(pattern.finditer(text, max(start.column - 1, 0), end), skip, None), None)
        if match is None:
            return start
        lines_above = start.line - 1
        line, column = _line_and_column(text, match.start())
        end_line, end_column = _line_and_column(text, match.end())
        return Place(start.file, lines_above + line, column, lines_above + end_line, end_column)

    def find_character(self, words: str, index: int) -> tuple[Place, str] | None:
        """Return the place and the spelling in the file of the character that is printed at index *index* of *words*.

        If there are several candidates, the candidate with the most similar context is chosen. The result is None if no
        value has the character.
        """
        candidates = [
            (likeness(text, position, words, index), path, text, position)
            for path, text in walk_texts(self.data)
            for position, character in enumerate(text)
            if may_print(character, words[index])
        ]
        if not candidates:
            return None
        _, path, text, position = max(candidates, key=itemgetter(0))
        return self.place_within(path, text[position], text[:position].count(text[position])), text[position]


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
