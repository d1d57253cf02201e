"""Reads and writes private files in the user's configuration folder."""

import os
import stat
import sys
from pathlib import Path

READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""The flags for opening a private file to read it: a link is refused, and a pipe does not block."""

WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""The flags for creating a private file; an existing file is refused."""


def read_private(file: Path, limit: int) -> bytes:
    """Return the bytes of *file*, which may have no more than *limit* bytes.

    Raises OSError if *file* is larger, is a link or not a regular file, belongs to another user, or is writable by
    others. On Windows, only the size is checked.
    """
    with open(os.open(file, READING), "rb") as stream:  # noqa: PTH123 - Path.open cannot refuse links
        if not _is_private(stream.fileno()):
            raise PermissionError("is not a private file of the user")
        if os.fstat(stream.fileno()).st_size > limit:
            raise OSError("is too large")
        return stream.read()


def write_private(file: Path, data: bytes) -> None:
    """Write *data* to *file*, private to the user, completely or not at all.

    Raises OSError if the file cannot be written.
    """
    temporary = file.with_name(f"{file.name}.{os.getpid()}.part")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(temporary, WRITING, 0o600)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123 - Path.open cannot make the file private
            stream.write(data)
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _is_private(descriptor: int) -> bool:
    """Whether an open file is a regular file of the user that others may not write to; always True on Windows."""
    if sys.platform == "win32":
        return True
    status = os.fstat(descriptor)
    return stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022
