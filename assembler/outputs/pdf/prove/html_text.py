"""Reads the text of a paper's HTML: its running text, and its footnotes in the order of their calls."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Any, NamedTuple

from assembler.plan.blocks import Change
from assembler.proof.proof import comparable_letters

UNPRINTED_TAGS = frozenset({"head", "title", "style", "script", "template"})
"""HTML elements whose text is not printed."""

VOID_TAGS = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
"""HTML elements without content, which have no end tag."""

SINGLE_SPACED_CLASSES = frozenset({"single", "quotation"})
"""The HTML classes of single-spaced text."""

PART_CLASSES = frozenset({"court", "counsel", "counsel-under", "judge", "caption", "party", "signer"})
"""The HTML classes of parts of a paper that a proof locates on its pages."""

TAG = re.compile(r"(<[^<>]*>)")

Names = frozenset[str]
"""Names of HTML classes, or of parts of a paper."""

Call = tuple[Any, ...]
"""A call to one of a reader's methods: the method's name and arguments."""

CHANGES: Mapping[str, Change] = {"ins": "inserted", "del": "deleted", "b": "bracket"}
"""The tags of inserted text, of deleted text, and of the brackets around deleted text."""

CHANGED_CALL_CLASSES: tuple[Change, ...] = ("inserted", "deleted")
"""The classes of footnotes whose call is inserted or deleted."""

NUMBER_ATTRIBUTES = ("data-call", "data-n")
"""Attributes that contain a footnote's number, which the style sheet prints at the call."""


@dataclass(frozen=True)
class HtmlText:
    """The printed text of a paper's HTML.

    *notes* are the footnotes, such as "1 See ...", in the order of their calls. Positions in the running text are
    counted in characters, without white space: *signatures* has the positions at which signature blocks begin. *parts*
    has, for each name, the extents of the parts with that name; the name of single-spaced parts is "single". *inserted*
    and *deleted* are the words in `ins` and `del`, first from the running text and then from the footnotes.
    """

    main: str
    notes: tuple[str, ...]
    signatures: tuple[int, ...]
    parts: Mapping[str, tuple[range, ...]]
    inserted: str = ""
    deleted: str = ""

    def parts_at(self, index: int) -> tuple[str, ...]:
        """Return the names of the parts that contain the character at *index*."""
        return tuple(name for name, extents in self.parts.items() if any(index in extent for extent in extents))


@lru_cache(maxsize=1)
def read_html(html: str) -> HtmlText:
    """Return the text of *html*, in which footnotes have the class `note` and signature blocks `signature`."""
    reader = _Reader()
    if not _read_by_tags(reader, html):
        reader.feed(html)
        reader.close()
    notes = [_numbered(number, "".join(note)) for number, note in zip(reader.numbers, reader.notes, strict=True)]
    return HtmlText(
        "".join(reader.main),
        tuple(notes),
        tuple(reader.signatures),
        {name: tuple(extents) for name, extents in reader.parts.items()},
        inserted=reader.changed_text("inserted"),
        deleted=reader.changed_text("deleted"),
    )


def _read_by_tags(reader: "_Reader", html: str) -> bool:
    """Read *html* into *reader*, parsing equal tags only once. If a tag is ambiguous, read nothing and return False."""
    parts = TAG.split(html)
    texts = parts[::2]
    calls_by_tag = [_calls_of_tag(tag) for tag in parts[1::2]]
    if None in calls_by_tag or any("<" in text for text in texts):
        return False
    for text, calls in zip_longest(texts, calls_by_tag):
        if text:
            reader.handle_data(unescape(text) if "&" in text else text)
        for method, *arguments in calls or ():
            getattr(reader, method)(*arguments)
    return True


@lru_cache(maxsize=4096)
def _calls_of_tag(text: str) -> tuple[Call, ...] | None:
    """Return the calls that a parser makes for the tag *text*; None if *text* is not a single complete tag."""
    recorder = _CallRecorder()
    recorder.feed(text)
    recorder.close()
    return tuple(recorder.calls) if recorder.calls or text.lower().startswith("<!doctype") else None


class _CallRecorder(HTMLParser):
    """Records the calls that a parser makes for a tag, and ignores everything else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.calls: list[Call] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.calls.append(("handle_starttag", tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.calls.append(("handle_endtag", tag))


def _numbered(number: str, text: str) -> str:
    """Return the *text* of a footnote, preceded by its *number* if a style sheet prints the number."""
    return text if text.lstrip().startswith(f"{number} ") else f"{number} {text}"


class _Element(NamedTuple):
    """An open element.

    *note* is the index of the enclosing footnote, if any; *start* is the number of characters before the element.
    """

    tag: str = ""
    is_unseen: bool = False
    note: int | None = None
    parts: Names = frozenset()
    start: int = 0
    change: Change = ""


class _ChangedText(NamedTuple):
    """A piece of text that is inserted or deleted, in the running text or in a footnote."""

    change: Change
    is_in_note: bool
    text: str


@lru_cache(maxsize=4096)
def _attributes(tag: str, attrs: tuple[tuple[str, str | None], ...]) -> tuple[Mapping[str, str | None], Names, Names]:
    """Return the attributes of a *tag*, its classes, and the names of the paper's parts that begin with the tag."""
    attributes = dict(attrs)
    classes = frozenset((attributes.get("class") or "").split())
    return attributes, classes, _parts(tag, classes)


def _parts(tag: str, classes: Names) -> Names:
    """Return the names of the paper's parts that begin with an element of these classes.

    The title of the paper is in `h1`.
    """
    names = {*(classes & PART_CLASSES)}
    if classes & SINGLE_SPACED_CLASSES:
        names.add("single")
    if tag == "h1":
        names.add("title")
    return frozenset(names)


@dataclass
class _Reader(HTMLParser):
    """Keeps track of open elements, and collects the running text and the text of each footnote."""

    main: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    signatures: list[int] = field(default_factory=list)
    parts: dict[str, list[range]] = field(default_factory=dict)
    open_elements: list[_Element] = field(default_factory=lambda: [_Element()])
    letter_count: int = 0
    changes: list[_ChangedText] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID_TAGS:
            return
        parent = self.open_elements[-1]
        attributes, classes, parts = _attributes(tag, tuple(attrs))
        note = self._begin_note(attributes, classes) if "note" in classes else parent.note
        if "signature" in classes:
            self.signatures.append(self.letter_count)
        is_unseen = parent.is_unseen or tag in UNPRINTED_TAGS or "hidden" in attributes
        change = CHANGES.get(tag, parent.change)
        self.open_elements.append(_Element(tag, is_unseen, note, parts, self.letter_count, change))

    def changed_text(self, change: Change) -> str:
        """Return the text with this *change*, first from the running text and then from the footnotes."""
        pieces = [piece for piece in self.changes if piece.change == change]
        return " ".join(piece.text for piece in sorted(pieces, key=lambda piece: piece.is_in_note))

    def _begin_note(self, attributes: Mapping[str, str | None], classes: Names) -> int:
        """Begin a footnote, add its call to the running text, and return its index."""
        numbers = [attributes[key] or "" for key in NUMBER_ATTRIBUTES if key in attributes]
        number = numbers[0] if numbers else ""
        self.numbers.append(number)
        self._print(number)
        for change in CHANGED_CALL_CLASSES:
            if change in classes:
                self.changes.append(_ChangedText(change, is_in_note=False, text=number))
        self.notes.append([])
        return len(self.notes) - 1

    def handle_endtag(self, tag: str) -> None:
        if self.open_elements[-1].tag == tag:
            self._close()
        elif any(element.tag == tag for element in self.open_elements):
            closed_tag = ""
            while closed_tag != tag:
                closed_tag = self._close().tag

    def _close(self) -> _Element:
        element = self.open_elements.pop()
        for name in element.parts:
            self.parts.setdefault(name, []).append(range(element.start, self.letter_count))
        return element

    def handle_data(self, data: str) -> None:
        element = self.open_elements[-1]
        if element.change and not element.is_unseen:
            self.changes.append(_ChangedText(element.change, is_in_note=element.note is not None, text=data))
        if element.note is not None:
            self.notes[element.note].append(data)
        elif not element.is_unseen:
            self._print(data)

    def _print(self, text: str) -> None:
        self.main.append(text)
        self.letter_count += len(comparable_letters(text))
