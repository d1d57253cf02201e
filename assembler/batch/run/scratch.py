"""Creates the scratch folders of cluster workers.

A folder is locked while its worker builds in it. A killed worker cannot delete its folder, but the system releases the
lock, and the next worker on the machine deletes the folder.
"""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

FOLDER_PREFIX = "assembler-workers"
"""The first part of the name of the folder that contains a user's scratch folders."""


PERMISSIONS_OF_OTHERS = 0o77
"""The permissions of users other than the owner."""


@contextmanager
def scratch() -> Iterator[Path]:
    """Yield a new folder, and delete it afterwards.

    Folders left by killed workers are deleted first, on systems that can lock folders.
    """
    folder, lock = _new_scratch()
    try:
        yield folder
    finally:
        _delete(folder, lock)


def _new_scratch() -> tuple[Path, int | None]:
    """Return a new folder, and the file descriptor of its lock; None if the folder is not locked."""
    if sys.platform == "win32" or not (parent := _own_folder()):
        return Path(mkdtemp(prefix=f"{FOLDER_PREFIX}-")), None
    for old_folder in parent.iterdir():
        _delete_if_unlocked(old_folder)
    while True:
        folder = Path(mkdtemp(dir=parent))
        try:
            return folder, _locked(folder, wait=True)
        except OSError:  # before the folder was locked, another worker deleted it as the folder of a killed worker
            continue


def _own_folder() -> Path | None:
    """Return the folder for this user's scratch folders; None if other users own it or can use it."""
    parent = Path(gettempdir()) / f"{FOLDER_PREFIX}-{os.geteuid()}"
    with suppress(FileExistsError):
        parent.mkdir(mode=0o700)
    status = parent.lstat()
    is_own = status.st_uid == os.geteuid() and not status.st_mode & PERMISSIONS_OF_OTHERS
    return parent if stat.S_ISDIR(status.st_mode) and is_own else None


def _delete(folder: Path, lock: int | None) -> None:
    """Delete *folder*, and release its *lock*, if it has one."""
    shutil.rmtree(folder, ignore_errors=True)
    if lock is not None:
        os.close(lock)


def _delete_if_unlocked(folder: Path) -> None:
    """Delete *folder* if this user owns it and no worker has locked it."""
    with suppress(OSError):
        if folder.lstat().st_uid == os.geteuid():
            _delete(folder, _locked(folder, wait=False))


def _locked(folder: Path, *, wait: bool) -> int:
    """Lock *folder*, and return the descriptor. Raises `OSError` if it is gone, or locked and *wait* is false."""
    import fcntl  # noqa: PLC0415 - does not exist on every system

    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        if folder.stat().st_ino != os.fstat(lock).st_ino:
            raise FileNotFoundError(folder)
    except OSError:
        os.close(lock)
        raise
    return lock
