"""Collects what a Word file has besides its blocks: words set aside, references to notes, and remarks."""

import zipfile
from dataclasses import dataclass, field

from assembler.importing.read_document import AsideKind, SetAside, SourcePlace
from assembler.importing.word.styles import Styles
from assembler.language.english import roman
from assembler.verify.reader.word_labels import Labels


@dataclass(slots=True)
class Collected:
    """The package, styles, lists and links of the file, and the items that the walk collects.

    *line* is the number of the paragraph that is being read; *note_marks* has the marks of cited notes, by kind and id.
    """

    package: zipfile.ZipFile
    styles: Styles
    labels: Labels
    links: dict[str, str]
    line: int = 0
    asides: list[SetAside] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    note_marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def set_aside(self, kind: AsideKind, text: str, author: str = "") -> None:
        """Set *text* aside at the paragraph that is being read."""
        if text.strip():
            self.asides.append(SetAside(kind, text.strip(), SourcePlace(0, self.line), author))

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
