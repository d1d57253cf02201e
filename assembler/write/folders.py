"""Output folders: made if they are missing, never reached through a link, used by one run at a time."""

import os
import stat
import sys
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import is_file, place_of
from assembler.write.disk import cannot, is_plain, mode, reason

PATIENCE, PAUSE = 5.0, 0.05
"""How long a run waits for another, and how long between two attempts, in seconds; a run writes for less than one."""

NO_LINK = "delete the link, or name another folder with `--out`"
"""The remedy for a link where the program writes."""


def make_folder(top: Path, below: Path = Path()) -> Path:
    """Make the folder *top* and, in it, the folder *below*; return the latter.

    *top*, which the user names, may be reached through a link; nothing below it may be one. Raises `MatterError` if the
    folder cannot be made.
    """
    where = top / below
    try:
        top.mkdir(parents=True, exist_ok=True)
        for folder in _way(top, below):
            refuse_link(folder)
            folder.mkdir(exist_ok=True)
    except OSError as error:
        if stat.S_ISLNK(mode(top)) and not top.exists():
            raise MatterError(fault("OUT001", place_of(top), "is a link that leads nowhere", fix=NO_LINK)) from None
        above = next((path for path in (where, *where.parents) if mode(path) and not path.is_dir()), None)
        kind = "a file" if above and is_file(above) else "a pipe or a device"
        why = f"is {kind}, not a folder" if above else f"cannot be made: {reason(error)}"
        raise MatterError(fault("OUT001", place_of(above or where), why)) from None
    return where


def existing_folder(top: Path, below: Path) -> Path | None:
    """Return the folder *below* in *top*, or None. Raises `MatterError` if it is reached through a link."""
    for folder in _way(top, below):
        refuse_link(folder)
    return top / below if stat.S_ISDIR(mode(top / below)) else None


def _way(top: Path, below: Path) -> Iterator[Path]:
    """Yield each folder on the way from *top* to *below*, without *top*."""
    folder = top
    for name in below.parts:
        folder = folder / name
        yield folder


def refuse_link(file: Path, fix: str = NO_LINK) -> None:
    """Raise `MatterError` if *file*, a file or a folder of the output, is a link."""
    if stat.S_ISLNK(mode(file)):
        raise MatterError(fault("OUT001", place_of(file), "is a link, and links are not followed here", fix=fix))


def refuse_to_replace(file: Path, ours: Callable[[Path], bool], what: str, option: str) -> None:
    """Raise `MatterError` if *file*, which the user names with *option*, is there and is not *what* this program wrote.

    A link, a folder, a pipe and a device are not; of a plain file *ours* says whether it is.
    """
    fix = f"name another file with `{option}`"
    refuse_link(file, fix)
    if mode(file) and not (is_plain(file) and ours(file)):
        raise MatterError(fault("OUT001", place_of(file), f"exists and is not {what}, and is not replaced", fix=fix))


def refuse_unknown(file: Path, known: Container[str]) -> None:
    """Raise `MatterError` if *file* is there and its name is none of those *known* to the manifest."""
    if mode(file) and file.name not in known:
        message = "already exists, and no manifest says that this program wrote it"
        fix = "move the file away, or name another folder with `--out`"
        raise MatterError(fault("OUT002", place_of(file), message, fix=fix))


@contextmanager
def locked(where: Path) -> Iterator[None]:
    """Keep other runs out of the folder *where*. Raises `MatterError` if another run does not finish in time."""
    if sys.platform == "win32":  # Windows has no locks on folders
        yield
        return
    try:
        folder = os.open(where, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise MatterError(cannot(where, error)) from None
    try:
        _lock(folder, where)
        yield
    finally:
        os.close(folder)


def _lock(folder: int, where: Path) -> None:
    import fcntl  # noqa: PLC0415 - does not exist on every system

    for _ in range(round(PATIENCE / PAUSE)):
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(PAUSE)
        except OSError:  # some network disks have no locks
            return
        else:
            return
    raise MatterError(fault("OUT004", place_of(where), f"another run has been writing here for {PATIENCE:g} seconds"))
