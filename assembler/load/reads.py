"""Records which of the user's files and folders a run reads, and their state at that time.

Code that reads a file of the user records the file here.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

TEMPORARY = (".swp", ".swo", ".swx", "~")
"""Suffixes of the temporary files that editors write."""

VIM_PROBE = "4913"
"""The name of the file that Vim creates to test whether a folder is writable."""

Signature = tuple[int, ...]
"""The metadata that identify one version of a file; empty if the file does not exist."""


@dataclass
class Reads:
    """The files that were read or looked up, and the folders that were listed, with their state at that time."""

    files: dict[str, Signature] = field(default_factory=dict)
    """The signature of each file, by its absolute path."""
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The file names in each folder, by its absolute path."""

    def add_file(self, file: str | Path) -> None:
        """Record *file*, whether or not it exists."""
        path = os.path.abspath(file)  # noqa: PTH100 - Path.absolute keeps `..`
        if path not in self.files:
            self.files[path] = signature(path)

    def add_folder(self, folder: str | Path) -> None:
        """Record *folder*, whether or not it exists."""
        path = os.path.abspath(folder)  # noqa: PTH100 - Path.absolute keeps `..`
        if path not in self.folders:
            self.folders[path] = names_in(path)

    def leave_out(self, folder: str) -> None:
        """Forget all files and folders in *folder*."""
        self.files = {path: state for path, state in self.files.items() if not is_in(path, [folder])}
        self.folders = {path: names for path, names in self.folders.items() if not is_in(path, [folder])}


_reads: ContextVar[Reads | None] = ContextVar("_reads", default=None)


@contextmanager
def record_reads() -> Iterator[Reads]:
    """Record the files and folders that the block reads."""
    reads = Reads()
    token = _reads.set(reads)
    try:
        yield reads
    finally:
        _reads.reset(token)


def note_file(file: Path) -> None:
    """Record that *file* is about to be read or was looked up, if reads are currently recorded."""
    if reads := _reads.get():
        reads.add_file(file)


def signature(path: str) -> Signature:
    """Return the metadata that identify the current version of the file at *path*; empty if there is no file."""
    try:
        status = os.stat(path)  # noqa: PTH116 - Path.stat is slower
    except (OSError, ValueError):
        return ()
    return status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def names_in(folder: str) -> tuple[str, ...]:
    """Return the sorted names in *folder*, without temporary files; empty if it is not a folder or cannot be read."""
    try:
        return tuple(sorted(name for name in os.listdir(folder) if not _is_temporary(name)))  # noqa: PTH208
    except OSError:
        return ()


def _is_temporary(name: str) -> bool:
    return name.endswith(TEMPORARY) or name[:2] == ".#" or name == VIM_PROBE


def tree(folder: str) -> Iterator[str]:
    """Yield *folder* and all folders in it, without following links; *folder* is included even if it does not exist."""
    yield folder
    try:
        with os.scandir(folder) as entries:
            inside = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for path in inside:
        yield from tree(path)


def is_in(path: str, folders: Iterable[str]) -> bool:
    """Whether *path* is one of *folders* or is inside one of them."""
    return any(f"{path}{os.sep}".startswith(f"{folder}{os.sep}") for folder in folders)
