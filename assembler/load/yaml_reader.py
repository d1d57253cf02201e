"""Reads YAML without converting values: each is a string, a list or a map, with its place in the file."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from assembler.findings.faults import brief, fault
from assembler.findings.finding import MatterError, Place
from assembler.findings.path import KeyPath
from assembler.load import yaml_errors
from assembler.load.yaml_errors import BLOCK_REMEDY, FORBIDDEN, UNSEEN, forbidden_message, place_at, prose_advice

try:
    from yaml import CSafeLoader as Reader
except ImportError:  # PyYAML was built without its C reader
    from yaml import SafeLoader as Reader  # type: ignore[assignment]

MAX_NODES = 200_000
MAX_DEPTH = 40

MAY_BE_EMPTY: frozenset[KeyPath] = frozenset({("events",), ("earlier_dismissals",)})
"""The paths at which an empty list is allowed."""

NULLS = frozenset({"null", "~"})
"""Spellings of a missing value in YAML. `Null` and `NULL` are not among them because they may be names."""

SUM_START = re.compile(r"\$\d{1,3}$")
SUM_END = re.compile(r"\d{3}\b")
"""The text before and after the first comma of a sum such as $75,000."""

CONTINUATION = re.compile(r"(?:and|or) \w|(?:Inc|Ltd|Corp|Co|Jr|Sr|LLC|LLP|PLLC|L\.?P|N\.?A|P\.?[CSA]|L\.L\.[CP])\.?$")
"""Text that continues an entry after a comma, such as `and costs`, or the `Inc.` of a company name."""


@dataclass
class Document:
    """One YAML file: its values as strings, lists and maps, with the place of each value and key."""

    data: Any = None
    values: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    bare: set[KeyPath] = field(default_factory=set)
    """The paths of the `none` scalars without quotation marks."""
    lines: tuple[str, ...] = ()
    sha256: str = ""
    """The hash of the file that was read."""


def read_yaml(text: str, file: str, sha256: str = "", *, as_cells: bool = False) -> Document:
    """Return the YAML of *text*, the content of *file*; *sha256* is the hash of the file.

    With *as_cells*, the value of a key may be empty, like a cell in a table. Raises `MatterError` for text that is not
    valid YAML or that this program does not accept, such as aliases, duplicate keys and comments that look like text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if finding := yaml_errors.forbidden_character(text, file):
        raise MatterError(finding)
    builder = _Builder(file, text, as_cells=as_cells)
    builder.document.sha256 = sha256
    try:
        for event in yaml.parse(text, Loader=Reader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.refuse_lost_comments(builder.read_end, yaml_errors.index_of_last_read(error))
        raise MatterError(
            yaml_errors.syntax_finding(error, builder.lines, file, builder.enclosed_before(error))
        ) from None
    if builder.document.data is None:
        raise MatterError(fault("YML005", Place(file), "the file is empty"))
    return builder.document


@dataclass
class _OpenContainer:
    """A list or a map that has not ended yet, with the key of the next value."""

    value: Any
    path: KeyPath
    column: int
    is_flow: bool
    """Whether it is written in braces or brackets."""
    key: str | None = None
    key_column: int = 0

    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


class _Builder:
    """Builds the data from the parser's events without recursion, so that deep nesting is a finding, not a crash."""

    def __init__(self, file: str, text: str, *, as_cells: bool) -> None:
        self.file = file
        self.text = text
        self.as_cells = as_cells
        self.lines = text.split("\n")
        self.document = Document(lines=tuple(self.lines))
        self.stack: list[_OpenContainer] = []
        self.node_count = 0
        self.read_end = 0
        """The index up to which the text has been read as values and YAML syntax."""
        self.value_column: int | None = None
        """After a plain value, the column of its key or list; text that is indented further may belong to the value."""
        self.enclosed_start: Place | None = None
        """The place of the latest value not inside brackets, if that value is quoted or bracketed; otherwise None."""

    def take(self, event: Any) -> None:
        self.refuse_lost_text(event)
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
                raise self.error("YML007", event, f"`*{event.anchor}` is read as an alias")
            case yaml.DocumentStartEvent() if self.document.data is not None:
                message = "a second document begins here, but a matter must be one document"
                fix = "delete the line `---`"
                raise MatterError(fault("YML003", self.place_of_event(event), message, fix=fix))

    def allow(self, event: Any) -> None:
        self.node_count += 1
        if event.anchor:
            raise self.error("YML007", event, f"`&{event.anchor}` is read as an anchor")
        if event.tag:
            raise self.error("YML007", event, f"`{event.tag}` is read as a tag")
        if self.node_count > MAX_NODES:
            raise self.error("YML008", event, f"the file has more than {MAX_NODES:,} values")
        if len(self.stack) > MAX_DEPTH:
            raise self.error("YML008", event, f"nested more than {MAX_DEPTH} levels deep")

    def scalar(self, event: Any) -> None:
        if match := FORBIDDEN.search(event.value):  # for example, a control character written as "\0"
            raise MatterError(fault("YML002", self.place_of_event(event), forbidden_message(match[0])))
        if self.stack and self.stack[-1].awaits_key():
            self.add_key(event)
            return
        self.refuse_empty(event)
        self.refuse_cut_entry(event)
        if event.style in {"|", ">"}:
            self.refuse_lost_comments(event.start_mark.index, self.line_end(event.start_mark.index))
        self.note_style(event)
        path = self.add_value(event.value, event)
        if not event.style and event.value == "none":
            self.document.bare.add(path)

    def refuse_empty(self, event: Any) -> None:
        if not event.style and event.value in NULLS:
            message = f"{self.current_name()} is empty: `{event.value}` means no value in YAML"
            fix = "write a value, delete the line, or put the word in quotation marks"
            raise MatterError(fault("YML005", self.place_of_event(event), message, fix=fix))
        if not UNSEEN.fullmatch(event.value):
            return
        if not self.stack:
            raise MatterError(fault("YML005", Place(self.file), "the file is empty"))
        self.refuse_lost_comments(event.start_mark.index, self.line_end(event.start_mark.index))
        parent = self.stack[-1]
        if parent.is_flow and parent.key and parent.value and not event.style:
            self.refuse_cut(event, parent.key, parent.value)
        is_braced = parent.is_flow and not event.style  # for example, {plaintiffs}
        if self.as_cells and parent.key and not (is_braced or event.value.strip()):
            return
        is_slip = parent.key and (
            is_braced or " " in parent.key
        )  # a key with spaces is probably a sentence with a colon
        fix = BLOCK_REMEDY if is_slip else ""
        raise MatterError(fault("YML005", self.place_of_event(event), f"{self.current_name()} is empty", fix=fix))

    def refuse_cut(self, event: Any, key: str, entries: dict[str, Any]) -> None:
        """Reject a value in braces that was split at a comma: its second half looks like a key without a value."""
        start = self.document.keys[(*self.stack[-1].path, key)]
        *_, (last_key, first_half) = entries.items()
        if isinstance(first_half, str) and self.text[: event.start_mark.index].rstrip()[-1:] != ":":
            comma = self.text[: event.start_mark.index].rfind(key)
            space = " " if self.text[comma - 1].isspace() else ""
            value = brief(f"{first_half},{space}{key}")
            message = f"the comma before `{brief(key)}` ends the value of `{brief(last_key)}`"
            fix = f'put the value in quotation marks: `{brief(last_key)}: "{value}"`'
            raise MatterError(fault("YML003", start, message, fix=fix))

    def refuse_cut_entry(self, event: Any) -> None:
        """Reject an entry in brackets that was probably split at a comma."""
        entries = self.stack[-1].value if self.stack and self.stack[-1].is_flow and not event.style else None
        previous = entries[-1] if isinstance(entries, list) and entries else None
        if not isinstance(previous, str):
            return
        is_sum = SUM_START.search(previous) and SUM_END.match(event.value)
        if is_sum or CONTINUATION.match(event.value):
            value = brief(f"{previous}{',' if is_sum else ', '}{event.value}")
            message = f"the comma before `{brief(event.value)}` ends the entry `{brief(previous)}`"
            raise MatterError(
                fault(
                    "YML003", self.place_of_event(event), message, fix=f'put the entry in quotation marks: `"{value}"`'
                )
            )

    def note_style(self, event: Any) -> None:
        """Record how a value is written, for findings about the text that follows it."""
        parent = self.stack[-1] if self.stack else None
        if parent is None or parent.is_flow:
            return
        column = parent.key_column if isinstance(parent.value, dict) else parent.column
        self.value_column = None if event.style else column
        self.enclosed_start = self.place_of_event(event) if event.style in {'"', "'"} else None

    def add_key(self, event: Any) -> None:
        """Add *event* as the next key of the open map."""
        parent = self.stack[-1]
        if event.value == "<<":
            raise self.error(
                "YML007",
                event,
                "`<<` cannot be a key: YAML would copy another map here, which this program does not support",
            )
        if not event.value.strip():
            raise MatterError(fault("YML005", self.place_of_event(event), "a key is empty"))
        path = (*parent.path, event.value)
        if event.value in parent.value:
            first_place = self.document.keys[path]
            message = f"duplicate key `{brief(event.value)}`; the first is on line {first_place.line}"
            if parent.is_flow:  # `error` would advise a block (`|`), which braces cannot contain
                raise MatterError(fault("YML004", self.place_of_event(event), message))
            raise self.error("YML004", event, message)
        self.document.keys[path] = self.place_of_event(event)
        parent.key = event.value
        parent.key_column = event.start_mark.column
        self.value_column = None

    def open(self, value: Any, event: Any) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent and parent.awaits_key():
            raise self.error("YML003", event, "a list or a map is where a key should be")
        if not (parent and parent.is_flow):
            self.enclosed_start = self.place_of_event(event) if event.flow_style else None
        self.value_column = None
        path = self.add_value(value, event)
        self.stack.append(_OpenContainer(value, path, event.start_mark.column, is_flow=bool(event.flow_style)))

    def close(self, event: Any) -> None:
        container = self.stack.pop()
        if container.is_flow:
            start = self.document.values[container.path]
            end = event.end_mark
            self.document.values[container.path] = replace(start, end_line=end.line + 1, end_column=end.column + 1)
        if not container.value and not (isinstance(container.value, list) and container.path in MAY_BE_EMPTY):
            place = self.document.values[container.path]
            name = f"`{brief(str(container.path[-1]))}`" if container.path else "the file"
            raise MatterError(fault("YML005", place, f"{name} is empty"))

    def add_value(self, value: Any, event: Any) -> KeyPath:
        """Add *value* to the data and return its path."""
        path: KeyPath = ()
        parent = self.stack[-1] if self.stack else None
        if parent is None:
            self.document.data = value
        elif isinstance(parent.value, dict):
            path = (*parent.path, parent.key or "")
            parent.value[parent.key] = value
            parent.key = None
        else:
            path = (*parent.path, len(parent.value))
            parent.value.append(value)
        self.document.values[path] = self.place_of_event(event)
        return path

    def refuse_lost_text(self, event: Any) -> None:
        """Reject a comment before *event* if the comment looks like text."""
        self.refuse_lost_comments(self.read_end, event.start_mark.index)
        self.read_end = max(self.read_end, event.end_mark.index)

    def refuse_lost_comments(self, start: int, end: int) -> None:
        index = yaml_errors.start_of_lost_text(self.text, start, end, self.value_column)
        if index >= 0:
            comment = brief(self.text[index:].partition("\n")[0].strip())
            message = f"`{comment}` would be read as a comment and lost"
            raise MatterError(fault("YML006", place_at(self.text, index, self.file), message))

    def enclosed_before(self, error: yaml.MarkedYAMLError) -> Place | None:
        """Return the start of the quoted or bracketed value that ended on the line of *error*; None if none did."""
        line = error.problem_mark.line if error.problem_mark else -1
        return self.enclosed_start if self.text.count("\n", 0, self.read_end) == line else None

    def line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def current_name(self) -> str:
        """Return the name of the value being read, for messages."""
        if not self.stack:
            return "the file"
        key = self.stack[-1].key
        return f"`{brief(key)}`" if key else "an entry of the list"

    def place_of_event(self, event: Any) -> Place:
        mark = event.start_mark
        if mark.line >= len(self.lines):  # at the end of the text, the parser counts one more line
            return Place(self.file, len(self.lines), len(self.lines[-1]) + 1)
        end = self.end_of_scalar(event) if isinstance(event, yaml.ScalarEvent) else (0, 0)
        return Place(self.file, mark.line + 1, mark.column + 1, *end)

    def end_of_scalar(self, event: Any) -> tuple[int, int]:
        """Return the line and column where the text of a scalar ends."""
        start, end = event.start_mark, event.end_mark
        if not event.style or event.style in {'"', "'"}:
            return end.line + 1, end.column + 1
        block = self.text[start.index : end.index].rstrip()
        return start.line + 1 + block.count("\n"), len(block) - block.rfind("\n")

    def error(self, code: str, event: Any, message: str) -> MatterError:
        place = self.place_of_event(event)
        return MatterError(fault(code, place, message, fix=prose_advice(self.lines[place.line - 1])))
