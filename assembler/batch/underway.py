"""A batch under way: which rows must be built, and what the ledger says of each."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from assembler.batch.earlier import papers_left
from assembler.batch.filing import explained, row_hash, unchanged
from assembler.batch.filling import REVIEW, Base, cells_used, fill_and_tell, unused
from assembler.batch.ledger import ROOM, Entry, find, note, record, renumber
from assembler.batch.names import names_said
from assembler.batch.outcome import Outcome, told
from assembler.batch.progress import Progress, Show
from assembler.batch.review import is_reviewed, stale
from assembler.batch.rows import all_rows
from assembler.batch.rows.row import ID, Row
from assembler.batch.settings import Settings, base_hash
from assembler.batch.shard import Shard, part_of
from assembler.batch.survey import Survey, named
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place
from assembler.load.files import place_of
from assembler.write.disk import hash_of

TRIED_AGAIN = frozenset({"stopped", "failed", "gone"})
"""The verdicts with which a filing is built again though nothing has changed from which papers are made.

What stopped it may be a file that is there now, or one that is gone from its folder.
"""

HOPELESS = tuple(os.strerror(code).lower() for code in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO))
"""The system's words for a disk on which no filing can be written: it is full, or read-only, or broken."""


class Batch:
    """A batch that is being built: what it needs to decide on a row, and what it has found so far."""

    def __init__(
        self, database: sqlite3.Connection, base: Base, settings: Settings, seen: Survey, shard: Shard
    ) -> None:
        self.database, self.base, self.settings, self.seen, self.shard = database, base, settings, seen, shard
        self.progress = Progress(seen.of_shard)
        self.common, self.kept, self.stopped, self.full = "", 0, 0, False
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
        twice = self.seen.twice.get(row.number)
        before = find(self.database, row.id) if row.id and not twice else None
        entry, faults = self._entry(row, before), [*row.faults, *([twice] if twice else [])]
        if before and is_reviewed(row) and before.reviewed == entry.reviewed and before.content != entry.content:
            if not faults:
                faults = [stale(row, entry.reviewed), *fill_and_tell(self.base, row, self.settings.folder)[1]]
            entry = replace(entry, content=before.content)
        if faults:
            self._stop(row, entry, faults, before)
            return False
        if before and self._is_unchanged(before, entry):
            if before.outcome.number != row.number:
                renumber(self.database, row.id, row.number)
            self.progress.done, self.kept = self.progress.done + 1, self.kept + 1
            return False
        self.waiting[row.number] = entry
        return True

    def _stop(self, row: Row, entry: Entry, faults: list[Finding], before: Entry | None) -> None:
        """Write into the ledger that *row* is stopped by *faults*, before any worker has it."""
        name = row.id if row.id and row.number not in self.seen.twice else f"row {row.number}"
        outcome = replace(entry.outcome, id=name, findings=[told(explained(found, row), row) for found in faults])
        if not before or before.outcome.names != outcome.names:
            note(self.database, searched="")
        record(self.database, replace(entry, outcome=self._with_earlier(outcome, entry.outcome)))
        self.progress.done, self.stopped = self.progress.done + 1, self.stopped + 1

    def _with_earlier(self, made: Outcome, known: Outcome) -> Outcome:
        """Return *made*, of a row that was stopped, with its names, and the papers of an earlier build that remain."""
        left = papers_left(made.id, self.settings)
        signed = known.signed if left else ""
        return replace(made, names=made.names or known.names, outputs={**left, **made.outputs}, signed=signed)

    def _entry(self, row: Row, before: Entry | None) -> Entry:
        cells = [*cells_used(self.base, row)]
        own = row_hash([(name, text) for name, text in cells if name not in REVIEW])
        content = f"{self.base_hash[:32]}{own[:32]}"
        reviewed = " on ".join(row.cells.get(name, "") for name in REVIEW) if is_reviewed(row) else ""
        names = list(dict.fromkeys(names_said(self.base, row)))
        until = Outcome(row.id, row.number, "stopped", names=names, signed=before.outcome.signed if before else "")
        return Entry(until, f"{self.common[:32]}{row_hash(cells)[:32]}", content, reviewed)

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
            message += "; `assembler ledger show --csv` lists all" if len(names) > 5 else ""
            self.notes.append(fault("BAT011", Place(rows), message))

    def keep(self, outcome: Outcome) -> None:
        """Write *outcome* into the ledger, unless the disk is full, after which no more rows are built."""
        if full := next((found for found in outcome.findings if str(found["message"]).endswith(HOPELESS)), None):
            place = place_of(self.settings.options.out)
            self.notes += [] if self.full else [fault("OUT001", place, str(full["message"]), fix=ROOM)]
            self.full = True
            return
        entry = self.waiting.pop(outcome.number)
        if outcome.verdict in {"stopped", "failed"}:
            outcome = self._with_earlier(outcome, entry.outcome)
        if not self.progress.made:
            note(self.database, searched="")
        record(self.database, replace(entry, outcome=outcome))
        self.progress.done, self.progress.made = self.progress.done + 1, self.progress.made + 1
