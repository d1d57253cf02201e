"""A matter as it was written, and where each of its values is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from assembler.findings.finding import Place
from assembler.findings.path import KeyPath, walk
from assembler.load.files import display_name, place_of


@dataclass(frozen=True)
class Source:
    """A matter as it was written: the *data*, merged over what it extends, and the place of each value and key."""

    file: Path
    root: Path
    data: Mapping[str, Any]
    values: Mapping[KeyPath, Place]
    keys: Mapping[KeyPath, Place]
    texts: Mapping[str, tuple[str, ...]] = field(repr=False)
    """The lines of each file that was read, by its display name."""

    def where(self, path: KeyPath) -> Place:
        """Return the place of the value at *path*, or of the nearest value above it."""
        for end in range(len(path), -1, -1):
            if place := self.values.get(path[:end]):
                return place
        return place_of(self.file)

    def is_own(self, path: KeyPath) -> bool:
        """Whether the value at *path* is in the matter's own file rather than in one that it extends."""
        return self.where(path).file == display_name(self.file)

    def where_key(self, path: KeyPath) -> Place:
        """Return the place of the key at *path*, or else of its value."""
        return self.keys.get(path) or self.where(path)

    def within(self, path: KeyPath, words: str, before: int = 0) -> Place:
        """Return the place of *words* in the text at *path*, or the place of the text if they are not found.

        *before* is the number of earlier occurrences to skip. Words that the file breaks over lines are found too.
        """
        start = self.where(path)
        text = "\n".join(self.texts.get(start.file, ())[max(start.line - 1, 0) :])
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        match = next(islice(pattern.finditer(text, max(start.column - 1, 0)), before, None), None)
        if match is None:
            return start
        line_start = text.rfind("\n", 0, match.start()) + 1
        return Place(start.file, start.line + text.count("\n", 0, match.start()), match.start() - line_start + 1)

    def find(self, words: str) -> Place | None:
        """Return the place of the first value with *words* in it, in their own or in lower case; None if none has."""
        texts = list(walk(self.data))
        for form in (words, words.lower()):
            if path := next((path for path, text in texts if form in text), None):
                return self.within(path, form)
        return None
