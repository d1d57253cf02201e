"""What the walk over a Word file collects besides the blocks: words set aside, references to notes, remarks."""

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

    def mark(self, kind: str, number: str) -> str:
        """Return the mark of the note of *kind* with the id *number*; a note not cited before gets the next mark."""
        return self.note_marks.setdefault((kind, number), self._next(kind))

    def _next(self, kind: str) -> str:
        count = 1 + sum(cited == kind for cited, _ in self.note_marks)
        return str(count) if kind == "footnote" else roman(count).lower()
