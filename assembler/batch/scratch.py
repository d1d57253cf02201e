"""The folders in which the workers of a cluster build, of which each is locked as long as its worker lives.

A worker that is killed cannot delete its folder. The next one on the same machine does, because it can lock it.
"""

import os
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

FOLDER = "assembler-workers"
"""The folder of all of them, in that for temporary files; each user has one."""


def new_scratch() -> tuple[str, int]:
    """Return a new folder, and what holds its lock until it is closed; those of workers that were killed are deleted.

    Where the system has no locks on folders, it is -1, and nothing is deleted.
    """
    if sys.platform == "win32" or not (whole := _own_folder()):
        return mkdtemp(prefix=f"{FOLDER}-"), -1
    for left in whole.iterdir():
        _delete_if_left(left)
    while True:
        folder = mkdtemp(dir=whole)
        try:
            return folder, _locked(Path(folder), wait=True)
        except OSError:  # another worker has taken it for one that was left
            continue


def _own_folder() -> Path | None:
    """Return this user's folder of the folders of workers; None if somebody else has one of this name."""
    whole = Path(gettempdir()) / f"{FOLDER}-{os.geteuid()}"
    with suppress(FileExistsError):
        whole.mkdir(mode=0o700)
    known = whole.lstat()
    return whole if stat.S_ISDIR(known.st_mode) and (known.st_uid, known.st_mode & 0o77) == (os.geteuid(), 0) else None


def end_scratch(folder: str, lock: int) -> None:
    """Delete *folder*, and release its *lock*."""
    shutil.rmtree(folder, ignore_errors=True)
    if lock >= 0:
        os.close(lock)


def _delete_if_left(folder: Path) -> None:
    """Delete *folder* if it is this user's, and no worker has locked it."""
    try:
        if folder.lstat().st_uid == os.geteuid():
            end_scratch(str(folder), _locked(folder, wait=False))
    except OSError:
        return


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
