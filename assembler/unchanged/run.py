"""The run of a command: what it reads and prints is noted, and kept as a record if it can be repeated from it.

Python tells each file that it opens and each folder that it lists to an audit hook, so that no reader is forgotten.
What is only looked for, and what the page engine's libraries read, is told by the command.
"""

import os
import sys

from assembler.unchanged import record, states

TYPE_CHECKING = False  # as in `states.py`
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

COMMANDS = frozenset({"build", "check"})

FORCE = "--force"

NOT_REPEATED = ("--ocr", "--truefiling")
"""Options with which a command is always run: they use another program, or write a file of several matters."""

LIBRARY = os.path.dirname(os.path.abspath(os.__file__))

PYTHONS = (".py", ".pyc", ".so", ".pyd", ".pth", ".zip")
"""How the names of files end that are parts of the program and of the libraries that it uses."""

PACKAGES = ("site-packages", "dist-packages")
"""The last parts of folders with Python packages, whose names have the versions."""

NOTED = frozenset({"open", "os.listdir", "os.scandir", "tempfile.mkdtemp"})

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Run:
    """A run of *arguments*, from its start to its end."""

    def __init__(self, arguments: "Sequence[str]") -> None:
        self.forced = FORCE in arguments
        self.command = record.command([argument for argument in arguments if argument != FORCE])
        self.read: dict[str, list[int]] = {}
        """Each file that was opened, with its signature then."""
        self.listed: set[str] = set()
        self.written: list[str] = []
        """The folders of papers, whose files the run may replace."""
        self.temporary: list[str] = []
        self.others: list[str] = []
        self.repeatable = False

    def note(self, event: str, arguments: "Any") -> None:
        """Note what an audit event tells."""
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, str | bytes) and not _writes(mode, flags):
                self._opened(os.path.abspath(os.fsdecode(path)))
        elif event == "tempfile.mkdtemp":
            self.temporary.append(os.path.abspath(arguments[0]))
        elif isinstance(arguments[0], str) and not _is_a_part(path := os.path.abspath(arguments[0])):
            self.listed.add(path)

    def _opened(self, path: str) -> None:
        if not (path in self.read or _is_a_part(path) or os.path.isdir(path) or _is_in(path, self.temporary)):
            self.read[path] = states.signature(path)

    def allow(
        self,
        looked_for: "Iterable[str]" = (),
        trees: "Iterable[str]" = (),
        written: "Iterable[str]" = (),
        others: "Iterable[str]" = (),
    ) -> None:
        """Allow the run to be repeated from its record.

        *looked_for* are files, *trees* folders with all that is in them, and *written* folders of papers, that count
        whether or not they exist; *others* are files and folders of which names, sizes and times are enough.
        """
        self.repeatable = True
        for file in looked_for:
            self._opened(os.path.abspath(file))
        self.written += [os.path.abspath(folder) for folder in written]
        for folder in (*map(os.path.abspath, trees), *self.written):
            self.listed.update(states.tree(folder))
        self.others += others

    def before(self) -> "record.Printed | None":
        """Return what the same command printed when all that it reads was as it is now."""
        return None if self.forced else record.find(self.command)

    def keep(self, status: int, out: bytes, errors: bytes) -> None:
        """Keep the record of the run, which printed *out* and *errors* and ends with *status*.

        None is kept if a file has changed since it was read.
        """
        if not self.repeatable:
            return
        read = [file for file in self.read if not _is_in(file, self.written)]
        files = {file: states.file_state(file) for file in read}
        if any(state[0] != self.read[file] for file, state in files.items()):
            return
        listed = {*self.listed, *map(os.path.dirname, read), *(path for path in sys.path if path.endswith(PACKAGES))}
        folders = {folder: states.names_in(folder) for folder in sorted(listed)}
        for folder in (folder for folder in listed if _is_in(folder, self.written)):
            papers = (os.path.join(folder, name) for name in folders[folder] or ())
            files |= {file: states.file_state(file) for file in papers}
        record.keep(self.command, record.Printed(out, errors, status), files=files, folders=folders, others=self.others)


_current: list[Run] = []
"""The run whose reads are noted; none, or one."""


def begin(arguments: "Sequence[str]") -> Run | None:
    """Begin to note the run of *arguments*; None if it is a command that is never repeated from a record."""
    never = any(argument.startswith(NOT_REPEATED) for argument in arguments)
    if never or not COMMANDS.intersection(arguments[:1]) or sys.platform == "win32":
        return None
    run = Run(arguments)
    if not _hooked:
        sys.addaudithook(_tell)
        _hooked.append(True)
    _current[:] = [run]
    return run


def end() -> None:
    """Note no more."""
    _current.clear()


def current() -> Run | None:
    """Return the run whose reads are noted."""
    return _current[0] if _current else None


_hooked: list[bool] = []


def _tell(event: str, arguments: "Any") -> None:
    """Tell the current run of an audit *event*. A hook cannot be removed; an error in it would stop what is read."""
    if event in NOTED and _current:
        try:
            _current[0].note(event, arguments)
        except (OSError, ValueError):  # as where the working folder is gone: no record is kept
            _current.clear()


def _writes(mode: str | None, flags: int) -> bool:
    """Whether a file is opened to be written, by the *mode* of Python or else the *flags* of the system."""
    return any(letter in "wax+" for letter in mode) if isinstance(mode, str) else bool(flags & WRITING)


def _is_in(path: str, folders: "Iterable[str]") -> bool:
    """Whether *path* is one of *folders*, or in one."""
    return any(f"{path}{os.sep}".startswith(f"{folder}{os.sep}") for folder in folders)


def _is_a_part(path: str) -> bool:
    """Whether *path* is a part of the program or of the libraries that it uses, or a file of the system's own."""
    own = (*record.PROGRAM_FOLDERS, LIBRARY, "/proc", "/sys", "/dev")
    return path.endswith(PYTHONS) or _is_in(path, own) or not set(PACKAGES).isdisjoint(path.split(os.sep))


def mapped() -> "list[str]":
    """Return the files that are mapped into memory, as libraries are; none on a system that does not tell."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as lines:
            paths = {line.rstrip("\n").partition("/")[2] for line in lines if "/" in line}
    except OSError:
        return []
    return sorted(f"/{path}" for path in paths if not path.endswith(" (deleted)"))
