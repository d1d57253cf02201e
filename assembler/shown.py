"""What a paper's HTML says: its running text, and its notes in the order of their calls."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from assembler.proof import squeezed

UNSEEN = frozenset({"head", "title", "style", "script", "template"})
"""Elements whose text no page shows."""

CLOSED = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements that hold nothing and are never closed."""

NUMBERS = ("data-call", "data-n")
"""Where a note says its number, which the style sheet prints at the call."""


@dataclass(frozen=True)
class Shown:
    """Text that a paper's HTML shows.

    *notes* are "1. See ...", in the order of their calls; *signatures* the number of letters, white space left out,
    that stand before each signature block.
    """

    main: str
    notes: tuple[str, ...]
    signatures: tuple[int, ...]


def shown(html: str) -> Shown:
    """Return what *html* shows. An element of class `note` is a footnote, one of class `signature` a signature block."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    notes = tuple(map(_numbered, reader.numbers, ("".join(note) for note in reader.notes)))
    return Shown("".join(reader.main), notes, tuple(reader.signatures))


def _numbered(number: str, text: str) -> str:
    """Return a note with the number that stands before it, which a style sheet may print."""
    return text if text.lstrip().startswith(f"{number}.") else f"{number}. {text}"


@dataclass
class _Element:
    tag: str
    unseen: bool
    note: int | None


@dataclass
class _Reader(HTMLParser):
    """Follows the open elements, and keeps text in the stream that they stand in."""

    main: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    signatures: list[int] = field(default_factory=list)
    open: list[_Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in CLOSED:
            return
        names, above = dict(attrs), self.open[-1] if self.open else _Element("", unseen=False, note=None)
        note = above.note
        classes = (names.get("class") or "").split()
        if "note" in classes:
            note = self._note(next((names[key] or "" for key in NUMBERS if key in names), ""))
        if "signature" in classes:
            self.signatures.append(len(squeezed("".join(self.main))))
        self.open.append(_Element(tag, above.unseen or tag in UNSEEN or "hidden" in names, note))

    def _note(self, number: str) -> int:
        """Begin a note, and print its call."""
        self.main.append(number)
        self.numbers.append(number)
        self.notes.append([])
        return len(self.notes) - 1

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.open and not self.open[-1].unseen:
            note = self.open[-1].note
            (self.main if note is None else self.notes[note]).append(data)
