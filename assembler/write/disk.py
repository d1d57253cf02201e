"""Reads and writes complete files on disk, and never through a symbolic link."""

import hashlib
import os
import re
import secrets
import shutil
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path

from assembler.findings.disk_room import room_remedy
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError
from assembler.load.files import place_of

PART = re.compile(r"\.assembler-[0-9a-f]{32}")
"""Matches the names of parts: temporary files that are written completely and then moved into place."""

# Windows has no O_NOFOLLOW; by default, creating a symbolic link there needs a privilege.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_READ = os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | getattr(os, "O_BINARY", 0)


def mode(file: Path) -> int:
    """Return the mode of *file* itself, without following links; 0 if *file* does not exist."""
    try:
        return os.lstat(file).st_mode
    except OSError:
        return 0


def is_plain(file: Path) -> bool:
    """Whether *file* is a regular file and not a link to one."""
    return stat.S_ISREG(mode(file))


def read_plain(file: Path) -> bytes:
    """Return the bytes of *file*. Raises OSError if it does not exist, or is a link, a folder or a device."""
    with _opened(file) as stream:
        return stream.read()


def _opened(file: Path) -> BufferedReader:
    """Return *file*, open for reading. Raises `OSError` unless it is a regular file."""
    if stat.S_ISLNK(os.lstat(file).st_mode):
        raise OSError("is a link, and links are not followed here")
    if not is_plain(file):
        raise OSError("is not a file")
    return open(os.open(file, _READ), "rb")  # noqa: PTH123 - Path.open cannot refuse links


def write_part(file: Path, data: bytes) -> Path:
    """Write *data* to a new part next to *file*, flush it to the disk, and return the part.

    The part is as private as *file*. Raises `MatterError` if the part cannot be written.
    """
    part = _new_part(file)
    old_mode = mode(file)
    try:
        with open(os.open(part, _NEW, 0o600 if old_mode else 0o666), "wb") as stream:  # noqa: PTH123 - Path.open cannot refuse links
            _give_mode(part, old_mode)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        delete([part])
        raise MatterError(cannot(file, error)) from None
    return part


def _give_mode(part: Path, old_mode: int) -> None:
    """Give *part* *old_mode*, the mode of the file that it replaces, if the disk supports modes."""
    if stat.S_ISREG(old_mode):
        with suppress(OSError):
            part.chmod(old_mode & 0o666)


def keep_part(file: Path) -> Path | None:
    """Back up *file* as a new part next to it, and return the part; None if there is no such file.

    The part is a hard link or, on disks without hard links, a copy. The copy is made piece by piece, because the file
    may be larger than the memory. Raises `MatterError` if *file* cannot be read, or is a link, a folder or a device.
    """
    part = _new_part(file)
    try:
        with _opened(file) as stream:
            try:
                os.link(file, part, follow_symlinks=False)
            except OSError:
                with open(os.open(part, _NEW, 0o600), "wb") as copy:  # noqa: PTH123 - Path.open cannot refuse links
                    _give_mode(part, mode(file))
                    shutil.copyfileobj(stream, copy)
    except FileNotFoundError:
        return None
    except OSError as error:
        delete([part])
        raise MatterError(cannot(file, error)) from None
    return part


def _new_part(file: Path) -> Path:
    return file.with_name(f".assembler-{secrets.token_hex(16)}")


def replace(part: Path, file: Path) -> None:
    """Move *part* into the place of *file* in one step. Raises `MatterError` if that fails."""
    try:
        part.replace(file)
    except PermissionError:
        message = "is open in another program, or cannot be replaced"
        raise MatterError(fault("OUT003", place_of(file), message)) from None
    except OSError as error:
        raise MatterError(cannot(file, error)) from None


def delete(parts: list[Path]) -> None:
    """Delete all *parts* that exist and can be deleted."""
    for part in parts:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Flush the file names in *folder* to the disk, on systems that support it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def delay_interrupts() -> Iterator[None]:
    """Delay Ctrl-C until the end of the block, which moves files into place."""
    if threading.current_thread() is not threading.main_thread():  # Ctrl-C reaches only the main thread
        yield
        return
    interrupts: list[int] = []
    old_handler = signal.signal(signal.SIGINT, lambda number, _: interrupts.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, old_handler or signal.SIG_DFL)
        if interrupts:
            signal.raise_signal(signal.SIGINT)


def cannot(file: Path, error: OSError) -> Finding:
    """Return the finding that *file* cannot be written because of *error*."""
    return fault("OUT001", place_of(file), f"cannot be written: {reason(error)}", fix=disk_remedy(error))


def disk_remedy(error: OSError) -> str:
    """Return the remedy if *error* says that the disk has no room for a file; "" for another error."""
    remedy = room_remedy(error)
    return f"{remedy}, or give a folder on another disk with `--out`" if remedy else ""


def reason(error: OSError) -> str:
    """Return the system's reason for *error*, in lower case."""
    return (error.strerror or str(error)).lower()


def hash_of(file: Path) -> str:
    """Return the SHA-256 of *file*; "" if it is not a readable regular file."""
    try:
        with _opened(file) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, MatterError):
        return ""
