"""Folders that are written into: made where they are missing, reached through no link, used by one run at a time."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from assembler.findings.faults import fault
from assembler.findings.finding import Stopped
from assembler.load.files import is_file, place_of
from assembler.write.disk import cannot, mode, reason

PATIENCE, PAUSE = 5.0, 0.05
"""Seconds that a run waits for another one, and seconds between two attempts; a run writes for a fraction of one."""


def make_folder(top: Path, below: Path = Path()) -> Path:
    """Make the folder *top* and, in it, the folder *below*; return the last one.

    A link may lead to *top*, which the user names, and none from there to *below*. Raises `Stopped` where the folder
    cannot be made.
    """
    where = top / below
    try:
        top.mkdir(parents=True, exist_ok=True)
        for folder in _way(top, below):
            _refuse_link(folder)
            folder.mkdir(exist_ok=True)
    except OSError as error:
        above = next((one for one in (where, *where.parents) if is_file(one)), None)
        why = "is a file, not a folder" if above else f"cannot be made: {reason(error)}"
        raise Stopped(fault("OUT001", place_of(above or where), why)) from None
    return where


def existing_folder(top: Path, below: Path) -> Path | None:
    """Return the folder *below* in *top*, or None where there is none. Raises `Stopped` where a link leads there."""
    for folder in _way(top, below):
        _refuse_link(folder)
    return top / below if stat.S_ISDIR(mode(top / below)) else None


def _way(top: Path, below: Path) -> Iterator[Path]:
    """Yield each folder on the way from *top* to *below*, without *top*."""
    folder = top
    for name in below.parts:
        folder = folder / name
        yield folder


def _refuse_link(folder: Path) -> None:
    if stat.S_ISLNK(mode(folder)):
        fix = "delete the link, or name another folder with `--out`"
        raise Stopped(fault("OUT001", place_of(folder), "is a link, and links are not followed here", fix=fix))


@contextmanager
def locked(where: Path) -> Iterator[None]:
    """Keep other runs out of the folder *where*. Raises `Stopped` where one of them does not come to its end."""
    if sys.platform == "win32":  # it has no locks on folders
        yield
        return
    try:
        folder = os.open(where, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise Stopped(cannot(where, error)) from None
    try:
        _lock(folder, where)
        yield
    finally:
        os.close(folder)


def _lock(folder: int, where: Path) -> None:
    import fcntl  # noqa: PLC0415 - not there on every system

    for _ in range(round(PATIENCE / PAUSE)):
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(PAUSE)
        except OSError:  # some network disks have no locks
            return
        else:
            return
    raise Stopped(fault("OUT004", place_of(where), f"another run has been writing here for {PATIENCE:g} seconds"))
