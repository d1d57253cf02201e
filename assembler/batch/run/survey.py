"""Surveys the rows of a batch before it is built: counts them, and finds rows that repeat another row."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from assembler.batch.filing.filling import Base, cells_used
from assembler.batch.filing.make_filing import row_hash
from assembler.batch.ledger.database import mark_gone, write_facts
from assembler.batch.ledger.working_table import SeenRows, transaction
from assembler.batch.names.misplaced_names import MisplacedName, MisplacedNames
from assembler.batch.rows.row import ID, Row
from assembler.batch.settings import Settings, Shard, part_of
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.model.base import MAX_NAME_LENGTH, NAME
from assembler.write import papers_of_earlier_build
from assembler.write.disk import hash_of


@dataclass(frozen=True)
class Survey:
    """The number of rows, in total and in this shard, and the findings on rows that repeat another row, by row number.

    `table_hash` is the hash of all rows.
    """

    row_count: int
    shard_row_count: int
    repetitions: dict[int, Finding]
    table_hash: str
    seen: SeenRows
    misplaced: tuple[MisplacedName, ...] = ()
    """The findings on names that may belong to other rows."""


def survey(database: sqlite3.Connection, base: Base, rows: Iterable[Row], shard: Shard) -> Survey:
    """Return the survey of *rows* over *base*. Working data is kept in the database instead of in memory."""
    seen = SeenRows(database)
    row_count = 0
    shard_row_count = 0
    repetitions: dict[int, Finding] = {}
    table_hash = hashlib.sha256()
    misplaced = MisplacedNames(database, base)
    with transaction(database):
        for row in rows:
            row_count += 1
            if part_of(row.id, shard.shard_count) == shard.number:
                shard_row_count += 1
            table_hash.update(f"{row.number} {row_hash([*cells_used(base, row)])}\n".encode())
            if row.id and (finding := _repetition(seen, row)):
                repetitions[row.number] = finding
            misplaced.add(row)
    return Survey(
        row_count=row_count,
        shard_row_count=shard_row_count,
        repetitions=repetitions,
        table_hash=table_hash.hexdigest(),
        seen=seen,
        misplaced=tuple(misplaced.findings()),
    )


def mark_gone_filings(surveyed: Survey, folder: Path, settings: Settings) -> list[str]:
    """Mark each filing in the ledger whose row is gone; return the names of those with files in *folder*."""
    database = surveyed.seen.database
    filings_with_files: list[str] = []
    for name, has_names in surveyed.seen.filings_without_row():
        files = remaining_files(folder / name, settings) if re.fullmatch(NAME, name) else {}
        mark_gone(database, name, files)
        if files:
            filings_with_files.append(name)
        elif has_names:
            write_facts(database, searched="")  # search again without the names of filings that are gone
    return filings_with_files


def _repetition(seen: SeenRows, row: Row) -> Finding | None:
    """Return a finding if an earlier row has the same id as *row*, or the same other cells; otherwise record *row*."""
    place = row.places.get(ID, row.place)
    other_cells = row_hash([(name, text) for name, text in row.cells.items() if name != ID])
    id_key = f"id {row.id.lower()}"
    if earlier_row := seen.get(id_key):
        return fault("BAT005", place, f"`{brief(row.id)}` is also the `id` of row {earlier_row}")
    seen.add(id_key, row.number)
    cells_key = f"as {other_cells}"
    if earlier_row := seen.get(cells_key):
        return fault("BAT005", place, f"the row repeats row {earlier_row} under another `id`")
    seen.add(cells_key, row.number)
    return None


def with_id_checked(row: Row) -> Row:
    """Return *row*, with a finding if the `id` is missing or cannot be the name of a folder."""
    place = row.places.get(ID, row.place)
    if row.faults and ID not in row.cells:
        return row
    if not row.id:
        fix = "write a name for the filing, such as an account number"
        finding = fault("BAT004", place, "the row has no `id`", fix=fix)
    elif len(row.id) > MAX_NAME_LENGTH or not re.fullmatch(NAME, row.id):
        message = f"`{brief(row.id)}` cannot be an `id`, because an `id` names a folder"
        fix = f"write at most {MAX_NAME_LENGTH} letters, digits, hyphens and underscores, the first a letter or digit"
        finding = fault("BAT004", place, message, fix=fix)
    else:
        return row
    return replace(row, faults=(*row.faults, finding))


def remaining_papers(name: str, settings: Settings) -> dict[str, str]:
    """Return the hashes, by path, of the papers that remain from an earlier build of the filing *name*."""
    if not re.fullmatch(NAME, name):
        return {}
    files = papers_of_earlier_build(settings.base, settings.options, Path(settings.folder) / name)
    return {file.relative_to(settings.options.out).as_posix(): hash_of(file) for file in files}


def remaining_files(folder: Path, settings: Settings) -> dict[str, str]:
    """Return the hashes, by path, of all files in a filing's *folder*; no hashes if there is no such folder."""
    files = sorted(file for file in folder.glob("*") if file.is_file())
    return {file.relative_to(settings.options.out).as_posix(): hash_of(file) for file in files}
