"""The folders in which the workers of a cluster build, each of which is locked while its worker builds in it.

A worker that is killed cannot delete its folder. The next one on the same machine does, because it can lock it.
"""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

FOLDER = "assembler-workers"
"""The folder of all of them, in that for temporary files; each user has one."""


@contextmanager
def scratch() -> Iterator[Path]:
    """Make a new folder, and delete it afterwards, with those that killed workers have left.

    Where the system has no locks on folders, those stay.
    """
    folder, lock = _new_scratch()
    try:
        yield folder
    finally:
        _delete(folder, lock)


def _new_scratch() -> tuple[Path, int]:
    """Return a new folder, and what holds its lock until it is closed; -1 where there are no locks."""
    if sys.platform == "win32" or not (whole := _own_folder()):
        return Path(mkdtemp(prefix=f"{FOLDER}-")), -1
    for other in whole.iterdir():
        _delete_if_unlocked(other)
    while True:
        folder = Path(mkdtemp(dir=whole))
        try:
            return folder, _locked(folder, wait=True)
        except OSError:  # another worker has taken it for one whose worker was killed
            continue


def _own_folder() -> Path | None:
    """Return this user's folder of the folders of workers; None if somebody else has one of this name."""
    whole = Path(gettempdir()) / f"{FOLDER}-{os.geteuid()}"
    with suppress(FileExistsError):
        whole.mkdir(mode=0o700)
    status = whole.lstat()
    is_own = (status.st_uid, status.st_mode & 0o77) == (os.geteuid(), 0)
    return whole if stat.S_ISDIR(status.st_mode) and is_own else None


def _delete(folder: Path, lock: int) -> None:
    """Delete *folder*, and release its *lock*."""
    shutil.rmtree(folder, ignore_errors=True)
    if lock >= 0:
        os.close(lock)


def _delete_if_unlocked(folder: Path) -> None:
    """Delete *folder* if it is this user's, and no worker has locked it."""
    with suppress(OSError):
        if folder.lstat().st_uid == os.geteuid():
            _delete(folder, _locked(folder, wait=False))


def _locked(folder: Path, *, wait: bool) -> int:
    """Lock *folder*. Raises OSError if it is locked and this is not to *wait*, and if it is gone once it is locked."""
    import fcntl  # noqa: PLC0415 - does not exist on every system

    lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        if folder.stat().st_ino != os.fstat(lock).st_ino:
            raise FileNotFoundError(folder)
    except OSError:
        os.close(lock)
        raise
    return lock
