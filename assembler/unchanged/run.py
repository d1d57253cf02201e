"""The run of a command: what it reads and prints is noted, and kept as a record if it can be repeated from it."""

import os
import sys

from assembler.unchanged import reads, record, states

TYPE_CHECKING = False  # as in `states.py`
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

NO_RECORDS = "ASSEMBLER_NO_RECORDS"
"""The environment variable that, with any value, keeps records from being made and used."""

COMMANDS = frozenset({"build", "check"})

FORCE = "--force"

PACKAGES = ("site-packages", "dist-packages")
"""How the folders of Python end that have packages, whose names have the versions."""

NOT_REPEATED = ("--ocr", "--truefiling")
"""Options with which a command is always run: they use another program, or write a file of several matters."""


class Run:
    """A run of *arguments*, from its start to its end."""

    def __init__(self, arguments: "Sequence[str]") -> None:
        self.began = states.now()
        self.forced = FORCE in arguments
        self.command = record.command([argument for argument in arguments if argument != FORCE])
        self.reads = reads.begin()
        self.written: list[str] = []
        """The folders of papers, whose files the run may replace."""
        self.others: list[str] = []
        self.repeatable = False

    def before(self) -> "record.Printed | None":
        """Return what the same command printed when all that it reads was as it is now."""
        return None if self.forced else record.find(self.command)

    def has_read(self, file: str) -> bool:
        """Whether *file* is among those that were read; if it is not, a change of it would not be seen."""
        return os.path.abspath(file) in self.reads.files

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
            self.reads.add_file(os.path.abspath(file))
        self.written += [os.path.abspath(folder) for folder in written]
        for top in (*map(os.path.abspath, trees), *self.written):
            for folder in states.tree(top):
                self.reads.add_folder(folder)
        self.others += others

    def keep(self, status: int, out: bytes, errors: bytes) -> None:
        """Keep the record of the run, which printed *out* and *errors* and ends with *status*.

        None is kept if a file or a folder has changed since it was read, or a paper since it was written.
        """
        if not (self.repeatable and reads.is_complete(self.reads)):
            return
        # An earlier record of the same command was read too: it is about to be replaced.
        replaced = [*self.written, *map(os.path.abspath, filter(None, [record.cache_folder()]))]
        read = [file for file in self.reads.files if not reads.is_in(file, replaced)]
        if any(_others(folder, names, replaced) for folder, names in self.reads.folders.items()):
            return
        packages = (path for path in sys.path if path.endswith(PACKAGES))
        listed = {*self.reads.folders, *map(os.path.dirname, read), *packages}
        folders = {folder: states.names_in(folder) for folder in sorted(listed)}
        papers = [
            os.path.join(folder, name)
            for folder in folders
            if reads.is_in(folder, self.written)
            for name in folders[folder] or ()
        ]
        files = self._states([*read, *papers])
        if files is not None:
            printed = record.Printed(out, errors, status)
            record.keep(self.command, printed, files=files, folders=folders, others=self.others, since=self.began)

    def _states(self, files: "Iterable[str]") -> "dict[str, list[Any]] | None":
        """Return the states of *files*; None if one of them is not as it was noted, or changes just now.

        A file that was saved a moment ago has no signature in it: a later run compares its content.
        """
        found = {}
        for file in files:
            state = states.file_state(file)
            if state is None or not self.reads.is_as_noted(file, state):
                return None
            found[file] = state if states.is_settled(state[0]) else [None, *state[1:]]
        return found


def _others(folder: str, names: "list[str] | None", replaced: "list[str]") -> "set[str]":
    """Return what is in *folder* now or was in *names* but not both, besides what leads to *replaced* folders."""
    if reads.is_in(folder, replaced):
        return set()
    ways = {path[len(folder) :].strip(os.sep).split(os.sep)[0] for path in replaced if reads.is_in(path, [folder])}
    return {*(names or ())}.symmetric_difference(states.names_in(folder) or ()) - ways


_current: list[Run] = []
"""The run of this process; none, or one."""


def begin(arguments: "Sequence[str]") -> Run | None:
    """Begin to note the run of *arguments*; None if it is a command that is never repeated from a record."""
    never = any(argument.startswith(NOT_REPEATED) for argument in arguments) or os.environ.get(NO_RECORDS)
    if never or not COMMANDS.intersection(arguments[:1]) or sys.platform == "win32":
        return None
    _current[:] = [Run(arguments)]
    return _current[0]


def end() -> None:
    """Note no more."""
    _current.clear()


def current() -> Run | None:
    """Return the run of this process, if it is noted."""
    return _current[0] if _current else None


def mapped() -> "list[str]":
    """Return the files that are mapped into memory, as libraries are; none on a system that does not tell."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as lines:
            paths = {line.rstrip("\n").partition("/")[2] for line in lines if "/" in line}
    except OSError:
        return []
    return sorted(f"/{path}" for path in paths if not path.endswith(" (deleted)"))
