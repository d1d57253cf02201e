"""What a paper's HTML says: its running text, and its notes in the order of their calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from assembler.prove.proof import squeezed

UNSEEN = frozenset({"head", "title", "style", "script", "template"})
"""Elements whose text no page shows."""

CLOSED = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""Elements that hold nothing and are never closed."""

SINGLE = frozenset({"single", "quotation"})
"""Classes of single-spaced text."""

PARTS = frozenset({"court", "counsel", "counsel-under", "judge", "caption", "party", "signer"})
"""Classes of the parts of a paper that are found again on its pages."""

NUMBERS = ("data-call", "data-n")
"""Where a note says its number, which the style sheet prints at the call."""


@dataclass(frozen=True)
class HtmlText:
    """Text that a paper's HTML shows.

    *notes* are "1. See ...", in the order of their calls. Places in the running text are counted in letters, white
    space left out: *signatures* where each signature block begins, *parts* how far each part reaches, by its name;
    those that are single-spaced have the name "single".
    """

    main: str
    notes: tuple[str, ...]
    signatures: tuple[int, ...]
    parts: Mapping[str, tuple[range, ...]]

    @property
    def singles(self) -> tuple[range, ...]:
        """The single-spaced parts."""
        return self.parts.get("single", ())

    def parts_at(self, place: int) -> tuple[str, ...]:
        """Return the names of the parts that the letter at *place* stands in."""
        return tuple(name for name, reaches in self.parts.items() if any(place in reach for reach in reaches))


def read_html(html: str) -> HtmlText:
    """Return what *html* shows. A footnote has the class `note`, a signature block `signature`; SINGLE has others."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    notes = tuple(map(_numbered, reader.numbers, ("".join(note) for note in reader.notes)))
    parts = {name: tuple(reaches) for name, reaches in reader.parts.items()}
    return HtmlText("".join(reader.main), notes, tuple(reader.signatures), parts)


def _numbered(number: str, text: str) -> str:
    """Return a note with the number that stands before it, which a style sheet may print."""
    return text if text.lstrip().startswith(f"{number}.") else f"{number}. {text}"


@dataclass(frozen=True)
class _Element:
    """An open element: *note* is the place of the note that it stands in, *start* the letters before it."""

    tag: str = ""
    unseen: bool = False
    note: int | None = None
    parts: frozenset[str] = frozenset()
    start: int = 0


def _parts(tag: str, classes: frozenset[str]) -> frozenset[str]:
    """Return the names of the parts that begin with an element: its classes, and the title of the paper."""
    named = {"single"} if classes & SINGLE else set()
    return (classes & PARTS) | named | ({"title"} if tag == "h1" else set())


@dataclass
class _Reader(HTMLParser):
    """Follows the open elements, and keeps text in the stream that they stand in."""

    main: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    signatures: list[int] = field(default_factory=list)
    parts: dict[str, list[range]] = field(default_factory=dict)
    open: list[_Element] = field(default_factory=lambda: [_Element()])
    letters: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in CLOSED:
            return
        names, above = dict(attrs), self.open[-1]
        classes = frozenset((names.get("class") or "").split())
        note = self._note(names) if "note" in classes else above.note
        if "signature" in classes:
            self.signatures.append(self.letters)
        unseen = above.unseen or tag in UNSEEN or "hidden" in names
        self.open.append(_Element(tag, unseen, note, _parts(tag, classes), self.letters))

    def _note(self, names: dict[str, str | None]) -> int:
        """Begin a note, and print its call."""
        self.numbers.append(next((names[key] or "" for key in NUMBERS if key in names), ""))
        self._print(self.numbers[-1])
        self.notes.append([])
        return len(self.notes) - 1

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self._close().tag != tag:
                pass

    def _close(self) -> _Element:
        element = self.open.pop()
        for name in element.parts:
            self.parts.setdefault(name, []).append(range(element.start, self.letters))
        return element

    def handle_data(self, data: str) -> None:
        element = self.open[-1]
        if element.note is not None:
            self.notes[element.note].append(data)
        elif not element.unseen:
            self._print(data)

    def _print(self, text: str) -> None:
        self.main.append(text)
        self.letters += len(squeezed(text))
