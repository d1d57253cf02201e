"""Filed papers, as `assembler file` recorded them; their paragraph numbers do not change when the matter changes."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.findings.path import KeyPath
from assembler.findings.visible import visible
from assembler.load.files import display_name, is_file, is_within, place_of, read_bytes
from assembler.load.source import Source
from assembler.model.base import MAX_NAME_LENGTH, NAME

FILED = "filed"
"""The folder, beside a matter, with the records of its filed papers."""

MAX_PARAGRAPH_NUMBER = 999_999
"""The maximum paragraph number in a filed paper's record."""

MAX_LABEL_LENGTH = 100
"""The maximum length of a heading's label in a filed paper's record."""

MAX_HEADING_LENGTH = 100_000
"""The maximum length of a heading in a filed paper's record."""

MAX_RECORD_BYTES = 50_000_000
"""The maximum size in bytes of a filed paper's record."""


@dataclass(frozen=True)
class FiledPaper:
    """A filed paper: its paragraph numbers by name or number, labels of headings, and exhibit letters.

    *file* is the record from which these values were read.
    """

    file: str
    paragraphs: Mapping[str, int]
    headings: Mapping[str, str]
    exhibits: Mapping[str, str]
    title: str = ""
    date: str = ""
    text: str = ""
    """The hash of the paper's words; "" if the record does not have it. `sha256` is the hash of the PDF."""
    sha256: str = ""
    plan: str = field(default="", repr=False)
    """The paper's plan as JSON, with its hash; "" if the record does not have it."""
    plan_sha256: str = ""
    reason_matter_is_unused: str = ""
    """Why the paper is read from its record, and not from its matter; "" if no matter was named."""

    def has(self, name: str) -> bool:
        """Whether the paper has a paragraph, heading or exhibit called *name*, or a paragraph numbered *name*."""
        return self.paragraph(name) is not None or name in self.exhibits or self.heading(name) is not None

    def paragraph(self, name: str) -> int | None:
        """Return the number of the paragraph whose name or number is *name*; None if no paragraph has it."""
        if name in self.paragraphs:
            return self.paragraphs[name]
        number = int(name) if re.fullmatch(r"[1-9]\d{0,5}", name) else 0
        return number if number in self.paragraphs.values() else None

    def heading(self, name: str) -> tuple[str, str] | None:
        """Return the id (such as "s-story" or "c-contract") and the label of the section or count called *name*.

        Return None if there is no such section or count.
        """
        for id_ in (f"s-{name}", f"c-{name}"):
            if label := self.headings.get(id_):
                return id_, label
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """The names by which a cross-reference can cite parts of the paper, not including paragraph numbers."""
        paragraphs = (name for name in self.paragraphs if re.fullmatch(NAME, name) and not name.isdecimal())
        return (*paragraphs, *(id_[2:] for id_ in self.headings if id_[:2] in {"s-", "c-"}), *self.exhibits)


Reader = Callable[[str], FiledPaper | None]
"""A function that returns the filed paper with a given name, or None if no such paper is recorded."""


def folder_of_filed_papers(matter: Path) -> Path:
    """Return the folder, beside *matter*, with the records of its filed papers."""
    return matter.parent / FILED / matter.stem


def no_filed_papers(_name: str) -> None:
    """Return None, as a reader of filed papers does where no papers were filed."""


def filed_papers(source: Source) -> Reader:
    """Return a function that reads the filed papers of the matter in *source*, each of them once and only when needed.

    If the matter inherits a filing unchanged, the paper's record may be beside a file that the matter extends. The
    function raises `MatterError` if a record is invalid or is outside the root.
    """
    own_folder = folder_of_filed_papers(source.file) / (source.filled_row.subfolder if source.filled_row else "")

    @cache
    def read(name: str) -> FiledPaper | None:
        if not _is_name(name):
            return None
        folders = (own_folder, *map(folder_of_filed_papers, _extended_with(name, source)))
        for folder in folders:
            file = folder / f"{name}.json"
            if is_file(file):
                return _read_record(file, source.root)
        return None

    return read


def filed_paper_of(matter: Path, root: Path, name: str = "") -> FiledPaper | None:
    """Return the paper *name* of the *matter*, as filed, even if the matter cannot be read; None if it is not recorded.

    Without a *name*, return the only filed paper. Raises `MatterError` if the record is invalid or outside the *root*.
    """
    if name and not _is_name(name):
        return None
    records = sorted(folder_of_filed_papers(matter).glob(f"{name or '*'}.json"))
    return _read_record(records[0], root) if len(records) == 1 and is_file(records[0]) else None


def _is_name(name: str) -> bool:
    """Whether *name* can be a paper's name; any other text might be a path that leads out of the folder."""
    return len(name) <= MAX_NAME_LENGTH and bool(re.fullmatch(NAME, name))


def _read_record(file: Path, root: Path) -> FiledPaper:
    if not is_within(file, root):
        message = f"is outside the root `{display_name(root)}`"
        raise MatterError(fault("OUT002", place_of(file), message, fix=f"copy the file itself into `{FILED}/`"))
    try:
        return _filed_paper(json.loads(read_bytes(file, MAX_RECORD_BYTES)), display_name(file))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        fix = "record the paper again with `assembler file --replace`, or put the file back as it was"
        raise MatterError(fault("OUT002", place_of(file), "is not the record of a filed paper", fix=fix)) from None


def _extended_with(name: str, source: Source) -> list[Path]:
    """Return the files that the matter extends, up to the nearest that writes part of the filing *name*.

    The result is empty if the matter's own file writes part of the filing. If the matter has no such filing, the result
    has all files that it extends.
    """
    if source.filled_row:
        return []
    files = list(source.texts)
    filings = source.data.get("filings")
    names = [_name_of(entry) for entry in filings] if isinstance(filings, list) else []
    nearest = len(files)
    if name in names:
        path: KeyPath = ("filings", names.index(name))
        files_with_part = {place.file for key, place in source.values.items() if key[:2] == path}
        nearest = min((files.index(file) for file in files_with_part if file in files), default=0)
    return [Path(file).absolute() for file in files[1 : nearest + 1]]


def _name_of(filing: Any) -> Any:
    """Return the name of an entry of `filings:`, which is its id or its document type."""
    return filing.get("id") or filing.get("paper") if isinstance(filing, Mapping) else filing


def _filed_paper(entry: Any, file: str) -> FiledPaper:
    paragraphs = {str(name): _number(paragraph["number"]) for name, paragraph in entry["paragraphs"].items()}
    headings = dict(_headings(entry["headings"]))
    letters = {str(name): _printed_text(letter) for name, letter in entry.get("lettered", {}).items()}
    file_values = {key: _printed_text(entry.get(key, "")) for key in ("date", "text", "sha256", "plan_sha256")}
    title = _printed_text(entry.get("title", ""), MAX_HEADING_LENGTH)
    return FiledPaper(file, paragraphs, headings, letters, title, **file_values, plan=str(entry.get("plan") or ""))


def _number(value: Any) -> int:
    """Return *value* as a paragraph number. Raises ValueError if the number is out of range."""
    number = int(value)
    if not 0 < number <= MAX_PARAGRAPH_NUMBER:
        raise ValueError(number)
    return number


def _printed_text(value: Any, max_length: int = MAX_LABEL_LENGTH) -> str:
    """Return *value* as text. Raises ValueError if it is too long or has hidden characters."""
    text = str(value)
    if len(text) > max_length or visible(text) != text:
        raise ValueError(text)
    return text


def _headings(entries: Any) -> Iterator[tuple[str, str]]:
    """Yield the id of each heading and count that can be cited, with its label ("III.A.1") or its text in quotes."""
    labels_above: list[str] = []
    for id_, heading in entries.items():
        label = _printed_text(heading["label"]).strip("().")
        level = int(heading.get("level", 1))
        name = f"“{_printed_text(heading['text'], MAX_HEADING_LENGTH)}”" if "text" in heading else ""
        if id_.startswith("c-"):
            labels_above = []
            yield id_, label or name
        elif not label:
            labels_above = labels_above[: level - 1]
            if name:
                yield id_, name
        elif level == 1 or len(labels_above) >= level - 1:
            labels_above = [*labels_above[: level - 1], label]
            yield id_, label if "." in label else ".".join(labels_above)
