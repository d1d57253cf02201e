"""Creates and locks output folders. A folder is never reached through a link, and is used by one run at a time."""

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
from assembler.write.disk import cannot, disk_remedy, is_plain, mode, reason

MAX_WAIT_SECONDS = 5.0
"""The number of seconds that a run waits for another run to leave a folder."""

RETRY_SECONDS = 0.05
"""The number of seconds between two attempts to lock a folder."""

NO_LINK = "delete the link, or give another folder with `--out`"
"""The remedy if a folder or file of the output is a link."""


def make_folder(top: Path, below: Path = Path()) -> Path:
    """Make the folder *top* and, in it, the folder *below*, and return the folder *below*.

    The user names *top*, which may be reached through a link. Nothing below *top* may be a link. Raises `MatterError`
    if the folder cannot be made.
    """
    target = top / below
    try:
        top.mkdir(parents=True, exist_ok=True)
        for folder in _folders_between(top, below):
            refuse_link(folder)
            folder.mkdir(exist_ok=True)
    except OSError as error:
        if stat.S_ISLNK(mode(top)) and not top.exists():
            raise MatterError(fault("OUT001", place_of(top), "is a link to a missing target", fix=NO_LINK)) from None
        for path in (target, *target.parents):
            if mode(path) and not path.is_dir():
                kind = "a file" if is_file(path) else "a pipe or a device"
                raise MatterError(fault("OUT001", place_of(path), f"is {kind}, not a folder")) from None
        message = f"cannot be made: {reason(error)}"
        raise MatterError(fault("OUT001", place_of(target), message, fix=disk_remedy(error))) from None
    return target


def existing_folder(top: Path, below: Path) -> Path | None:
    """Return the folder *below* in *top*, or None. Raises `MatterError` if any folder on the path is a link."""
    for folder in _folders_between(top, below):
        refuse_link(folder)
    return top / below if stat.S_ISDIR(mode(top / below)) else None


def _folders_between(top: Path, below: Path) -> Iterator[Path]:
    """Yield each folder on the path from *top* to *below*, excluding *top*."""
    folder = top
    for name in below.parts:
        folder = folder / name
        yield folder


def refuse_link(file: Path, fix: str = NO_LINK) -> None:
    """Raise `MatterError` if *file*, a file or folder of the output, is a link."""
    if stat.S_ISLNK(mode(file)):
        raise MatterError(fault("OUT001", place_of(file), "is a link, and links are not followed here", fix=fix))


def refuse_to_replace(file: Path, is_ours: Callable[[Path], bool], description: str, option: str) -> None:
    """Raise `MatterError` if *file*, which the user names with *option*, exists and was not written by this program.

    *is_ours* tests whether this program wrote a regular file. A link, a folder, a pipe or a device is never replaced.
    *description* names, for the message, the kind of file that may be replaced.
    """
    fix = f"give another file with `{option}`"
    refuse_link(file, fix)
    if mode(file) and not (is_plain(file) and is_ours(file)):
        raise MatterError(
            fault("OUT001", place_of(file), f"exists and is not {description}, so it was not replaced", fix=fix)
        )


def refuse_unknown(file: Path, known_names: Container[str]) -> None:
    """Raise `MatterError` if *file* exists and is not among *known_names*, the files that the manifest lists."""
    if mode(file) and file.name not in known_names:
        message = "already exists, but no manifest lists it as written by this program"
        fix = "move the file away, or give another folder with `--out`"
        raise MatterError(fault("OUT002", place_of(file), message, fix=fix))


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep other runs out of *folder*. Raises `MatterError` if another run does not finish in time."""
    if sys.platform == "win32":  # Windows cannot lock folders
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise MatterError(cannot(folder, error)) from None
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    import fcntl  # noqa: PLC0415 - does not exist on every system

    for _ in range(round(MAX_WAIT_SECONDS / RETRY_SECONDS)):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(RETRY_SECONDS)
        except OSError:  # some network disks do not support locks
            return
        else:
            return
    message = f"another run has been writing here for {MAX_WAIT_SECONDS:g} seconds"
    raise MatterError(fault("OUT004", place_of(folder), message))
