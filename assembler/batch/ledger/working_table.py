"""Temporary tables that keep a run's working data in the database instead of in memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from assembler.batch.ledger.database import IS_NAMED_SQL


class WorkingTable:
    """A table of values by key, which begins empty, and which SQLite keeps in a temporary file."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self.database = database
        self.name = name
        database.execute("PRAGMA temp_store = FILE")
        database.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} (key TEXT PRIMARY KEY, value) WITHOUT ROWID")
        database.execute(f"DELETE FROM {name}")  # noqa: S608 - no user input in the SQL

    def get(self, *keys: str) -> Any:
        """Return a value that the table has for one of *keys*; None if the table has no value for any of them."""
        marks = ", ".join("?" for _ in keys)
        query = f"SELECT value FROM {self.name} WHERE key IN ({marks})"  # noqa: S608 - no user input in the SQL
        row = self.database.execute(query, keys).fetchone()
        if row is None:
            return None
        (value,) = row
        return value

    def add(self, key: str, value: str | int) -> None:
        """Set *key* to *value*, unless it already has a value."""
        self.database.execute(f"INSERT OR IGNORE INTO {self.name} VALUES (?, ?)", (key, value))  # noqa: S608 - no user input in the SQL


class SeenRows(WorkingTable):
    """The working table of a survey: the number of the first row with each `id`, and with each set of other cells."""

    def __init__(self, database: sqlite3.Connection) -> None:
        super().__init__(database, "seen")

    def filings_without_row(self) -> list[tuple[str, bool]]:
        """Return the id of each filing in the ledger without a current row, and whether the filing has names."""
        has_no_row = "('id ' || lower(id)) NOT IN (SELECT key FROM seen)"
        query = f"SELECT id, names != '[]' FROM filing WHERE {IS_NAMED_SQL} AND {has_no_row}"  # noqa: S608 - no user input in the SQL
        return [(name, bool(has_names)) for name, has_names in self.database.execute(query)]


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Put all writes of the block into one transaction, which is committed if the block ends without an error."""
    database.execute("BEGIN")
    yield
    database.execute("COMMIT")


@contextmanager
def temporary_database() -> Iterator[sqlite3.Connection]:
    """Open a temporary database for working tables when there is no ledger."""
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        yield database
