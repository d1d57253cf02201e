"""Files in which something is kept, and the states of the code for which that is.

What is kept from run to run is made by that code, and is taken only for the very files by which it was made. They are
looked at when the run begins, so that a file that changes while it is imported is not taken for what was imported.
"""

import os
import stat
from binascii import crc32

TYPE_CHECKING = False  # as in `__main__.py`
if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = os.path.dirname(os.path.abspath(__file__))

MODELS = ("findings", "language", "model")
"""The folders of the program that models import from."""

RECORDS = (*MODELS, "load", "catalog")
"""The folders that say how a record is read."""

COMPILERS = ("first_letters.py", "kept_code.py", "literals.py", "render.py")
"""The files that say how patterns, functions and templates are compiled."""

State = tuple[str, int, int]
"""The path of a file, its size and its time."""

READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

SEAL = 4
"""The bytes before what is kept that tell whether it is whole."""

MOST = 2**26
"""The most bytes of a file in which something is kept."""

_first: "dict[str, tuple[State, ...]]" = {}


def begin() -> None:
    """Look at the files of which something is kept, before they are imported."""
    code_files(*RECORDS, *COMPILERS)


def code_files(*names: str) -> tuple[State, ...]:
    """Return the states of the program's files and folders of these *names*, as they were when first asked for."""
    for name in names:
        if name not in _first:
            _first[name] = tuple(sorted(_states(os.path.join(HERE, name))))
    return tuple(state for name in names for state in _first[name])


def are_as_they_were(*names: str) -> bool:
    """Whether the files and folders of these *names* are as they were when first asked for."""
    return code_files(*names) == tuple(state for name in names for state in sorted(_states(os.path.join(HERE, name))))


def _states(path: str) -> "Iterator[State]":
    if path.endswith(".py"):
        known = os.stat(path)
        yield path, known.st_size, known.st_mtime_ns
        return
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                known = entry.stat()
                yield entry.path, known.st_size, known.st_mtime_ns
            elif entry.is_dir() and not entry.name.startswith("__"):
                yield from _states(entry.path)


# -- what is kept -----------------------------------------------------------------------------------------------------


def opened(file: str) -> int | None:
    """Return the descriptor of *file*, in which something is kept; None if that is no file, a link, or too large."""
    try:
        stream = os.open(file, READING)
    except OSError:
        return None
    known = os.fstat(stream)
    if stat.S_ISREG(known.st_mode) and known.st_size <= MOST:
        return stream
    os.close(stream)
    return None


def read(file: str) -> bytes:
    """Return what is kept in *file*, or nothing."""
    stream = opened(file)
    if stream is None:
        return b""
    with open(stream, "rb") as data:
        try:
            return data.read()
        except OSError:
            return b""


def sealed(data: bytes) -> bytes:
    """Return *data* with what tells whether it is whole before it."""
    return crc32(data).to_bytes(SEAL, "big") + data


def unsealed(data: bytes) -> bytes:
    """Return what was sealed as *data*, or nothing if that is damaged."""
    return data[SEAL:] if data[:SEAL] == crc32(data[SEAL:]).to_bytes(SEAL, "big") else b""
