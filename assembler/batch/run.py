"""A batch from beginning to end: survey, build what changed, search for names of other filings, sum up."""

import errno
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from assembler.batch.filing import row_hash, unchanged
from assembler.batch.filling import REVIEW, Base, base_of, cells_used, refuse_missing, unused
from assembler.batch.ledger import ROOM, Entry, find, ledger, note, noted, record, renumber
from assembler.batch.outcome import Outcome, told
from assembler.batch.pool import Pool
from assembler.batch.progress import Progress, Show
from assembler.batch.review import is_reviewed, stale
from assembler.batch.rows import all_rows, open_rows
from assembler.batch.rows.row import ID, Row
from assembler.batch.settings import Settings, base_hash, fingerprint
from assembler.batch.shard import Shard, ledger_name, part_of
from assembler.batch.strangers import search
from assembler.batch.survey import Survey, gone, named, survey
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.load import load
from assembler.load.files import display_name, is_file, place_of, real_path
from assembler.unchanged.states import signature
from assembler.write import folder_below
from assembler.write.disk import hash_of
from assembler.write.folders import make_folder

if TYPE_CHECKING:
    from assembler.batch.cluster import ClusterPool

TRIED_AGAIN = frozenset({"stopped", "failed", "gone"})
"""The verdicts with which a filing is built again though nothing has changed from which papers are made.

What stopped it may be a file that is there now, or one that is gone from its folder.
"""

HOPELESS = tuple(os.strerror(code).lower() for code in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO))
"""The system's words for a disk on which no filing can be written: it is full, or read-only, or broken."""


@dataclass(frozen=True)
class Ran:
    """What a run did: the ledger's file, what is wrong with the batch as a whole, and whether it was stopped."""

    ledger: Path
    notes: tuple[Finding, ...]
    unchanged: int
    built: int
    left: int
    stopped: bool


def run_batch(
    settings: Settings,
    jobs: int,
    show: Show = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
    *,
    ledger_file: Path | None = None,
    shard: Shard = (1, 1),
    cluster: str = "",
) -> Ran:
    """Build what changed of a batch, with *jobs* workers, and return what was done; the rest is in the ledger.

    *shard* is which of how many parts of the rows to build, *cluster* the address of a scheduler whose workers build
    instead of this machine's. Raises `Stopped` if nothing can be built.
    """
    base = base_of(load(settings.base, settings.options.root))
    rows = display_name(settings.rows)
    table = open_rows(settings.rows)
    notes = refuse_missing(base, table.columns, rows)
    file = ledger_file or folder_of_batch(base, settings) / ledger_name(shard)
    make_folder(file.parent)
    with ledger(file) as database:
        _refuse_other_rows(noted(database), settings, file)
        before = signature(str(settings.rows))
        seen = survey(database, base, all_rows(settings.rows), shard)
        if not seen.rows:
            raise Stopped(fault("BAT001", place_of(settings.rows), "has no rows", fix="write a row for each filing"))
        batch = _Batch(database, base, settings, seen, shard)
        file_of_rows = str(real_path(settings.rows))
        facts = {"base": display_name(settings.base), "rows": rows, "file": file_of_rows, "table": ""}
        facts |= {"out": str(real_path(settings.options.out)), "shard": "{}/{}".format(*shard)}
        note(database, **facts, content=base_hash(base.source))
        with _workers(settings, jobs, cluster, lambda: stopping() or batch.full) as pool:
            database.execute("DELETE FROM filing WHERE id LIKE 'row %'")  # rows that had no name, and may have one now
            if pool.workshop.get("base", batch.base_hash) != batch.base_hash:
                raise Stopped(fault("BAT009", place_of(settings.base), "changed while the batch ran"))
            batch.common = fingerprint(settings, base.source, pool.workshop)
            note(database, made_with=batch.common)
            for outcome in pool.outcomes(batch.rows(show, named_columns=table.columns is not None)):
                batch.keep(outcome)
                show(batch.progress)
        stopped, made = stopping() or batch.full, batch.progress
        if made.made and not (stopped or settings.only_check):
            batch.notes += search(database, rows, settings.options.out)
        if signature(str(settings.rows)) != before:
            fix = "run the same command again: it reads the rows as they are now"
            batch.notes.append(fault("BAT009", place_of(settings.rows), "changed while the batch ran", fix=fix))
        elif not stopped:
            note(database, table=seen.table)  # only now are all of its filings of these rows
        batch.note_gone(gone(database), rows)
        note(database, notes=json.dumps([told(found) for found in (*notes, *batch.notes)]))
        return Ran(file, (*notes, *batch.notes), batch.kept, made.made, made.total - made.done, stopped)


def _refuse_other_rows(known: dict[str, str], settings: Settings, ledger_file: Path) -> None:
    """Raise `Stopped` if the ledger, of which these facts are *known*, is that of other rows, which are still there."""
    other, own = known.get("file", ""), real_path(settings.rows)
    if other and Path(other) != own and is_file(Path(other)):
        message = f"is the ledger of `{display_name(Path(other))}`, whose papers are here"
        fix = "rename one of the two files of rows, or name another folder with `--out`"
        raise Stopped(fault("LED003", place_of(ledger_file), message, fix=fix))


def _workers(settings: Settings, jobs: int, cluster: str, stopping: Callable[[], bool]) -> "Pool | ClusterPool":
    """Return the workers of this machine, or those of a *cluster*."""
    if not cluster:
        return Pool(settings, jobs, stopping)
    from assembler.batch.cluster import ClusterPool  # noqa: PLC0415 - few have one

    return ClusterPool(settings, cluster, stopping)


def folder_of_batch(base: Base, settings: Settings) -> Path:
    """Return the folder in which the folders of the filings are."""
    return settings.options.out / folder_below(base.source.file, base.source.root) / settings.folder


class _Batch:
    """A batch that is being built: what it needs to decide on a row, and what it has found so far."""

    def __init__(
        self, database: sqlite3.Connection, base: Base, settings: Settings, seen: Survey, shard: Shard
    ) -> None:
        self.database, self.base, self.settings, self.seen, self.shard = database, base, settings, seen, shard
        self.progress = Progress(seen.of_shard)
        self.common, self.kept, self.full = "", 0, False
        self.notes: list[Finding] = []
        self.waiting: dict[int, Entry] = {}
        """What the ledger will say of each row that is being built, but for its outcome."""
        self.extra: set[str] = set()
        self.base_hash = base_hash(base.source)

    def rows(self, show: Show, *, named_columns: bool) -> Iterator[Row]:
        """Yield each row of the shard that must be built; those that need not are noted in the ledger."""
        number, count = self.shard
        for row in all_rows(self.settings.rows):
            if part_of(row.id, count) != number:
                continue
            if not named_columns:
                self._note_extra(row)
            if self._is_to_build(named(row)):
                yield row
            else:
                show(self.progress)

    def _is_to_build(self, row: Row) -> bool:
        entry = self._entry(row)
        faults = [*row.faults, *([self.seen.twice[row.number]] if row.number in self.seen.twice else [])]
        before = find(self.database, row.id) if row.id and not faults else None
        if before and is_reviewed(row) and before.reviewed == entry.reviewed and before.content != entry.content:
            faults.append(stale(row, entry.reviewed))
            entry = replace(entry, content=before.content)
        if faults:
            name = row.id if row.id and row.number not in self.seen.twice else f"row {row.number}"
            outcome = Outcome(name, row.number, "stopped", [told(found) for found in faults])
            record(self.database, replace(entry, outcome=outcome))
            self.progress.done += 1
            return False
        if before and self._is_unchanged(before, entry):
            if before.outcome.number != row.number:
                renumber(self.database, row.id, row.number)
            self.progress.done, self.kept = self.progress.done + 1, self.kept + 1
            return False
        self.waiting[row.number] = entry
        return True

    def _entry(self, row: Row) -> Entry:
        cells = [*cells_used(self.base, row)]
        own = row_hash([(name, text) for name, text in cells if name not in REVIEW])
        content = f"{self.base_hash[:32]}{own[:32]}"
        reviewed = " on ".join(row.cells.get(name, "") for name in REVIEW) if is_reviewed(row) else ""
        return Entry(
            Outcome(row.id, row.number, "stopped"), f"{self.common[:32]}{row_hash(cells)[:32]}", content, reviewed
        )

    def _is_unchanged(self, before: Entry, entry: Entry) -> bool:
        made = before.outcome
        if made.verdict in TRIED_AGAIN or before.inputs != entry.inputs:
            return False
        exhibits = all(hash_of(Path(name)) == sha256 for name, sha256 in made.reads.items())
        return exhibits and unchanged(dict(made.outputs), self.settings.options.out)

    def _note_extra(self, row: Row) -> None:
        for name in row.cells.keys() - {*self.base.columns, ID, *REVIEW} - self.extra:
            self.extra.add(name)
            self.notes.append(unused(name, row.places.get(name, row.place)))

    def note_gone(self, names: list[str], rows: str) -> None:
        """Note the filings that the rows no longer name."""
        if names:
            listed = ", ".join(f"`{name}`" for name in names[:5]) + (", ..." if len(names) > 5 else "")
            message = f"no longer has {len(names):,} filing{'s' if len(names) > 1 else ''} of an earlier run: {listed}"
            self.notes.append(fault("BAT011", Place(rows), message))

    def keep(self, outcome: Outcome) -> None:
        """Write *outcome* into the ledger, unless the disk is full, after which no more rows are built."""
        if full := next((found for found in outcome.findings if str(found["message"]).endswith(HOPELESS)), None):
            place = place_of(self.settings.options.out)
            self.notes += [] if self.full else [fault("OUT001", place, str(full["message"]), fix=ROOM)]
            self.full = True
            return
        entry = self.waiting.pop(outcome.number)
        record(self.database, replace(entry, outcome=outcome))
        self.progress.done, self.progress.made = self.progress.done + 1, self.progress.made + 1


def preview_row(settings: Settings, number: int) -> tuple[Base, Row]:
    """Return the base and row *number* of the batch. Raises `Stopped` if there is no such row, or it is at fault."""
    base = base_of(load(settings.base, settings.options.root))
    table = open_rows(settings.rows)
    refuse_missing(base, table.columns, display_name(settings.rows))
    row = next((row for row in table.rows if row.number >= number), None)
    if row is None or row.number != number:
        fix = "name the row by its number in the file; the first row names the columns"
        raise Stopped(fault("BAT001", place_of(settings.rows), f"has no row {number}", fix=fix))
    if faults := named(row).faults:
        raise Stopped(*faults)
    return base, row
