"""`assembler fix`: shows, as a diff, the corrections to a matter's files that are certain; makes them on request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assembler.catalog import Catalog
from assembler.findings.faults import fault
from assembler.findings.finding import Edit, Finding, MatterError
from assembler.load import load
from assembler.load.edits import difference, edited, lines_of
from assembler.load.files import display_name, place_of, real_path
from assembler.load.source import Source
from assembler.results import Options
from assembler.validate import validate
from assembler.validate.upgrades import upgrade_edits
from assembler.write.matter_files import Change, change_files

MAX_ROUNDS = 10
"""The maximum number of rounds of corrections.

A second round may correct the value of a key that the first has corrected.
"""


@dataclass(frozen=True)
class Fixes:
    """The changed texts of a matter's files, and the findings that the changes do not resolve."""

    root: Path
    changes: Mapping[Path, Change]
    remaining: tuple[Finding, ...]

    @property
    def difference(self) -> list[str]:
        """The lines of a unified diff of all files."""
        lines: list[str] = []
        for file, change in self.changes.items():
            lines += difference(display_name(file), _text(change.old_bytes), _text(change.new_bytes))
        return lines

    def write(self) -> None:
        """Change all files, or none of them. Raises `MatterError` if the files cannot be changed."""
        change_files(self.changes, self.root)


def certain_fixes(file: Path, options: Options, *, upgrade: bool = False) -> Fixes:
    """Return the changes that correct the matter at *file* and, if *upgrade*, move it to the latest format.

    No file is changed.

    Raises `MatterError` if the YAML of the matter cannot be read, or if a file has changed since it was read.
    """
    source = load(file, options.root)
    original_bytes: dict[Path, bytes] = {}
    texts: dict[Path, str] = {}
    findings = _findings(source, options)
    for _ in range(MAX_ROUNDS):
        edits = [edit for finding in findings for edit in finding.edits]
        if upgrade:
            edits += upgrade_edits(source, findings)
        edited_texts = _with_edits(edits, source, texts, original_bytes)
        if edited_texts == texts:
            break
        try:
            source = load(source.file, source.root, edited_texts)
        except MatterError:  # drop corrections that would make a file unreadable
            break
        texts = edited_texts
        findings = _findings(source, options)
    changes = {path: Change(original_bytes[path], text.encode()) for path, text in texts.items()}
    return Fixes(source.root, changes, findings)


def _findings(source: Source, options: Options) -> tuple[Finding, ...]:
    """Return the findings on names, keys and values of *source*."""
    try:
        validate(source, Catalog(source.root, options.templates, root_is_named=options.root is not None))
    except MatterError as error:
        return error.findings
    return ()


def _with_edits(
    edits: Iterable[Edit], source: Source, texts: Mapping[Path, str], original_bytes: dict[Path, bytes]
) -> dict[Path, str]:
    """Return *texts* with the *edits* of *source* made; *original_bytes* gets the bytes of each edited file."""
    by_file: dict[str, list[Edit]] = {}
    for edit in dict.fromkeys(edits):
        by_file.setdefault(edit.place.file, []).append(edit)
    edited_texts = dict(texts)
    for name, file_edits in by_file.items():
        path = real_path(Path(name))
        if path not in edited_texts:
            original_bytes[path] = _read_again(path, source.texts[name])
            edited_texts[path] = _text(original_bytes[path])
        edited_texts[path] = edited(edited_texts[path], file_edits)
    return edited_texts


def _read_again(path: Path, lines: tuple[str, ...]) -> bytes:
    """Return the bytes of the file at *path*, whose *lines* must not have changed."""
    data = path.read_bytes()
    if tuple(lines_of(data.decode("utf-8-sig", "replace"))) != lines:
        raise MatterError(fault("FIX001", place_of(path), "has changed since it was read"))
    return data


def _text(data: bytes) -> str:
    return data.decode("utf-8")


def remaining_line(fixes: Fixes, file: Path) -> str:
    """Return a line that counts the matter's files to correct, and the findings without a certain remedy."""
    count = len(fixes.remaining)
    files = f"{len(fixes.changes)} file{'s' if len(fixes.changes) != 1 else ''} to correct"
    if not count:
        return f"{files}; no other findings on names, keys and values"
    findings = f"{count} finding{'s' if count != 1 else ''}"
    return f"{files}; {findings} without a certain remedy: see `assembler check {display_name(file)}`"
