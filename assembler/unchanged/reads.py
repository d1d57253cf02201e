"""What this process reads, told by Python itself: each file that it opens and each folder that it lists.

An audit hook is told of both, so that no reader is forgotten. What is only looked for, and what the page engine's
libraries read, the commands add.
"""

import os
import sys
from contextlib import contextmanager

from assembler.unchanged import record, states

TYPE_CHECKING = False  # as in `states.py`
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

IMPORTING = ("<frozen importlib", "<frozen zipimport")
"""How the names of Python's own import begin, as a file of code: what it reads, the names of the packages tell."""

DEVICES = "/dev"

SYSTEM = ("/proc", "/sys")
"""The folders of a system in which all is made when it is read."""

NOTED = frozenset({"open", "os.listdir", "os.scandir", "tempfile.mkdtemp"})

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Reads:
    """The files that are opened while they are noted, and the folders that are listed, as they were then."""

    def __init__(self) -> None:
        self.files: dict[str, list[int]] = {}
        """Their signatures."""
        self.contents: dict[str, str] = {}
        """The content of those that were saved just before: another save may give them the same signature."""
        self.written: dict[str, list[int]] = {}
        """The signatures of the files that the program has written meanwhile, as it left them."""
        self.is_whole = True
        """Whether nothing was read that could not be noted."""
        self.folders: dict[str, list[str] | None] = {}
        """The names in them."""
        self._temporary: list[str] = []

    def note(self, event: str, arguments: "Any") -> None:
        """Note what an audit event tells."""
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, str | bytes) and not _writes(mode, flags):
                self.add_file(os.path.abspath(os.fsdecode(path)))
        elif event == "tempfile.mkdtemp":
            self._temporary.append(os.path.abspath(arguments[0]))
        elif isinstance(arguments[0], str) and not _is_a_part(path := os.path.abspath(arguments[0])):
            self.add_folder(path)

    def add_file(self, path: str) -> None:
        """Note the file at *path*, whether or not it exists."""
        if not (path in self.files or _is_a_part(path) or os.path.isdir(path) or is_in(path, self._temporary)):
            known = self.files[path] = states.signature(path)
            if not states.is_settled(known):
                self.contents[path] = states.content(path)

    def is_as_noted(self, path: str, state: "list[Any]") -> bool:
        """Whether the file at *path*, now in *state*, is as the program left it, or else as it was read."""
        known = self.written.get(path, self.files.get(path))
        if known is None:
            return True
        hashed = None if path in self.written else self.contents.get(path)
        return bool(state[0] == known and hashed in {None, state[2]})

    def add_folder(self, path: str) -> None:
        """Note the folder at *path*, whether or not it exists."""
        if not (path in self.folders or is_in(path, self._temporary)):
            self.folders[path] = None  # looking at it is told too
            self.folders[path] = states.names_in(path)

    def leave_out(self, folder: str) -> None:
        """Forget what is in *folder*."""
        self.files = {path: known for path, known in self.files.items() if not is_in(path, [folder])}
        self.folders = {path: names for path, names in self.folders.items() if not is_in(path, [folder])}


_noting: list[Reads] = []
"""The reads that are being noted; none, or one."""

_hooked: list[bool] = []


@contextmanager
def noted() -> "Iterator[Reads]":
    """Note what is read in the block."""
    reads = begin()
    try:
        yield reads
    finally:
        _noting.clear()


def begin() -> Reads:
    """Note what is read from now on."""
    if not _hooked:
        sys.addaudithook(_tell)
        _hooked.append(True)
    _noting[:] = [Reads()]
    return _noting[0]


def _tell(event: str, arguments: "Any") -> None:
    """Note an audit *event*. A hook cannot be removed, and an error in it would stop what is read."""
    if event in NOTED and _noting and not _is_imported():
        try:
            _noting[0].note(event, arguments)
        except (OSError, ValueError):  # as where the working folder is gone
            _noting[0].is_whole = False


def is_complete(reads: Reads) -> bool:
    """Whether *reads* are still being noted, and nothing went wrong."""
    return _noting == [reads] and reads.is_whole


def note_written(paths: "Iterable[str]") -> None:
    """Note that the program has just written the files at *paths*, if reads are being noted."""
    for reads in _noting:
        reads.written |= {path: states.signature(path) for path in map(os.path.abspath, paths)}


def _writes(mode: str | None, flags: int) -> bool:
    """Whether a file is opened to be written, by the *mode* of Python or else the *flags* of the system."""
    return any(letter in "wax+" for letter in mode) if isinstance(mode, str) else bool(flags & WRITING)


def is_in(path: str, folders: "Iterable[str]") -> bool:
    """Whether *path* is one of *folders*, or in one."""
    return any(f"{path}{os.sep}".startswith(f"{folder}{os.sep}") for folder in folders)


def _is_imported() -> bool:
    """Whether it is Python's import that reads, when the hook is told."""
    return sys._getframe(2).f_code.co_filename.startswith(IMPORTING)  # noqa: SLF001


def _is_a_part(path: str) -> bool:
    """Whether *path* is a part of the program, of which the fingerprint tells, or is made by the system when read.

    No other name says that: a matter may be in a folder of packages, or on the disk in memory below the devices.
    """
    if is_in(path, (*record.PROGRAM_FOLDERS, *SYSTEM)):
        return True
    return is_in(path, [DEVICES]) and os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path))
