"""Keeps the state of a run: the rows that must be built, and their entries in the ledger."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from assembler.batch.filing.filling import REVIEW_COLUMNS, Base, cells_used, fill_with_faults, names_from, unused
from assembler.batch.filing.make_filing import are_unchanged, row_hash, with_cells_named
from assembler.batch.filing.outcome import Outcome, as_record
from assembler.batch.ledger.compared import HASH_LENGTH_IN_INPUTS
from assembler.batch.ledger.database import (
    FREE_SPACE,
    Entry,
    find_entry,
    renumber,
    substitute_name,
    write_entry,
    write_facts,
)
from assembler.batch.names.page_texts import Texts
from assembler.batch.review.review import never_read, stale_review
from assembler.batch.review.reviewed import (
    Text,
    as_line,
    build_in_ledger,
    build_in_manifest,
    is_reviewed,
    text_of,
    was_built_from,
)
from assembler.batch.rows import all_rows
from assembler.batch.rows.row import ID, Row
from assembler.batch.run.progress import Progress, Show
from assembler.batch.run.survey import Survey, remaining_papers, with_id_checked
from assembler.batch.settings import Settings, Shard, base_hash, of_previews, part_of
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place
from assembler.load.files import place_of
from assembler.load.roots import folder_below
from assembler.write.disk import hash_of

VERDICTS_TRIED_AGAIN = frozenset({"stopped", "failed", "gone"})
"""The verdicts for filings that are built again even if their sources have not changed."""

DISK_ERRORS = tuple(os.strerror(code).lower() for code in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO))
"""The operating system's messages for a disk that is full, read-only or broken."""


MAX_NAMES = 5
"""The maximum number of filings that a note names."""


class BatchRun:
    """The state of a run: the data that determine whether a row is built, and the run's progress."""

    def __init__(
        self, database: sqlite3.Connection, base: Base, settings: Settings, survey: Survey, shard: Shard
    ) -> None:
        self.texts: Texts | None = None
        self.database = database
        self.base = base
        self.settings = settings
        self.survey = survey
        self.shard = shard
        self.progress = Progress(survey.shard_row_count)
        self.common_hash = ""
        """The hash of everything that the filings share, which is known once the workers have started."""
        self.unchanged = 0
        self.stopped = 0
        self.disk_is_full = False
        self.notes: list[Finding] = []
        self.waiting: dict[int, Entry] = {}
        """The provisional ledger entry of each row that is being built, by row number."""
        self.extra_columns: set[str] = set()
        self.unread_warnings: dict[int, dict[str, Any]] = {}
        """The warning, by row number, for each reviewed row whose text nobody can have read in a paper."""
        self.base_hash = base_hash(base.source)
        below = folder_below(base.source.file, settings.options.root) / settings.folder
        self.folder = settings.options.out / below
        self.previews = of_previews(settings).options.out / below

    def rows(self, show: Show, *, named_columns: bool) -> Iterator[Row]:
        """Yield each row of the shard that must be built, and record the shard's other rows in the ledger."""
        for row in all_rows(self.settings.rows):
            if part_of(row.id, self.shard.shard_count) != self.shard.number:
                continue
            if not named_columns:
                self._note_extra_columns(row)
            if self._must_build(with_id_checked(row)):
                yield row
            else:
                show(self.progress)

    def _must_build(self, row: Row) -> bool:
        """Record *row* in the ledger if it is stopped or unchanged; return whether a worker must build it.

        The entry of a row that must be built is added to `waiting`.
        """
        repetition = self.survey.repetitions.get(row.number)
        earlier_entry = find_entry(self.database, row.id) if row.id and not repetition else None
        text = text_of(self.base, row, self.settings)
        entry = self._entry(row, earlier_entry, text)
        faults = [*row.faults]
        if repetition:
            faults.append(repetition)
        if not faults and (review_finding := self._review_finding(row, text, earlier_entry)):
            _, fill_faults = fill_with_faults(self.base, row, self.settings.folder)
            faults = [review_finding, *fill_faults]
        if faults:
            self._stop(row, entry, faults, earlier_entry)
            return False
        if earlier_entry and self._is_unchanged(earlier_entry, entry):
            if earlier_entry.outcome.number != row.number:
                renumber(self.database, row.id, row.number)
            self.progress.done += 1
            self.unchanged += 1
            return False
        self.waiting[row.number] = entry
        return True

    def _review_finding(self, row: Row, text: Text, earlier_entry: Entry | None) -> Finding | None:
        """Return a finding if *row* was reviewed before its text became *text*; otherwise None.

        A row whose current text is not yet in a paper is marked for a warning.
        """
        if not (is_reviewed(row) and row.id):
            return None
        last_build = build_in_manifest(self.folder / row.id)
        last_preview = build_in_manifest(self.previews / row.id)
        builds = [build for build in (build_in_ledger(earlier_entry), last_build) if build]
        if last_preview and not builds:
            builds.append(last_preview)
        if not (was_built_from(last_build, text) or was_built_from(last_preview, text)):
            self.unread_warnings[row.number] = as_record(never_read(row, last_build or last_preview), row)
        return stale_review(row, text, builds)

    def _stop(self, row: Row, entry: Entry, faults: list[Finding], earlier_entry: Entry | None) -> None:
        """Record that *row* is stopped by *faults*, before it reaches a worker."""
        name = row.id if row.id and row.number not in self.survey.repetitions else substitute_name(row.number)
        findings = [as_record(with_cells_named(finding, row), row) for finding in faults]
        outcome = replace(entry.outcome, id=name, findings=findings)
        if not earlier_entry or earlier_entry.outcome.names != outcome.names:
            write_facts(self.database, searched="")
        self._record_stopped_row(entry, outcome, earlier_entry)
        self.progress.done += 1
        self.stopped += 1
        write_facts(self.database, done=str(self.progress.done))

    def _record_stopped_row(self, entry: Entry, outcome: Outcome, earlier_entry: Entry | None) -> None:
        """Record the *outcome* of a stopped row; the entry keeps the text and the review of an earlier build."""
        outcome = self._with_remaining_papers(outcome, entry.outcome)
        earlier_build = build_in_ledger(earlier_entry) or build_in_manifest(self.folder / outcome.id)
        content = reviewer_and_date = ""
        if earlier_build:
            outcome = replace(outcome, reads=earlier_build.files)
            content = as_line(earlier_build.text)
            reviewer_and_date = str(earlier_build)
        write_entry(
            self.database, replace(entry, outcome=outcome, content=content, reviewer_and_date=reviewer_and_date)
        )

    def _with_remaining_papers(self, outcome: Outcome, pending: Outcome) -> Outcome:
        """Return the *outcome* of a stopped row, with the *pending* row's names and the papers of earlier builds."""
        papers = remaining_papers(outcome.id, self.settings)
        outputs = {**papers, **outcome.outputs}
        return replace(
            outcome,
            names=outcome.names or pending.names,
            outputs=outputs,
            signature_status=pending.signature_status if papers else "",
            pages=pending.pages if papers else 0,
        )

    def _entry(self, row: Row, earlier_entry: Entry | None, text: Text) -> Entry:
        """Return the provisional entry of *row* and its *text*, with the signature and pages of *earlier_entry*."""
        cells = [*cells_used(self.base, row)]
        reviewer_and_date = " on ".join(row.cells.get(name, "") for name in REVIEW_COLUMNS) if is_reviewed(row) else ""
        names = list(dict.fromkeys(names_from(self.base, row)))
        provisional = Outcome(row.id, row.number, "stopped", names=names)
        if earlier_entry:
            earlier_outcome = earlier_entry.outcome
            provisional = replace(
                provisional, signature_status=earlier_outcome.signature_status, pages=earlier_outcome.pages
            )
        batch_hash = self.common_hash[:HASH_LENGTH_IN_INPUTS]
        cells_hash = row_hash(cells)[:HASH_LENGTH_IN_INPUTS]
        return Entry(
            provisional, f"{batch_hash}{cells_hash}", content=as_line(text), reviewer_and_date=reviewer_and_date
        )

    def _is_unchanged(self, earlier_entry: Entry, entry: Entry) -> bool:
        outcome = earlier_entry.outcome
        if outcome.verdict in VERDICTS_TRIED_AGAIN or earlier_entry.inputs != entry.inputs:
            return False
        has_same_exhibits = all(hash_of(Path(name)) == sha256 for name, sha256 in outcome.reads.items())
        return has_same_exhibits and are_unchanged(dict(outcome.outputs), self.settings.options.out)

    def _note_extra_columns(self, row: Row) -> None:
        for name in row.cells.keys() - {*self.base.columns, ID, *REVIEW_COLUMNS} - self.extra_columns:
            self.extra_columns.add(name)
            self.notes.append(unused(name, row.places.get(name, row.place)))

    def note_gone(self, names: list[str], rows: str) -> None:
        """Add a note on the filings *names*, which are no longer in the rows."""
        if names:
            subject = "a filing of an earlier run is"
            if len(names) > 1:
                subject = f"{len(names):,} filings of an earlier run are"
            name_list = ", ".join(f"`{name}`" for name in names[:MAX_NAMES])
            message = f"{subject} no longer in these rows: {name_list}"
            if len(names) > MAX_NAMES:
                message += ", ...; `assembler ledger show --csv` lists them all"
            self.notes.append(fault("BAT011", Place(rows), message))

    def keep(self, outcome: Outcome) -> None:
        """Record *outcome*; if it reports a full or broken disk, end the run instead."""
        messages = [str(record["message"]) for record in outcome.findings]
        disk_messages = [message for message in messages if message.endswith(DISK_ERRORS)]
        if disk_messages:
            if not self.disk_is_full:
                place = place_of(self.settings.options.out)
                self.notes.append(fault("OUT001", place, disk_messages[0], fix=FREE_SPACE))
            self.disk_is_full = True
            return
        if self.texts:
            self.texts.keep(self.settings.options.out, outcome.texts, outcome.outputs)
        entry = self.waiting.pop(outcome.number)
        warning = self.unread_warnings.pop(outcome.number, None)
        if not self.progress.built:
            write_facts(self.database, searched="")
        if outcome.verdict in {"stopped", "failed"}:
            self._record_stopped_row(entry, outcome, find_entry(self.database, outcome.id))
        else:
            if warning and outcome.signature_status == "yes":
                outcome = replace(outcome, findings=[*outcome.findings, warning])
            write_entry(self.database, replace(entry, outcome=outcome))
        self.progress.done += 1
        self.progress.built += 1
        write_facts(self.database, done=str(self.progress.done))
