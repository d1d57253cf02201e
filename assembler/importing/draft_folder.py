"""The hidden folder beside an import's target in which the matter is written, and which never stays behind."""

import re
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import place_of
from assembler.write.disk import reason

MAX_NAME_START = 40
"""The number of characters of the target's name in the name of the hidden folder, which must not be too long."""

ABANDONED_AFTER = 3600
"""The age in seconds at which a hidden folder is surely from an import that was killed."""


def refuse_unwritable(folder: Path) -> None:
    """Raise `MatterError` if *folder*, which does not exist, cannot be made; leave nothing behind."""
    new_folders = [folder, *takewhile(lambda parent: not parent.exists(), folder.parents)]
    made_folders: list[Path] = []
    try:
        for path in reversed(new_folders):
            path.mkdir()
            made_folders.append(path)
    except (OSError, ValueError) as error:  # ValueError: a character that no path can have
        raise _unwritable(folder, error) from None
    finally:
        for path in reversed(made_folders):
            with suppress(OSError):
                path.rmdir()


@contextmanager
def hidden_folder(folder: Path) -> Iterator[Path]:
    """Yield a new folder beside *folder*, to be renamed to it when the matter is complete; remove it in any other case.

    Ctrl-C, SIGTERM and SIGHUP remove it too, and what an earlier import of *folder* left when it was killed. Raises
    `MatterError` if files cannot be written, with *folder* as the place.
    """
    start = f".{folder.name[:MAX_NAME_START]}-import-"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = TemporaryDirectory(prefix=start, dir=folder.parent)
        _remove_abandoned(folder.parent, start, now=Path(temporary.name).stat().st_mtime)
        draft = Path(temporary.name) / "matter"
        draft.mkdir()
    except OSError as error:
        raise _unwritable(folder, error) from None
    with temporary as name, _remove_on_signals(Path(name)):
        try:
            yield draft
        except MatterError as error:
            findings = (
                replace(finding, place=place_of(folder), fix=finding.fix.replace("--out", "--to"))
                for finding in error.findings
            )
            raise MatterError(*findings) from None


def _unwritable(folder: Path, error: Exception) -> MatterError:
    message = f"cannot be made: {reason(error) if isinstance(error, OSError) else error}"
    return MatterError(
        fault("OUT001", place_of(folder), message, fix="choose, with `--to`, a folder in which you may write")
    )


def _remove_abandoned(parent: Path, start: str, *, now: float) -> None:
    """Remove the folders in *parent* whose names begin with *start* and that are old at *now*, in seconds."""
    name = re.compile(rf"{re.escape(start)}[a-z0-9_]{{8}}")
    for path in parent.iterdir():
        if name.fullmatch(path.name) and not path.is_symlink():
            with suppress(OSError):
                if now - path.stat().st_mtime > ABANDONED_AFTER:
                    shutil.rmtree(path)


@contextmanager
def _remove_on_signals(folder: Path) -> Iterator[None]:
    """Remove *folder* when Ctrl-C, SIGTERM or SIGHUP ends the run during the block."""
    if threading.current_thread() is not threading.main_thread():  # signals reach only the main thread
        yield
        return
    hang_up = [signal.SIGHUP] if hasattr(signal, "SIGHUP") else []  # Windows has none
    numbers = [signal.SIGINT, signal.SIGTERM, *hang_up]
    old_handlers = {number: signal.getsignal(number) for number in numbers}

    def leave(number: int, _: FrameType | None) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        signal.signal(number, old_handlers[signal.Signals(number)] or signal.SIG_DFL)
        signal.raise_signal(number)

    for number, handler in old_handlers.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in old_handlers.items():
            signal.signal(number, handler or signal.SIG_DFL)
