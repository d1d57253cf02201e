"""Writes several files in a folder, either all or none, even if the run is killed.

The bytes are first written to temporary files called parts. A journal then records which part becomes which file.
Finally, the parts are moved into place, and the journal is deleted. A run that is killed before it has written a
journal has changed nothing. A run that is killed later leaves its journal for the next run, which makes the remaining
moves.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from assembler.findings.finding import MatterError
from assembler.outputs import OUTPUTS
from assembler.write.disk import (
    PART,
    delay_interrupts,
    delete,
    is_plain,
    keep_part,
    mode,
    read_plain,
    replace,
    sync,
    write_part,
)
from assembler.write.folders import lock_folder

JOURNAL = ".assembler-journal"

SUFFIXES = "|".join([*(re.escape(output.suffix) for output in OUTPUTS), r"\.json", r"\.csv"])
FILE = re.compile(rf"[^./\\][^/\\]*(?:{SUFFIXES})")
"""Matches the file names that a journal may move or delete.

A journal is not trusted, because others may write to the folder.
"""

Moves = Mapping[str, str | None]
"""File names, each with the part that replaces the file, or None if the file is to be deleted."""


@contextmanager
def settle_and_lock(folder: Path) -> Iterator[None]:
    """Finish the moves that a killed run began in *folder*, and keep other runs out of *folder* during the block.

    Raises `MatterError` if another run does not finish in time, or if the moves cannot be finished.
    """
    with lock_folder(folder):
        _finish(folder)
        yield


def settle(folder: Path) -> None:
    """Finish the moves that a killed run began in *folder*.

    Raises `MatterError` if another run does not finish in time, or if the moves cannot be finished.
    """
    if _journal_and_parts(folder):
        with settle_and_lock(folder):
            pass


def write_all_or_none(files: Mapping[Path, bytes | None]) -> None:
    """Write *files*, which are in one folder, either all or none. None deletes a file.

    The caller must have locked the folder with `settle_and_lock`.

    Raises `MatterError` if a file cannot be written.
    """
    if not files:
        return
    folder = next(iter(files)).parent
    with delay_interrupts():
        backups: dict[str, str | None] = {}
        try:
            for file in files:
                backup = keep_part(file)
                backups[file.name] = backup.name if backup else None
            moves = _prepare(folder, files)
            try:
                _move(folder, moves)
            except MatterError:
                moved_names = [name for name, part in moves.items() if not mode(folder / str(part))]
                _put_back(folder, {name: backups[name] for name in moved_names})
                raise
        finally:
            delete([folder / backup for backup in backups.values() if backup])


def put_file(file: Path, data: bytes) -> None:
    """Write one *file* completely or not at all. Raises `MatterError` if the file cannot be written."""
    with lock_folder(file.parent), delay_interrupts():
        if not mode(file.parent / JOURNAL):
            _sweep(file.parent)
        part = write_part(file, data)
        try:
            replace(part, file)
        finally:
            delete([part])


def _prepare(folder: Path, files: Mapping[Path, bytes | None]) -> Moves:
    """Write the bytes of *files* to parts, then write the journal, and return its moves."""
    parts: list[Path] = []
    moves: dict[str, str | None] = {}
    try:
        for file, data in files.items():
            if data is None:
                moves[file.name] = None
            else:
                part = write_part(file, data)
                parts.append(part)
                moves[file.name] = part.name
        _record(folder, moves)
    except BaseException:
        delete(parts)
        raise
    return moves


def _record(folder: Path, moves: Moves) -> None:
    """Write the journal of *moves* in *folder*."""
    part = write_part(folder / JOURNAL, json.dumps(moves).encode())
    try:
        sync(folder)
        replace(part, folder / JOURNAL)
    finally:
        delete([part])
    sync(folder)


def _move(folder: Path, moves: Moves) -> None:
    """Make the remaining *moves*, and delete the journal."""
    for name, part in moves.items():
        if part is None:
            delete([folder / name])
        elif is_plain(folder / part):
            replace(folder / part, folder / name)
    sync(folder)
    delete([folder / JOURNAL])


def _put_back(folder: Path, backups: Moves) -> None:
    """Restore the files of *folder* from *backups*; if that fails, the next run makes the remaining moves."""
    with suppress(MatterError):
        _record(folder, backups)
        _move(folder, backups)
        _sweep(folder)


def _finish(folder: Path) -> None:
    """Make the moves that a killed run left in *folder*, and delete all other parts."""
    with delay_interrupts():
        if moves := _moves_of_killed_run(folder):
            _move(folder, moves)
        _sweep(folder)


def _moves_of_killed_run(folder: Path) -> Moves:
    """Return the moves in the journal of *folder*; empty if there is no journal that this program can have written."""
    try:
        moves = json.loads(read_plain(folder / JOURNAL))
        is_valid = all(FILE.fullmatch(name) and (part is None or PART.fullmatch(part)) for name, part in moves.items())
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return dict(moves) if is_valid else {}


def _sweep(folder: Path) -> None:
    delete(_journal_and_parts(folder))


def _journal_and_parts(folder: Path) -> list[Path]:
    """Return the journal and the parts in *folder*; no files if *folder* cannot be read."""
    try:
        return [file for file in folder.iterdir() if file.name == JOURNAL or PART.fullmatch(file.name)]
    except OSError:
        return []
