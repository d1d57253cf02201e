"""Reads a matter as it is in the editor, and finds the matters to which an open file belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assembler.findings.finding import Finding, MatterError
from assembler.load import load, read_document
from assembler.load.files import NotAFileError, read_bytes, real_path
from assembler.load.source import OpenTexts, Source
from assembler.pipeline import examine
from assembler.results import Checked, Options

SUFFIXES = {".yaml", ".yml"}

LARGEST = 2_000_000
"""The maximum number of bytes of a file that are searched for signs of a matter."""

MOST_FILES = 200
"""The maximum number of files in a folder that are searched for matters that extend the open file."""


@dataclass(frozen=True)
class Reading:
    """A matter as read: its findings; its files' texts, if they are YAML; and the checked matter, if it can be used.

    *opened* has the texts that were open in the editor then.
    """

    file: Path
    findings: tuple[Finding, ...]
    opened: OpenTexts
    source: Source | None = None
    checked: Checked | None = None


def read_matter(file: Path, options: Options, open_texts: OpenTexts) -> Reading:
    """Return the matter at *file* as it would be if *open_texts* were saved."""
    try:
        source = load(file, options.root, open_texts)
    except MatterError as error:
        return Reading(file, error.findings, open_texts)
    try:
        checked = examine(source, options)
    except MatterError as error:
        return Reading(file, error.findings, open_texts, source)
    return Reading(file, checked.findings, open_texts, source, checked)


SIGNS = re.compile(r"^(?:court|parties|filings|extends|counsel|claims|facts)[ \t]*:", re.MULTILINE)
"""A key at the top of a file that shows that the file is a matter or a part of one."""


def matters_of(file: Path, open_texts: OpenTexts) -> tuple[Path, ...]:
    """Return the matters to which *file* belongs: those in its folder that extend it or, if none does, *file* itself.

    The result is empty for a file that is not a matter, such as the settings of another program.
    """
    heirs = [heir for heir in _files_beside(file) if heir != file and _extends(heir, file, open_texts)]
    return tuple(heirs) or ((file,) if is_matter(file, open_texts) else ())


def is_matter(file: Path, open_texts: OpenTexts) -> bool:
    """Whether *file* has a key that shows that it is a matter, or is called `matter.yaml`."""
    text = open_texts.get(real_path(file))
    if text is None:
        try:
            text = read_bytes(file, LARGEST).decode("utf-8", "replace")
        except (OSError, NotAFileError):
            return False
    return file.stem == "matter" or SIGNS.search(text) is not None


def _files_beside(file: Path) -> list[Path]:
    try:
        files = sorted(path for path in file.parent.iterdir() if path.suffix in SUFFIXES)
    except OSError:
        return []
    return files[:MOST_FILES]


def _extends(heir: Path, file: Path, open_texts: OpenTexts) -> bool:
    """Whether *heir* extends *file*, directly or indirectly."""
    return real_path(file) in {real_path(path) for path in _extended(heir, open_texts)}


def _extended(file: Path, open_texts: OpenTexts) -> Iterator[Path]:
    """Yield the files that *file* extends."""
    seen = {real_path(file)}
    while True:
        named = _parent(file, open_texts)
        if not named:
            return
        file = file.parent / named
        if real_path(file) in seen:
            return
        seen.add(real_path(file))
        yield file


def _parent(file: Path, open_texts: OpenTexts) -> str:
    """Return the value of `extends:` in *file*; "" if it has none or cannot be read."""
    text = open_texts.get(real_path(file))
    if text is not None:
        lines = (line for line in text.splitlines() if line.startswith("extends:"))
        return next(lines, "").removeprefix("extends:").partition(" #")[0].strip().strip("'\"")
    try:
        data = read_document(file).data
    except (MatterError, OSError):
        return ""
    named = data.get("extends") if isinstance(data, dict) else None
    return named if isinstance(named, str) else ""
