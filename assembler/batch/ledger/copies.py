"""Reads a ledger that a run is using, from a consistent copy of its files."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

from assembler.batch.ledger.database import ledger, read_facts
from assembler.findings.finding import MatterError

IN_USE = "LED002"
"""The code of the finding on a ledger that another run is using."""

HEADER_BYTES = 32
"""The length in bytes of the write-ahead log's header, which changes when the log restarts."""

MAX_ATTEMPTS = 5
"""The maximum number of attempts to copy the ledger, because its log may restart during an attempt."""


@contextmanager
def open_for_reading(file: Path) -> Iterator[tuple[Connection, bool]]:
    """Open the ledger in *file* for reading; yield its database, and whether a run is using it.

    If a run is using the ledger, the database is a copy. Raises `MatterError` if the ledger cannot be used, or if no
    run has written to it yet.
    """
    with ExitStack() as stack:
        in_use = False
        try:
            database = stack.enter_context(ledger(file, must_have_run=True))
        except MatterError as error:
            if error.findings[0].code != IN_USE:
                raise
            in_use = True
            folder = stack.enter_context(TemporaryDirectory())
            copy = _copy_into(Path(folder), file)
            if not copy:
                raise
            database = stack.enter_context(ledger(copy))
            if not read_facts(database):
                raise error from None
        yield database, in_use


def _copy_into(folder: Path, file: Path) -> Path | None:
    """Copy the database *file* and its log into *folder*; return the copy, or None if the log kept restarting."""
    log = file.with_name(f"{file.name}-wal")
    copy = folder / file.name
    for _ in range(MAX_ATTEMPTS):
        try:
            header_before = _header(log)
            shutil.copyfile(file, copy)
            if header_before:
                shutil.copyfile(log, folder / log.name)
            if header_before == _header(log):
                return copy
        except OSError:
            continue
    return None


def _header(log: Path) -> bytes:
    if not log.is_file():
        return b""
    with log.open("rb") as stream:
        return stream.read(HEADER_BYTES)
