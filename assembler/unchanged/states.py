"""The states of files and folders, by which a later run tells whether they have changed.

A file has changed if its content has, or the place to which links lead; its times and size only save reading it again.
"""

import os
import stat
import time

TYPE_CHECKING = False  # the same as `typing.TYPE_CHECKING`; typing is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

ABSENT = "absent"
"""The content of a file that does not exist or cannot be read."""

FOLDER = "a folder"
"""The content of a folder as a file; its names are a state of their own."""

NO_FILE = "no file"
"""The content of a pipe or a device."""

BLOCK = 1 << 20

GRAIN, SECONDS = 20_000_000, 2_000_000_000
"""Nanoseconds within which two saves of a file may have the same time: a system's clock of files moves in steps, and
some file systems know only whole seconds, or every second one."""

PASSING = (".swp", ".swo", ".swx", "~")
"""How the names of files end that editors make for a moment."""

TRIAL = "4913"
"""The name of a file by which Vim tries whether it may write in a folder."""


def signature(path: str) -> "list[int]":
    """Return what the file system says of the file at *path* without its content; nothing if it does not exist."""
    try:
        known = os.stat(path)
    except (OSError, ValueError):
        return []
    return [known.st_mode, known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino]


def now() -> int:
    """Return the time in nanoseconds, as the times of files are."""
    return time.time_ns()


def is_settled(known: "list[int]") -> bool:
    """Whether a file with the signature *known* was saved so long ago that another save would have another time."""
    if not known:
        return True
    times = known[2:4]
    return max(times) < now() - (GRAIN if any(at % GRAIN for at in times) else SECONDS)


def file_state(path: str) -> "list[Any] | None":
    """Return the state of the file at *path*: its signature, where it is with links followed, its content.

    It is None of a file that changes meanwhile, as the content may then be that of either.
    """
    before = signature(path)
    state = [before, os.path.realpath(path), content(path)]
    return state if signature(path) == before else None


def is_as_it_was(path: str, state: "Any") -> bool:
    """Whether the file at *path* has the content of *state*, in the same place."""
    known, real, hashed = state
    if os.path.realpath(path) != real:
        return False
    return bool(signature(path) == known or content(path) == hashed)


def content(path: str) -> str:
    """Return the SHA-256 of the file at *path*; a pipe or a device is never opened."""
    import hashlib  # noqa: PLC0415 - slow to import; a file with the same signature is not read

    try:
        kind = os.stat(path).st_mode
        if not stat.S_ISREG(kind):
            return FOLDER if stat.S_ISDIR(kind) else NO_FILE
        with open(path, "rb") as stream:
            digest = hashlib.sha256()
            while block := stream.read(BLOCK):
                digest.update(block)
    except (OSError, ValueError):
        return ABSENT
    return digest.hexdigest()


def names_in(folder: str) -> "list[str] | None":
    """Return the names of what is in *folder*, sorted; None if it is not a folder or cannot be read."""
    try:
        return sorted(name for name in os.listdir(folder) if not _is_passing(name))
    except OSError:
        return None


def _is_passing(name: str) -> bool:
    return name.endswith(PASSING) or name[:2] == ".#" or name == TRIAL


def tree(folder: str) -> "Iterator[str]":
    """Yield *folder* and all folders in it, without following links; *folder* itself even if it does not exist."""
    yield folder
    try:
        with os.scandir(folder) as entries:
            inside = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for each in inside:
        yield from tree(each)


def fingerprint(paths: "Iterable[str]", since: int | None = None) -> str:
    """Return a hash of the names, sizes and times of the files *paths*, and of all files in the folders among them.

    That is for files that are too many to read, and are not a user's work. Bytecode, which Python writes, is left out.
    It is "" if one of them has changed *since* a moment in nanoseconds, and so may not be what was read.
    """
    import hashlib  # noqa: PLC0415

    digest = hashlib.sha256()
    for path in paths:
        for line, changed in _listed(path):
            if since is not None and changed >= since:
                return ""
            digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _listed(path: str) -> "Iterator[tuple[str, int]]":
    """Yield a line for the file *path*, or for each file in the folder *path*, and when the system last changed it."""
    try:
        with os.scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except NotADirectoryError:
        known = os.stat(path)
        yield f"{path} {known.st_size} {known.st_mtime_ns}\n", known.st_ctime_ns
        return
    except OSError:
        yield f"{path} {ABSENT}\n", 0
        return
    for entry in found:
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _listed(entry.path)
        else:
            known = entry.stat()
            yield f"{entry.path} {known.st_size} {known.st_mtime_ns}\n", known.st_ctime_ns
