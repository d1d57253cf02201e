"""What the walk over a Word file collects beside the blocks: words set aside, calls of notes, remarks."""

import zipfile
from dataclasses import dataclass, field

from assembler.importing.read_document import AsideKind, SetAside, SourcePlace
from assembler.importing.word.styles import Styles
from assembler.language.english import roman
from assembler.verify.reader.word_labels import Labels


@dataclass(slots=True)
class Collected:
    """What is known of the file (its package, styles, lists and links to other parts), and what the walk collects.

    *line* is the number of the paragraph that is being read; *calls* has the marks of notes, by kind and id.
    """

    package: zipfile.ZipFile
    styles: Styles
    labels: Labels
    links: dict[str, str]
    line: int = 0
    asides: list[SetAside] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    calls: dict[tuple[str, str], str] = field(default_factory=dict)

    def set_aside(self, kind: AsideKind, text: str, author: str = "") -> None:
        """Set *text* aside at the paragraph that is being read."""
        if text.strip():
            self.asides.append(SetAside(kind, text.strip(), SourcePlace(0, self.line), author))

    def remark(self, sentence: str) -> None:
        """Add *sentence* to the remarks, once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def mark(self, kind: str, number: str) -> str:
        """Return the mark of the note of *kind* with the id *number*; at its first call, the next mark."""
        return self.calls.setdefault((kind, number), self._next(kind))

    def _next(self, kind: str) -> str:
        count = 1 + sum(called == kind for called, _ in self.calls)
        return str(count) if kind == "footnote" else roman(count).lower()
