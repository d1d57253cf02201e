"""Reading YAML as plain text: no value is guessed, every value knows its line and column, and nothing is lost in silence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from assembler.faults import fault
from assembler.finding import Place, Stopped

try:
    from yaml import CSafeLoader as Reader
except ImportError:  # a Python without the C reader
    from yaml import SafeLoader as Reader  # type: ignore[assignment]

Path = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40

_SLIP = re.compile(r"""^\s*(?:-\s+)*(?:[\w-]+:\s+)?["'\[{*&@%>|!`]""")
_COLON = re.compile(r"^\s*(?:-\s+)*[\w-]+:\s.*:\s")
_LOST = re.compile(r"[ \t]+#\S")


@dataclass
class Document:
    """One YAML text: its values as strings, lists and maps, and where each value and each key stands."""

    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    bare: set[Path] = field(default_factory=set)
    """Paths of the plain scalars `none`, which remove an inherited value."""


def read_yaml(text: str, file: str) -> Document:
    """Return what *text* says.

    Raises `Stopped` for text that is not YAML, a tab, a duplicate key, an empty value, an alias, a tag, more than
    one document, and for text beyond the limits of size, depth and number of values.
    """
    if len(text) > MAX_BYTES:
        raise Stopped(fault("YML008", Place(file), f"the file has {len(text):,} characters; the limit is {MAX_BYTES:,}"))
    builder = _Builder(file, text.splitlines())
    try:
        for event in yaml.parse(text, Loader=Reader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise Stopped(builder.explain(error)) from None
    except yaml.YAMLError as error:
        raise Stopped(fault("YML002", Place(file), f"a character that YAML forbids: {_reader_words(error)}")) from None
    if builder.document.data is None:
        raise Stopped(fault("YML005", Place(file), "the file is empty"))
    return builder.document


class _Builder:
    """Builds the data from the parser's events without recursion, so that depth is a number and not a crash."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file, self.lines = file, lines
        self.document = Document()
        self.stack: list[tuple[Any, Path]] = []
        self.key: list[tuple[str, Place] | None] = []
        self.nodes = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                self.allow(event)
                self.scalar(event)
            case yaml.MappingStartEvent():
                self.allow(event)
                self.open({}, event)
            case yaml.SequenceStartEvent():
                self.allow(event)
                self.open([], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.close(event)
            case yaml.AliasEvent():
                raise self.stop("YML007", event, f"`*{event.anchor}` is read as an alias")
            case yaml.DocumentStartEvent() if self.document.data is not None:
                raise self.stop("YML003", event, "a second document begins here; a matter is one document")

    def allow(self, event: Any) -> None:
        self.nodes += 1
        if event.anchor:
            raise self.stop("YML007", event, f"`&{event.anchor}` is read as an anchor")
        if event.tag:
            raise self.stop("YML007", event, f"`{event.tag}` is read as a tag")
        if self.nodes > MAX_NODES or len(self.stack) > MAX_DEPTH:
            what = f"more than {MAX_NODES:,} values" if self.nodes > MAX_NODES else f"nested more than {MAX_DEPTH} deep"
            raise self.stop("YML008", event, what)

    def scalar(self, event: Any) -> None:
        plain = not event.style
        if plain:
            self.refuse_lost_text(event)
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self.name(event)
            return
        if not event.value.strip():
            raise self.stop("YML005", event, f"{self.what()} is empty")
        path = self.place(event.value, event)
        if plain and event.value == "none":
            self.document.bare.add(path)

    def name(self, event: Any) -> None:
        """Take *event* as the key of the map that is open."""
        holder, path = self.stack[-1]
        place = self.where(event)
        if event.value == "<<":
            raise self.stop("YML007", event, "`<<` is read as a merge key")
        if event.value in holder:
            first = self.document.keys[(*path, event.value)]
            raise self.stop("YML004", event, f"`{event.value}` stands twice; the first is on line {first.line}")
        self.document.keys[(*path, event.value)] = place
        self.key[-1] = (event.value, place)

    def open(self, value: Any, event: Any) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            raise self.stop("YML003", event, "a key is a word, not a list or a map")
        path = self.place(value, event)
        self.stack.append((value, path))
        self.key.append(None)

    def close(self, event: Any) -> None:
        value, path = self.stack.pop()
        self.key.pop()
        if not value:
            place = self.document.values[path]
            raise Stopped(fault("YML005", place, f"`{path[-1] if path else self.file}` is empty"))

    def place(self, value: Any, event: Any) -> Path:
        """Put *value* where it belongs and return its path."""
        if not self.stack:
            self.document.data = value
            self.document.values[()] = self.where(event)
            return ()
        holder, above = self.stack[-1]
        if isinstance(holder, dict):
            name, _ = self.key[-1] or ("", None)
            holder[name] = value
            self.key[-1] = None
            path: Path = (*above, name)
        else:
            holder.append(value)
            path = (*above, len(holder) - 1)
        self.document.values[path] = self.where(event)
        return path

    def refuse_lost_text(self, event: Any) -> None:
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if _LOST.match(rest):
            lost = rest.strip()
            raise self.stop("YML006", event, f"`{lost}` would be read as a comment and lost")

    def what(self) -> str:
        """Name the value that is being read."""
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1]:
            return f"`{self.key[-1][0]}`"
        return "an entry of the list" if self.stack else "the file"

    def where(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def stop(self, code: str, event: Any, message: str) -> Stopped:
        return Stopped(fault(code, self.where(event), message, fix=self.prose_advice(event.start_mark.line)))

    def prose_advice(self, line: int) -> str:
        """Return advice where the line looks like prose that begins or goes on with a sign of YAML."""
        text = self.lines[line] if line < len(self.lines) else ""
        if _SLIP.match(text) or _COLON.match(text):
            return "put the paragraph under `|`, on lines of its own, indented: then every sign stands for itself"
        return ""

    def explain(self, error: yaml.MarkedYAMLError) -> Any:
        """Return the finding for the parser's *error*, in words of the page and not of the parser."""
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        text = self.lines[line] if line < len(self.lines) else ""
        if "\t" in text[: len(text) - len(text.lstrip())] or "'\\t'" in str(error.problem):
            return fault("YML003", Place(self.file, line + 1, column + 1), "a tab at the start of a line", fix="indent with spaces")
        start = error.context_mark.line if error.context_mark else line
        advice = self.prose_advice(line) or self.prose_advice(start)
        problem = (error.problem or "the text breaks off").replace("\n", " ")
        return fault("YML003", Place(self.file, line + 1, column + 1), f"not YAML here: {problem}", fix=advice)


def _reader_words(error: yaml.YAMLError) -> str:
    character = getattr(error, "character", None)
    if isinstance(character, int):
        return f"U+{character:04X} at position {getattr(error, 'position', 0)}"
    return str(error).splitlines()[0]


def walk(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text in *data* with its path, in order."""
    match data:
        case str():
            yield path, data
        case Mapping():
            for key, value in data.items():
                yield from walk(value, (*path, key))
        case list() | tuple():
            for number, value in enumerate(data):
                yield from walk(value, (*path, number))
