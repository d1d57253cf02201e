"""Records of runs: what a command printed, and the state of all that it read, in the user's own cache folder.

A matter's folder is data that somebody may have sent. Therefore no record is in it, and one that another user could
have written is not used.
"""

import json
import os
import stat
import sys
from binascii import crc32

from assembler.unchanged import states

TYPE_CHECKING = False  # as in `states.py`
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

PROGRAM = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

PROGRAM_FOLDERS = (PROGRAM, os.path.join(os.path.dirname(PROGRAM), "templates"))
"""The program's own files; in a checkout its templates are beside the package, in a wheel in it."""

SURROUNDINGS = ("FONTCONFIG_", "HB_", "HOME", "LANG", "LC_", "LD_", "NO_COLOR", "PANGO", "PYTHON", "TZ", "XDG_")
"""How the names of environment variables begin on which it may depend what a command reads and prints."""

BINARY = getattr(os, "O_BINARY", 0)

READING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | BINARY

MOST = 500
"""The most records that are kept; the oldest are deleted."""

CLEAR = b"\r\033[K"
"""What the progress on a terminal ends with."""


class Printed:
    """What a run printed on standard output and standard error, and its exit status."""

    __slots__ = ("errors", "out", "status")

    def __init__(self, out: bytes, errors: bytes, status: int) -> None:
        self.out, self.errors, self.status = out, errors, status


def command(arguments: "Sequence[str]") -> "dict[str, Any]":
    """Return what a run is known by: its arguments, where it runs, and what it prints on."""
    streams = [[stream.isatty(), stream.encoding] for stream in (sys.stdout, sys.stderr)]
    known = {name: value for name, value in os.environ.items() if name.startswith(SURROUNDINGS)}
    python = [sys.executable, sys.version, sys.path]
    return {"arguments": list(arguments), "folder": os.getcwd(), "streams": streams, "for": known, "python": python}


def cache_folder() -> str:
    """Return the folder of records in the user's cache folder; "" if the user has none, and no home to make it in."""
    if sys.platform == "darwin":
        home = os.path.expanduser("~/Library/Caches")
    else:
        home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    usable = os.path.isabs(home) and os.path.isdir(os.path.dirname(home))
    return os.path.join(home, "assembler", "unchanged") if usable else ""


def find(this: "Mapping[str, Any]") -> Printed | None:
    """Return what *this* command printed, if all that it read is as it was."""
    file = _file(this)
    try:
        if not file:
            return None
        record = json.loads(read_own(file))
        if record["command"] != this or not _is_as_it_was(record):
            return None
        out, errors = (record[name].encode("latin-1") for name in ("out", "errors"))
        return Printed(out, errors.rpartition(CLEAR)[2], int(record["status"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _is_as_it_was(record: "Mapping[str, Any]") -> bool:
    """Whether all that the run of *record* read is as it was, the quickest to look at first."""
    return (
        all(states.names_in(folder) == names for folder, names in record["folders"].items())
        and all(states.is_as_it_was(file, state) for file, state in record["files"].items())
        and bool(states.fingerprint(record["others"]) == record["fingerprint"])
    )


def read_own(file: str, most: int = sys.maxsize) -> bytes:
    """Return the bytes of *file*, *most* at the most.

    Raises OSError if it is a link, another user's, or one that others may write, or is larger.
    """
    with open(os.open(file, READING), "rb") as stream:
        if not _is_ours(stream.fileno()):
            raise PermissionError("others may write it")
        if os.fstat(stream.fileno()).st_size > most:
            raise OSError("is too large")
        return stream.read()


def write_own(file: str, data: bytes) -> None:
    """Write *data* to *file*, for the user alone, whole or not at all. Raises OSError if it cannot be written."""
    part = f"{file}.{os.getpid()}.part"
    os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
    written = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        with open(written, "wb") as stream:
            stream.write(data)
        os.replace(part, file)
    except OSError:
        _delete(part)
        raise


def _is_ours(file: int) -> bool:
    """Whether the open *file* is the user's, and nobody else may write it; Windows does not tell."""
    if sys.platform == "win32":
        return True
    known = os.fstat(file)
    return stat.S_ISREG(known.st_mode) and known.st_uid == os.geteuid() and not known.st_mode & 0o022


def keep(
    this: "Mapping[str, Any]",
    printed: Printed,
    *,
    files: "Mapping[str, Any]",
    folders: "Mapping[str, Any]",
    others: "Sequence[str]",
    since: int,
) -> None:
    """Record what *this* command *printed*, with the states of the *files* and *folders* that it read.

    *others* are files and folders of which the names, sizes and times are enough, besides the program's own; nothing
    is recorded if one of them has changed *since* the run began, in nanoseconds.
    """
    file = _file(this)
    fingerprint = states.fingerprint([*PROGRAM_FOLDERS, *others], since) if file else ""
    if not fingerprint:
        return
    record = {
        "command": this,
        "out": printed.out.decode("latin-1"),
        "errors": printed.errors.decode("latin-1"),
        "status": printed.status,
        "files": files,
        "folders": folders,
        "others": [*PROGRAM_FOLDERS, *others],
        "fingerprint": fingerprint,
    }
    try:
        write_own(file, json.dumps(record).encode())
        _delete_oldest(os.path.dirname(file))
    except (OSError, ValueError):
        return


def _delete(file: str) -> None:
    try:
        os.unlink(file)
    except OSError:
        return


def _file(this: "Mapping[str, Any]") -> str:
    folder = cache_folder()
    return folder and os.path.join(folder, f"{crc32(json.dumps(this).encode()):08x}.json")


def _delete_oldest(folder: str) -> None:
    records = [entry for entry in os.scandir(folder) if entry.is_file(follow_symlinks=False)]
    if len(records) > MOST:
        for entry in sorted(records, key=lambda entry: entry.stat().st_mtime_ns)[: len(records) - MOST]:
            _delete(entry.path)
