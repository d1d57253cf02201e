"""Reads a matter as it is in the editor, and finds the matters to which an open file belongs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from assembler.catalog import Catalog
from assembler.findings.finding import Finding, MatterError
from assembler.language_server.written_names import WrittenName, written_names
from assembler.load import load
from assembler.load.files import NotAFileError, read_bytes, real_path
from assembler.load.roots import locate
from assembler.load.source import OpenTexts, Source
from assembler.pipeline import examine
from assembler.results import Checked, Options

SUFFIXES = {".yaml", ".yml"}

MAX_BYTES_SEARCHED = 2_000_000
"""The maximum number of bytes of a file that are searched for keys of a matter."""

MAX_FILES = 200
"""The maximum number of files that are searched for matters that extend the open file."""


@dataclass(frozen=True)
class Reading:
    """A matter as read: its findings; its files' texts, if they are YAML; and the checked matter, if it can be used.

    *open_texts* are the texts that were open in the editor then.
    """

    file: Path
    findings: tuple[Finding, ...]
    open_texts: OpenTexts
    source: Source | None = None
    checked_matter: Checked | None = None


def read_matter(file: Path, options: Options, open_texts: OpenTexts) -> Reading:
    """Return the matter at *file* as it would be if *open_texts* were saved."""
    try:
        source = load(file, options.root, open_texts)
    except MatterError as error:
        return Reading(file, error.findings, open_texts)
    try:
        checked = examine(source, options)
    except MatterError as error:
        return Reading(file, error.findings, open_texts, source=source)
    return Reading(file, checked.findings, open_texts, source=source, checked_matter=checked)


@dataclass(frozen=True)
class TypedMatter:
    """The matter at *file* while it is typed.

    *checked_matter* is its last state that could be used; *written* has the names in its files as they are now.
    """

    file: Path
    checked_matter: Checked | None = None
    written: Sequence[WrittenName] = ()

    def names(self, *kinds: str) -> list[str]:
        """Return the names of all parts of *kinds*."""
        return list(dict.fromkeys(name.name for name in self.written if name.kind in kinds))


SIGNS_OF_A_MATTER = re.compile(
    r"^(?:(?:court|parties|filings|counsel|claims|facts)[ \t]*:|extends[ \t]*:[ \t]*\S[^\n#]*\.ya?ml\b)", re.MULTILINE
)
"""A key at the top of a file that shows that the file is a matter or a part of one.

A file that extends a name instead of a YAML file is not a matter: a firm's record that extends `federal`, or another
program's settings.
"""


def matters_of(file: Path, open_texts: OpenTexts) -> tuple[Path, ...]:
    """Return the matters to which *file* belongs: those near it that extend it or, if none does, *file* itself.

    The result is empty for a file that is not a matter, such as the settings of another program.
    """
    extending_files = [
        candidate for candidate in _files_near(file) if candidate != file and _extends(candidate, file, open_texts)
    ]
    if extending_files:
        return tuple(extending_files)
    return (file,) if is_matter(file, open_texts) else ()


EXTENDS_LINE = re.compile(r"^extends[ \t]*:[ \t]*(?P<path>\S[^\r\n]*)", re.MULTILINE)
"""The key `extends:` with its value."""


def is_matter(file: Path, open_texts: OpenTexts) -> bool:
    """Whether *file* has a key that shows that it is a matter, or is called `matter.yaml`."""
    text = text_of(file, open_texts)
    return text is not None and (file.stem == "matter" or SIGNS_OF_A_MATTER.search(text) is not None)


def text_of(file: Path, open_texts: OpenTexts) -> str | None:
    """Return the text of *file* as it is in the editor or, if it is not open, on disk; None if it cannot be read."""
    text = open_texts.get(real_path(file))
    if text is not None:
        return text
    try:
        return read_bytes(file, MAX_BYTES_SEARCHED).decode("utf-8", "replace")
    except (OSError, NotAFileError):
        return None


def names_in_files(matter: Path, open_texts: OpenTexts) -> list[WrittenName]:
    """Return the names that the texts of *matter*, and of the files that it extends, define."""
    texts = {file: text_of(file, open_texts) or "" for file in (matter, *extended_files(matter, open_texts))}
    return [name for file, text in texts.items() for name in written_names(text.split("\n"), file)]


def catalog_of_matter(file: Path, options: Options) -> Catalog:
    """Return the catalog for the matter at *file*; the program's own records if the root's records have errors."""
    try:
        _, root = locate(file, options.root)
        catalog = Catalog(root, options.templates, root_is_named=options.root is not None)
        for kind in ("court", "cause", "document"):
            catalog.names(kind)
    except MatterError:
        return Catalog()
    return catalog


def _files_near(file: Path) -> list[Path]:
    """Return the YAML files in the folder of *file*, and then those in the folders within it."""
    entries = _entries(file.parent)
    entries_below = (path for folder in entries if folder.is_dir() for path in _entries(folder))
    yaml_files = (path for path in chain(entries, entries_below) if path.suffix in SUFFIXES)
    return [*islice(yaml_files, MAX_FILES)]


def _entries(folder: Path) -> list[Path]:
    """Return the files and folders in *folder* that are not hidden; none if it cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.name[0] != ".")
    except OSError:
        return []


def _extends(extending_file: Path, file: Path, open_texts: OpenTexts) -> bool:
    """Whether *extending_file* extends *file*, directly or indirectly."""
    return real_path(file) in {real_path(path) for path in extended_files(extending_file, open_texts)}


def extended_files(file: Path, open_texts: OpenTexts) -> Iterator[Path]:
    """Yield the files that *file* extends."""
    known_files = {real_path(file)}
    while True:
        parent = _parent(file, open_texts)
        if not parent:
            return
        file = file.parent / parent
        if real_path(file) in known_files:
            return
        known_files.add(real_path(file))
        yield file


def _parent(file: Path, open_texts: OpenTexts) -> str:
    """Return the value of `extends:` in *file*; "" if it has none or cannot be read."""
    match = EXTENDS_LINE.search(text_of(file, open_texts) or "")
    if not match:
        return ""
    path, _, _ = match["path"].partition(" #")
    return path.strip().strip("'\"")
