"""Collects what a Word file has besides its blocks: words set aside, references to notes, and remarks."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from assembler.importing.read_document import REDACTED_LETTER, AsideKind, Caution, SetAside, SourcePlace
from assembler.importing.word.styles import Styles
from assembler.language.english import roman
from assembler.verify.reader.word_labels import Labels


@dataclass(slots=True)
class Collected:
    """The package, styles, lists and links of the file, and the items that the walk collects.

    *line* is the number of the paragraph that is being read; *note_marks* has the marks of cited notes, by kind and id.
    *covered* are words in the color of their ground. *deletion_author* is the author of the tracked deletion that is
    being read, and None outside deletions; *table_depth* is the number of tables around the paragraph. *derived* are
    texts that no text of the file has, such as those that fields compute.
    """

    package: zipfile.ZipFile
    styles: Styles
    labels: Labels
    links: dict[str, str]
    line: int = 0
    asides: list[SetAside] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    note_marks: dict[tuple[str, str], str] = field(default_factory=dict)
    covered: list[str] = field(default_factory=list)
    cautions: list[Caution] = field(default_factory=list)
    deletion_author: str | None = None
    deleted_notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The authors who deleted the references to notes, by kind and id."""
    table_depth: int = 0
    derived: list[str] = field(default_factory=list)

    @contextmanager
    def deleting(self, author: str | None) -> Iterator[None]:
        """Set the words that are read within this context aside as deleted by *author*, unless it is None."""
        outer_author = self.deletion_author
        self.deletion_author = outer_author if author is None else author
        yield
        self.deletion_author = outer_author

    def set_aside(self, kind: AsideKind, text: str, author: str = "") -> None:
        """Set *text* aside at the paragraph that is being read."""
        if text.strip():
            self.asides.append(SetAside(kind, text.strip(), SourcePlace(0, self.line), author))

    def cover(self, text: str) -> None:
        """Set *text*, whose place shows only a color, aside without its letters."""
        self.covered.append(text)
        self.set_aside("words under a box", re.sub(r"\S", REDACTED_LETTER, text))

    def caution(self, about: str) -> None:
        """Warn of what the paragraph that is being read may not print as it was read."""
        self.cautions.append(Caution(about, SourcePlace(0, self.line)))

    def remark(self, sentence: str) -> None:
        """Add *sentence* to the remarks, once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def mark(self, kind: str, note_id: str) -> str:
        """Return the mark of the note of *kind* with this id; a note not cited before gets the next mark."""
        return self.note_marks.setdefault((kind, note_id), self._next_mark(kind))

    def _next_mark(self, kind: str) -> str:
        number = 1 + sum(cited_kind == kind for cited_kind, _ in self.note_marks)
        return str(number) if kind == "footnote" else roman(number).lower()
