"""Temporary tables that keep a run's working data in the database instead of in memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from assembler.batch.ledger.database import IS_NAMED


class WorkingTable:
    """A table of values by key, empty at first. SQLite keeps the table in a temporary file that it deletes."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self.database, self.name = database, name
        database.execute("PRAGMA temp_store = FILE")
        database.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (key TEXT PRIMARY KEY, value) WITHOUT ROWID")
        database.execute(f"DELETE FROM {name}")  # noqa: S608 - no input

    def get(self, *keys: str) -> Any:
        """Return the value of one of *keys*, the first in the table that has one; None if none has."""
        marks = ", ".join("?" * len(keys))
        query = f"SELECT value FROM {self.name} WHERE key IN ({marks})"  # noqa: S608 - no input
        values = self.database.execute(query, keys).fetchone()
        return values[0] if values else None

    def add(self, key: str, value: str | int) -> None:
        """Set *key* to *value*, unless it already has a value."""
        self.database.execute(f"INSERT OR IGNORE INTO {self.name} VALUES (?, ?)", (key, value))  # noqa: S608 - no input


class SeenRows(WorkingTable):
    """The working table of a survey: by `id`, and by the other cells, the number of the first row that has them."""

    def __init__(self, database: sqlite3.Connection) -> None:
        super().__init__(database, "seen")

    def filings_without_row(self) -> list[tuple[str, bool]]:
        """Return the id of each filing in the ledger that no longer has a row, and whether it has parties' names."""
        has_no_row = "('id ' || lower(id)) NOT IN (SELECT key FROM seen)"
        query = f"SELECT id, names != '[]' FROM filing WHERE {IS_NAMED} AND {has_no_row}"  # noqa: S608 - no input
        return [(name, bool(has_names)) for name, has_names in self.database.execute(query)]


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Write everything that the block writes in one transaction, at its end."""
    database.execute("BEGIN")
    yield
    database.execute("COMMIT")


@contextmanager
def temporary_database() -> Iterator[sqlite3.Connection]:
    """Open a temporary database for working tables when there is no ledger."""
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        yield database
