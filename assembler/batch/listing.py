"""The list of all filings of a ledger, as CSV: what came of each, whether it is signed, and where its papers are."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from assembler.batch.ledger import Entry, entries, noted
from assembler.load.files import display_name

COLUMNS = ("id", "row", "verdict", "signed", "pages", "folder")


def listing(database: sqlite3.Connection, out: Path | None = None) -> Iterator[str]:
    """Yield a line for the columns, and one for each filing; folders are in *out*, or where the ledger says."""
    whole = out or Path(noted(database).get("out", ""))
    yield _line(COLUMNS)
    for entry in entries(database):
        if entry.outcome.verdict != "gone" or entry.outcome.outputs:
            yield _line(_cells(entry, whole))


def _cells(entry: Entry, out: Path) -> tuple[object, ...]:
    made = entry.outcome
    folder = next((display_name((out / name).parent) for name in made.outputs), "")
    row = "" if made.verdict == "gone" else made.number
    return made.id, row, made.verdict, made.signed, made.pages if made.verdict != "gone" else "", folder


def _line(cells: tuple[object, ...]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(cells)
    return stream.getvalue()
