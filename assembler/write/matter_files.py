"""Puts changed files of a matter into place, either all or none."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from os import W_OK, access
from pathlib import Path

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import display_name, is_within, place_of
from assembler.write.disk import delay_interrupts, delete, keep_part, read_plain, replace, write_part
from assembler.write.folders import lock_folder


@dataclass(frozen=True)
class Change:
    """The bytes of a file as it was read, and the bytes that replace them."""

    old_bytes: bytes
    new_bytes: bytes


def change_files(changes: Mapping[Path, Change], root: Path) -> None:
    """Make *changes*, either all or none, to files whose paths contain no links.

    Raises `MatterError` if a file is outside *root*, has changed since it was read, or cannot be written.
    """
    try:
        _change_files(changes, root)
    except MatterError as error:
        raise MatterError(*(fault("FIX001", finding.place, finding.message) for finding in error.findings)) from None


def _change_files(changes: Mapping[Path, Change], root: Path) -> None:
    with ExitStack() as folders:
        for folder in sorted({file.parent for file in changes}):
            folders.enter_context(lock_folder(folder))
        for file, change in changes.items():
            _refuse_change(file, change, root)
        parts: dict[Path, Path] = {}
        backups: dict[Path, Path | None] = {}
        with delay_interrupts():
            try:
                for file, change in changes.items():
                    parts[file] = write_part(file, change.new_bytes)
                    backups[file] = keep_part(file)
                _move(parts, backups)
            finally:
                delete([part for part in (*parts.values(), *backups.values()) if part])


def _refuse_change(file: Path, change: Change, root: Path) -> None:
    """Raise `MatterError` if *file* may not be changed, or has changed since it was read."""
    if not is_within(file, root):
        raise MatterError(fault("FIX001", place_of(file), f"is outside the root `{display_name(root)}`"))
    if not access(file, W_OK):
        raise MatterError(fault("FIX001", place_of(file), "is read-only"))
    try:
        is_unchanged = read_plain(file) == change.old_bytes
    except OSError:
        is_unchanged = False
    if not is_unchanged:
        raise MatterError(fault("FIX001", place_of(file), "has changed since it was read"))


def _move(parts: Mapping[Path, Path], backups: Mapping[Path, Path | None]) -> None:
    """Move *parts* into place; if a part cannot be moved, restore the files already replaced from *backups*."""
    moved_files: list[Path] = []
    try:
        for file, part in parts.items():
            replace(part, file)
            moved_files.append(file)
    except MatterError:
        for file in moved_files:
            if backup := backups[file]:
                replace(backup, file)
        raise
