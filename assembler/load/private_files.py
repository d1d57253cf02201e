"""Files in the user's configuration folder that nobody else can have written."""

import os
import stat
import sys
from pathlib import Path

READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def read_private(file: Path, most: int) -> bytes:
    """Return the bytes of *file*, *most* at the most.

    Raises OSError if *file* is a link, belongs to another user, is writable by others, or is larger.
    """
    with open(os.open(file, READING), "rb") as stream:  # noqa: PTH123 - a Path cannot refuse links
        if not _is_private(stream.fileno()):
            raise PermissionError("others may write it")
        if os.fstat(stream.fileno()).st_size > most:
            raise OSError("is too large")
        return stream.read()


def write_private(file: Path, data: bytes) -> None:
    """Write *data* to *file*, for the user alone, whole or not at all. Raises OSError if it cannot be written."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(part, WRITING, 0o600)
    try:
        with open(opened, "wb") as stream:  # noqa: PTH123 - opened for the user alone
            stream.write(data)
        part.replace(file)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _is_private(descriptor: int) -> bool:
    """Whether an open file belongs to the user and nobody else may write it; always True on Windows."""
    if sys.platform == "win32":
        return True
    status = os.fstat(descriptor)
    return stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022
