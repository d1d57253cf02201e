"""A small batch for tests: a base with blanks for one notice per row, and rows of three invented defendants."""

import csv
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from time import sleep
from typing import Self

from assembler.batch.clock import monotonic_seconds
from assembler.batch.filing.filling import base_of
from assembler.batch.filing.make_filing import make_filing
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings
from assembler.load import load
from tests.support.places import MINIMAL
from tests.support.runs import Run, run_here

BLANKS = {
    "name: Imaginary Strings, Inc.": "name: <<defendant>>",
    "Sample Kites wrote the pattern and": "Sample Kites wrote the pattern on <<sold as date>>"
    " for <<price as money>> and",
    "date: 2025-06-02, dismisses: all": "date: <<filed>>, signed: [placeholder], dismisses: all",
}
"""The blanks that rows fill, by the words of the smallest matter that they replace."""

COLUMNS = "id defendant sold price filed reviewed_by reviewed_on".split()

CONFIRMATION = "own_words_read: {by: placeholder, date: 2025-06-02, text: 23ff9983}"
"""The signer's confirmation of a paper with the sentence "Fabled Ropes sells kites in Sample County."."""

CONFIRMATION_BY_ROW = "own_words_read: {by: placeholder, date: 2025-06-02, text: <<read>>}"
"""The signer's confirmation of a paper with a sentence from the row, which has the fingerprint in a cell."""

FINGERPRINTS = {
    "It sells kites.": "1b45e243",
    "Fabled Ropes sells kites in Sample County.": "23ff9983",
    "Notional Cords sells kites in Sample County.": "3561ccfb",
}
"""The fingerprint of a paper that has the sentence of a row, by the sentence."""

ROWS = (
    ("A-1", "Imaginary Strings, Inc.", "2025-03-02", "1200.50", "2025-06-02", "Pat Placeholder", "2025-06-01"),
    ("A-2", "Fabled Ropes, Inc.", "2025-03-03", "$2,000", "2025-06-02", "none", "none"),
    ("A-3", "Notional Cords, Inc.", "2025-03-04", "300", "2025-06-02", "placeholder", "2025-06-02"),
)

Cells = Sequence[Sequence[str]]


def write_base(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Write the base to *folder*, with *changes* to its text, and return its file."""
    text = MINIMAL.read_text("utf-8")
    for old, new in {**BLANKS, **(changes or {})}.items():
        assert old in text
        text = text.replace(old, new)
    file = folder / "base.yaml"
    file.write_text(text, "utf-8")
    return file


def write_rows(folder: Path, cells: Cells = ROWS, columns: Sequence[str] = COLUMNS) -> Path:
    """Write *cells* to `rows.csv` in *folder*, and return the file."""
    file = folder / "rows.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([columns, *cells])
    return file


def with_cells(row_id: str, rows: Cells = ROWS, **texts: str) -> list[list[str]]:
    """Return *rows* with other *texts*, by their columns, in the row with the id *row_id*."""
    changed_rows = [list(row) for row in rows]
    (changed_row,) = (row for row in changed_rows if row[0] == row_id)
    for column, text in texts.items():
        changed_row[COLUMNS.index(column)] = text
    return changed_rows


def run_batch(*arguments: str | Path, out: str = "out") -> Run:
    """Run `assembler batch` on the base and the rows of the working folder."""
    return run_here("batch", "--out", out, *arguments, "base.yaml", "rows.csv")


def verdicts(out: str = "out", ledger: str = "") -> dict[str, str]:
    """Return the verdict on each filing, as the ledger has it."""
    return {str(name): str(verdict) for name, verdict in ledger_columns("id, verdict", out, ledger)}


def ledger_columns(columns: str, out: str = "out", ledger: str = "") -> list[tuple[object, ...]]:
    """Return *columns* of each filing in the ledger of the build or, if there is none, of the check."""
    names = [ledger] if ledger else ["ledger.sqlite", "check.sqlite"]
    files = [Path(out) / "base" / "rows" / name for name in names]
    file = next(file for file in files if file.exists())
    database = sqlite3.connect(file)
    try:
        return database.execute(f"SELECT {columns} FROM filing ORDER BY id").fetchall()  # noqa: S608 - a test's own words
    finally:
        database.close()


def listed_filings(ledger: str, *options: str) -> list[dict[str, str]]:
    """Return the cells that `assembler ledger show --csv` prints for each filing in *ledger*, by column."""
    return list(csv.DictReader(run_here("ledger", "show", "--csv", *options, ledger).out.splitlines()))


def read_papers(out: str = "out") -> dict[str, bytes]:
    """Return the files of all filings, by path."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(Path(out).rglob("*"))
        if file.suffix in {".pdf", ".json"}
    }


def wait_for(condition: Callable[[], object], limit: float = 60) -> None:
    """Wait until *condition* returns a true value. Fails the test after *limit* seconds."""
    end = monotonic_seconds() + limit
    while not condition():
        assert monotonic_seconds() < end
        sleep(0.02)


class InProcessPool:
    """A replacement for the pool of workers that builds rows in this process and starts no other."""

    def __init__(self, settings: Settings, _count: int) -> None:
        self.settings = settings
        self.workshop: dict[str, str] = {}

    def __enter__(self) -> Self:
        self.base = base_of(load(self.settings.base))
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def lost(self) -> str:
        """Return "", because there are no workers that could die."""
        return ""

    def room(self) -> int:
        """Return 1: rows are built one at a time."""
        return 1

    def submit(self, row: Row) -> Future[Outcome]:
        """Return the outcome of *row*."""
        future = Future[Outcome]()
        future.set_result(self.build(row))
        return future

    def build(self, row: Row) -> Outcome:
        """Return the outcome of *row*."""
        return make_filing(self.base, row, self.settings)
