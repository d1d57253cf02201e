"""Writing several files of a folder: all of them or none, even if the run is killed.

The bytes are first written to temporary files, the parts. A journal then records which part becomes which file; the
parts are moved into place, and the journal is deleted. A run that is killed before it has written a journal has changed
nothing. A run that is killed later leaves its journal for the next run, which makes the remaining moves.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from assembler.findings.finding import MatterError
from assembler.write.disk import (
    PART,
    delete,
    is_plain,
    keep_part,
    mode,
    read_plain,
    replace,
    sync,
    undisturbed,
    write_part,
)
from assembler.write.folders import locked

JOURNAL = ".assembler-journal"

FILE = re.compile(r"[^./\\][^/\\]*\.(?:pdf|docx|json|csv)")
"""The names that a journal may move or delete; others may have written into the folder from which it is read."""

Moves = Mapping[str, str | None]
"""The names of files, each with the part that becomes it, or None if the file is to be deleted."""


@contextmanager
def alone(where: Path) -> Iterator[None]:
    """Keep other runs out of the folder *where*, and first finish what a killed run began there.

    Raises `MatterError` if another run does not finish in time, or if what was begun cannot be finished.
    """
    with locked(where):
        _finish(where)
        yield


def settle(where: Path) -> None:
    """Finish what a killed run began in the folder *where*; if there is nothing to do, nothing is locked.

    Raises `MatterError` as `alone` does.
    """
    if _ours(where):
        with alone(where):
            pass


def put(files: Mapping[Path, bytes | None]) -> None:
    """Write *files* of one folder, from which `alone` keeps other runs out: all of them or none; None deletes a file.

    Raises `MatterError` if one of them cannot be written.
    """
    if not files:
        return
    (where,) = {file.parent for file in files}
    with undisturbed():
        before: dict[str, str | None] = {}
        try:
            for file in files:
                before[file.name] = part.name if (part := keep_part(file)) else None
            moves = _prepare(where, files)
            try:
                _move(where, moves)
            except MatterError:
                _put_back(where, {name: part for name, part in before.items() if not mode(where / str(moves[name]))})
                raise
        finally:
            delete([where / part for part in before.values() if part])


def put_file(file: Path, data: bytes) -> None:
    """Write one *file*, whole or not at all. Raises `MatterError` if it cannot be written."""
    with locked(file.parent), undisturbed():
        if not mode(file.parent / JOURNAL):
            _sweep(file.parent)
        part = write_part(file, data)
        try:
            replace(part, file)
        finally:
            delete([part])


def _prepare(where: Path, files: Mapping[Path, bytes | None]) -> Moves:
    """Write the bytes of *files* to parts, then the journal; None means that a file is to be deleted."""
    parts: list[Path] = []
    moves: dict[str, str | None] = {}
    try:
        for file, data in files.items():
            moves[file.name] = None
            if data is not None:
                parts.append(write_part(file, data))
                moves[file.name] = parts[-1].name
        _record(where, moves)
    except BaseException:
        delete(parts)
        raise
    return moves


def _record(where: Path, moves: Moves) -> None:
    """Write the journal of *moves* in the folder *where*."""
    part = write_part(where / JOURNAL, json.dumps(moves).encode())
    try:
        sync(where)
        replace(part, where / JOURNAL)
    finally:
        delete([part])
    sync(where)


def _move(where: Path, moves: Moves) -> None:
    """Make the remaining *moves*, and delete the journal."""
    for name, part in moves.items():
        if part is None:
            delete([where / name])
        elif is_plain(where / part):
            replace(where / part, where / name)
    sync(where)
    delete([where / JOURNAL])


def _put_back(where: Path, before: Moves) -> None:
    """Restore files of a folder as they were *before*; if that fails, the next run makes the remaining moves."""
    with suppress(MatterError):
        _record(where, before)
        _move(where, before)
        _sweep(where)


def _finish(where: Path) -> None:
    """Make the moves that a killed run left in the folder *where*, and delete all other parts."""
    with undisturbed():
        if moves := _left(where):
            _move(where, moves)
        _sweep(where)


def _left(where: Path) -> Moves:
    """Return the moves of the journal in *where*; none if there is no journal, or one that no run can have written."""
    try:
        moves = json.loads(read_plain(where / JOURNAL))
        sound = all(FILE.fullmatch(name) and (part is None or PART.fullmatch(part)) for name, part in moves.items())
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
    return dict(moves) if sound else {}


def _sweep(where: Path) -> None:
    delete(_ours(where))


def _ours(where: Path) -> list[Path]:
    """Return the journal and the parts in the folder *where*; none if it cannot be read."""
    try:
        return [file for file in where.iterdir() if file.name == JOURNAL or PART.fullmatch(file.name)]
    except OSError:
        return []
