"""Reads and writes a batch's ledger: a database of each filing's outcome and the hashes of its sources.

Only one run at a time can use a ledger. The ledger is written after each filing, so that a run that was stopped or
killed can resume.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from assembler.batch.clock import now
from assembler.batch.filing.outcome import Outcome, Record, Verdict
from assembler.batch.ledger.tables import ADDED_COLUMNS, APPLICATION_ID, TABLES, TABLES_VERSION
from assembler.batch.ledger.values import is_fact, is_filing, is_record
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError
from assembler.load.files import is_file, place_of
from assembler.write.folders import refuse_link

IS_NAMED_SQL = "id NOT LIKE 'row %'"
"""The SQL condition for filings with an `id` of their own. `substitute_name` gives the others their names."""

FREE_SPACE = "free some disk space, then run the same command again: it resumes where it stopped"
NO_LINK = "delete the link, or give the path of the ledger itself"

COLUMNS = (
    "id, number, verdict, findings, outputs, pages, names, reads, about, signed, seconds, worker, inputs, content,"
    " reviewed, finished"
)
"""The columns that a run writes when a filing is built, except `run`."""


class RowName(NamedTuple):
    """The number and the `id` of a row."""

    number: int
    id: str


class DamagedError(Exception):
    """The ledger contains values that no run can have written."""


@dataclass(frozen=True)
class Entry:
    """A filing in the ledger: its outcome, the time, and the hashes of its sources.

    `inputs` is the hash of all sources. `content` has the separate hashes of the text's sources.
    `reviewer_and_date` names the reviewer and the date of review.
    """

    outcome: Outcome
    inputs: str
    content: str = ""
    reviewer_and_date: str = ""
    finished_at: str = ""
    is_new: bool = False
    """Whether the last run wrote this entry."""


@contextmanager
def ledger(file: Path, *, must_have_run: bool = False) -> Iterator[sqlite3.Connection]:
    """Open or create the ledger in *file*, and lock it for this run.

    Raises `MatterError` if *file* cannot be used as a ledger; with *must_have_run*, also if no run has written to it.
    """
    refuse_link(file, NO_LINK)
    if file.exists() and not is_file(file):
        raise MatterError(fault("LED001", place_of(file), "is not a file"))
    if must_have_run and file.stat().st_size == 0:
        raise MatterError(_empty_ledger(file))
    with report_database_errors(file):
        database = sqlite3.connect(file, timeout=1, isolation_level=None)
        try:
            _open(database, file)
            if must_have_run and not read_facts(database):
                raise MatterError(_empty_ledger(file))
            yield database
        finally:
            database.close()


def _open(database: sqlite3.Connection, file: Path) -> None:
    database.execute("PRAGMA locking_mode = EXCLUSIVE")  # before WAL mode is set, so that it needs no shared memory
    database.execute("BEGIN EXCLUSIVE")
    (application_id,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (table_count,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    is_new = table_count == 0
    if is_new:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {TABLES_VERSION}")
        for table in TABLES.split(";"):
            database.execute(table)
    if application_id == APPLICATION_ID and 0 < version < TABLES_VERSION:
        for version_added, columns in ADDED_COLUMNS.items():
            if version < version_added:
                for column in columns:
                    database.execute(f"ALTER TABLE filing ADD COLUMN {column}")
        version = TABLES_VERSION
        database.execute(f"PRAGMA user_version = {version}")
    database.execute("COMMIT")
    if not is_new and application_id != APPLICATION_ID:
        raise MatterError(fault("LED001", place_of(file), "is a database of another program"))
    if not is_new and version != TABLES_VERSION:
        message = f"is a ledger of version {version}; this program writes version {TABLES_VERSION}"
        raise MatterError(fault("LED001", place_of(file), message))
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def report_database_errors(file: Path) -> Iterator[None]:
    """Turn a database error in *file*, or values that no run can have written, into a `MatterError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise MatterError(_refusal(file, error)) from None
    except DamagedError:
        raise MatterError(_damaged_ledger(file)) from None


def _refusal(file: Path, error: sqlite3.Error) -> Finding:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return fault("LED002", place_of(file), "is in use by another run")
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_ERROR:
            return _damaged_ledger(file)
        case sqlite3.SQLITE_FULL:
            return fault("OUT001", place_of(file), "cannot be written: the disk is full", fix=FREE_SPACE)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN:
            fix = "make the file writable, then run the same command again: it resumes where it stopped"
            return fault("OUT001", place_of(file), f"cannot be written: {error}", fix=fix)
    return fault("LED001", place_of(file), f"cannot be used: {error}")


def _empty_ledger(file: Path) -> Finding:
    return fault("LED001", place_of(file), "is empty: no batch has written to it")


def _damaged_ledger(file: Path) -> Finding:
    return fault("LED001", place_of(file), "is not a ledger, or is damaged")


def find_entry(database: sqlite3.Connection, name: str) -> Entry | None:
    """Return the ledger entry of the filing called *name*, or None."""
    query = f"SELECT {COLUMNS}, {IS_NEW_SQL}, strangers, pasted FROM filing WHERE id = ?"  # noqa: S608 - no user input in the SQL
    values = database.execute(query, (name,)).fetchone()
    return _entry(values) if values else None


def entries(database: sqlite3.Connection) -> Iterator[Entry]:
    """Yield the ledger entry of each filing, in the order of the rows."""
    query = f"SELECT {COLUMNS}, {IS_NEW_SQL}, strangers, pasted FROM filing ORDER BY number, id"  # noqa: S608 - no user input in the SQL
    yield from map(_entry, database.execute(query))


def entries_before_search(database: sqlite3.Connection) -> Iterator[Entry]:
    """Yield each filing's entry, without the findings on names from other filings in its papers."""
    query = f"SELECT {COLUMNS}, {IS_NEW_SQL}, '[]', pasted FROM filing ORDER BY number, id"  # noqa: S608 - no user input in the SQL
    yield from map(_entry, database.execute(query))


LAST_RUN_SQL = "coalesce((SELECT CAST(value AS INTEGER) FROM batch WHERE key = 'run'), 0)"
"""The SQL expression for the number of the last run; 0 before the first run."""

IS_NEW_SQL = f"run > 0 AND run = {LAST_RUN_SQL}"
"""The SQL condition for entries that the last run wrote."""


def _entry(values: tuple[Any, ...]) -> Entry:
    columns = dict(zip((*COLUMNS.split(", "), "new", "strangers", "pasted"), values, strict=True))
    verdict = columns["verdict"]
    try:
        outputs = json.loads(columns["outputs"])
        names = json.loads(columns["names"])
        reads = json.loads(columns["reads"])
        about = json.loads(columns["about"])
        contamination = json.loads(columns["strangers"])
        records = [*json.loads(columns["findings"]), *contamination, *json.loads(columns["pasted"])]
        has_valid_records = all(map(is_record, records))
    except (ValueError, TypeError, RecursionError):
        raise DamagedError from None
    is_valid = has_valid_records and is_filing(
        texts=[columns["id"], columns["signed"], columns["worker"]],
        counts=[columns["number"]],
        amounts=[columns["pages"], columns["seconds"]],
        verdict=verdict,
        maps=[outputs, reads, about],
        names=names,
    )
    if not is_valid:
        raise DamagedError
    final_verdict: Verdict = "mixed" if contamination else verdict
    outcome = Outcome(
        columns["id"],
        columns["number"],
        final_verdict,
        findings=records,
        outputs=outputs,
        pages=columns["pages"],
        names=names,
        reads=reads,
        about=about,
        signature_status=columns["signed"],
        seconds=columns["seconds"],
        worker=columns["worker"],
    )
    return Entry(
        outcome,
        inputs=str(columns["inputs"]),
        content=str(columns["content"]),
        reviewer_and_date=str(columns["reviewed"]),
        finished_at=str(columns["finished"]),
        is_new=bool(columns["new"]),
    )


def write_entry(database: sqlite3.Connection, entry: Entry) -> None:
    """Write *entry*, which replaces any earlier entry for the same filing."""
    outcome = entry.outcome
    values = (
        outcome.id,
        outcome.number,
        outcome.verdict,
        json.dumps(outcome.findings),
        json.dumps(outcome.outputs),
        outcome.pages,
        json.dumps(outcome.names),
        json.dumps(outcome.reads),
        json.dumps(outcome.about),
        outcome.signature_status,
        outcome.seconds,
        outcome.worker,
        entry.inputs,
        entry.content,
        entry.reviewer_and_date,
        entry.finished_at or now(),
    )
    marks = ", ".join("?" for _ in values)
    statement = f"INSERT OR REPLACE INTO filing ({COLUMNS}, run) VALUES ({marks}, {LAST_RUN_SQL})"  # noqa: S608 - no user input in the SQL
    database.execute(statement, values)


def mark_gone(database: sqlite3.Connection, name: str, outputs: Mapping[str, str]) -> None:
    """Mark the filing called *name* as gone from the rows; *outputs* are the files that remain."""
    without_names = "" if outputs else ", names = '[]'"
    without_findings = "findings = '[]', strangers = '[]', pasted = '[]'"
    statement = f"UPDATE filing SET verdict = 'gone', {without_findings}, outputs = ?{without_names} WHERE id = ?"  # noqa: S608 - no user input in the SQL
    database.execute(statement, (json.dumps(outputs), name))


def substitute_name(number: int) -> str:
    """Return the name of a filing whose row, *number*, has no `id` or an `id` that another row also has."""
    return f"row {number}"


def forget_unnamed_filings(database: sqlite3.Connection) -> None:
    """Delete the entries of rows that had no `id` of their own, because these rows may have an `id` now."""
    database.execute(f"DELETE FROM filing WHERE NOT {IS_NAMED_SQL}")  # noqa: S608 - no user input in the SQL


def filing_names(database: sqlite3.Connection) -> list[str]:
    """Return the `id` of each filing that has one, in the order of the rows."""
    query = f"SELECT id FROM filing WHERE {IS_NAMED_SQL} ORDER BY number, id"  # noqa: S608 - no user input in the SQL
    return [name for (name,) in database.execute(query)]


def forget_inputs(database: sqlite3.Connection, common_hash: str) -> None:
    """Delete the `inputs` that begin with *common_hash*, so that the next run builds these filings again."""
    database.execute("UPDATE filing SET inputs = '' WHERE inputs LIKE ?", (f"{common_hash}%",))


def clear_contamination(database: sqlite3.Connection) -> None:
    """Delete the findings of an earlier search for names from other filings."""
    database.execute("UPDATE filing SET strangers = '[]' WHERE strangers != '[]'")


def write_contamination(database: sqlite3.Connection, findings_by_filing: Mapping[str, Sequence[Record]]) -> None:
    """Write the findings on names from other filings, given by each filing's `id`."""
    values = ((json.dumps(findings), name) for name, findings in findings_by_filing.items())
    database.executemany("UPDATE filing SET strangers = ? WHERE id = ?", values)


def write_misplaced(database: sqlite3.Connection, findings_by_row: Mapping[RowName, Sequence[Record]]) -> None:
    """Write the findings on names that may belong to other rows."""
    database.execute("UPDATE filing SET pasted = '[]' WHERE pasted != '[]'")
    values = [
        (json.dumps(findings), row.id, substitute_name(row.number), row.number)
        for row, findings in findings_by_row.items()
    ]
    # a row with a duplicate `id` is stored under its number
    condition = "id IN (?, ?) AND number = ? AND verdict != 'gone'"
    database.executemany(f"UPDATE filing SET pasted = ? WHERE {condition}", values)  # noqa: S608 - no user input in the SQL


def renumber(database: sqlite3.Connection, name: str, number: int) -> None:
    """Record that the filing called *name* is now in row *number*."""
    database.execute("UPDATE filing SET number = ? WHERE id = ?", (number, name))


def write_facts(database: sqlite3.Connection, **values: str) -> None:
    """Write facts about the batch, such as its base and rows."""
    database.executemany("INSERT OR REPLACE INTO batch VALUES (?, ?)", values.items())


def begin_run(database: sqlite3.Connection, row_count: int) -> None:
    """Record the start of a run over *row_count* rows; entries written from now on belong to this run."""
    last_run = int(read_facts(database).get("run", "0"))
    write_facts(database, run=str(last_run + 1), total=str(row_count), done="0")


def read_facts(database: sqlite3.Connection) -> dict[str, str]:
    """Return the facts about the batch. Raises `DamagedError` for facts that no run can have written."""
    facts = dict(database.execute("SELECT key, value FROM batch"))
    if not all(is_fact(key, value) for key, value in facts.items()):
        raise DamagedError
    return facts


def is_searched(facts: Mapping[str, str]) -> bool:
    """Whether, according to *facts*, all papers of the batch have been searched for names from other filings."""
    return facts.get("searched") == "yes"
