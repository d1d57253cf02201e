"""Runs a batch: surveys the rows, builds changed filings, searches for names from other filings, and sums up."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assembler.batch.filing.filling import Base, base_of, check_columns
from assembler.batch.filing.outcome import Record, as_record
from assembler.batch.ledger.compared import HASH_LENGTH_IN_INPUTS, sources_noted
from assembler.batch.ledger.database import (
    RowName,
    begin_run,
    forget_inputs,
    forget_unnamed_filings,
    is_searched,
    ledger,
    read_facts,
    write_facts,
    write_misplaced,
)
from assembler.batch.names.cross_contamination import search
from assembler.batch.names.misplaced_names import MisplacedName
from assembler.batch.names.page_texts import stored_texts
from assembler.batch.rows import all_rows, open_rows
from assembler.batch.rows.row import Row
from assembler.batch.run.batch_run import BatchRun
from assembler.batch.run.executor import Executor, outcomes
from assembler.batch.run.progress import Show
from assembler.batch.run.survey import mark_gone_filings, survey, with_id_checked
from assembler.batch.run.workers import Pool
from assembler.batch.settings import WHOLE_BATCH, Settings, Shard, base_hash, fingerprint, ledger_name, own_files
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError
from assembler.load import load, read_document
from assembler.load.files import display_name, is_file, place_of, real_path
from assembler.load.reads import Signature, signature
from assembler.load.roots import folder_below
from assembler.write.disk import hash_of
from assembler.write.folders import make_folder


@dataclass(frozen=True)
class RunResult:
    """The result of a run: the ledger, the findings on the batch as a whole, and whether the run was stopped."""

    ledger: Path
    notes: tuple[Finding, ...]
    unchanged: int
    built: int
    remaining: int
    stopped: bool
    lost: str = ""
    """A line on workers that died, whose rows were built again; "" if no worker died."""


def run_batch(
    settings: Settings,
    jobs: int,
    show: Show = lambda _: None,
    is_stopping: Callable[[], bool] = lambda: False,
    *,
    ledger_file: Path | None = None,
    shard: Shard = WHOLE_BATCH,
    cluster: str = "",
) -> RunResult:
    """Build the changed filings of a batch with *jobs* workers, and return the result; the ledger has the details.

    *shard* is the part of the rows to build. *cluster* is the address of a scheduler, whose workers then build instead
    of this machine's workers. Raises `MatterError` if nothing can be built.
    """
    base = base_of(load(settings.base, settings.options.root))
    rows = display_name(settings.rows)
    table = open_rows(settings.rows)
    notes = check_columns(base, table.columns, rows, table.rows)
    file = ledger_file or folder_of_batch(base, settings) / ledger_name(shard, only_check=settings.only_check)
    make_folder(file.parent)
    with ledger(file) as database, stored_texts() as texts:
        _refuse_other_rows(read_facts(database), settings, file)
        _refuse_another_shard(read_facts(database), shard, file)
        inode = _inode_of(file)
        rows_signature = signature(str(settings.rows))
        firm_files_before = _own_signatures(base, settings)
        surveyed = survey(database, base, all_rows(settings.rows), shard)
        if not surveyed.row_count:
            raise MatterError(
                fault("BAT001", place_of(settings.rows), "has no rows", fix="write a row for each filing")
            )
        batch = BatchRun(database, base, settings, surveyed, shard)
        batch.texts = texts
        write_facts(
            database,
            base=display_name(settings.base),
            rows=rows,
            file=str(real_path(settings.rows)),
            table="",
            out=str(real_path(settings.options.out)),
            shard=str(shard),
            sources=json.dumps(_sources(base, settings)),
            compared=sources_noted(base, settings),
            content=base_hash(base.source),
        )
        begin_run(database, surveyed.shard_row_count)
        forget_unnamed_filings(database)
        to_build = batch.rows(show, named_columns=table.columns is not None)
        with _executor(settings, jobs, cluster) as executor:
            _take_over(batch, executor)
            for outcome in outcomes(executor, to_build, lambda: is_stopping() or batch.disk_is_full):
                batch.keep(outcome)
                show(batch.progress)
            lost_workers = executor.lost()
        stopped = is_stopping() or batch.disk_is_full
        progress = batch.progress
        write_facts(database, done=str(progress.done))
        write_misplaced(database, _records_by_row(surveyed.misplaced))
        batch.note_gone(mark_gone_filings(surveyed, folder_of_batch(base, settings), settings), rows)
        if not is_searched(read_facts(database)) and not (stopped or settings.only_check):
            batch.notes += search(database, rows, settings.options.out, batch.texts)
            write_facts(database, searched="yes")
        batch.notes += _firm_file_changes(batch, firm_files_before)
        source_changes = [*_base_changes(base)]
        if signature(str(settings.rows)) != rows_signature:
            source_changes.append(_changed_during_run(settings.rows, reading="reads the rows as they are now"))
        batch.notes += source_changes
        if not (source_changes or stopped):
            write_facts(database, table=surveyed.table_hash)  # the whole ledger now matches this file of rows
        write_facts(database, notes=json.dumps([as_record(finding) for finding in (*notes, *batch.notes)]))
        _refuse_deleted_ledger(file, inode)
        return RunResult(
            file,
            (*notes, *batch.notes),
            unchanged=batch.unchanged,
            built=progress.built + batch.stopped,
            remaining=progress.total - progress.done,
            stopped=stopped,
            lost=lost_workers,
        )


def _take_over(batch: BatchRun, executor: Executor) -> None:
    """Record the versions of the workers of *executor*, which must have the same base."""
    base = place_of(batch.settings.base)
    if executor.workshop.get("base", batch.base_hash) != batch.base_hash:
        raise MatterError(fault("BAT009", base, "changed while the batch ran"))
    batch.common_hash = fingerprint(batch.settings, batch.base.source, executor.workshop)
    write_facts(batch.database, made_with=batch.common_hash)


def _records_by_row(misplaced_names: Iterable[MisplacedName]) -> dict[RowName, list[Record]]:
    """Return the findings on names that may belong to other rows, by row."""
    records: dict[RowName, list[Record]] = {}
    for misplaced in misplaced_names:
        records.setdefault(misplaced.row, []).append(as_record(misplaced.finding))
    return records


def _sources(base: Base, settings: Settings) -> dict[str, str]:
    """Return the hashes, by path, of the file of rows, the base, and the files that the base extends."""
    files = [settings.rows, *map(Path, base.source.texts)]
    return {str(real_path(file)): hash_of(file) for file in files}


def _own_signatures(base: Base, settings: Settings) -> dict[Path, Signature]:
    """Return the signature of each of the firm's own records and templates."""
    return {file: signature(str(file)) for file in own_files(settings, base.source.root)}


def _firm_file_changes(batch: BatchRun, signatures_before: dict[Path, Signature]) -> list[Finding]:
    """Return a finding if the firm's own files no longer have *signatures_before*.

    The next run then builds all rows again.
    """
    signatures_now = _own_signatures(batch.base, batch.settings)
    files = signatures_before.keys() | signatures_now.keys()
    changed_files = sorted(file for file in files if signatures_before.get(file) != signatures_now.get(file))
    if not changed_files:
        return []
    forget_inputs(batch.database, batch.common_hash[:HASH_LENGTH_IN_INPUTS])
    message = "changed while the batch ran, so some filings may have the old version"
    return [
        fault("BAT009", place_of(changed_files[0]), message, fix="run the same command again: all filings are rebuilt")
    ]


def _base_changes(base: Base) -> Iterator[Finding]:
    """Yield a finding on each file of *base* that changed after it was read."""
    for name, lines in base.source.texts.items():
        try:
            current_lines = read_document(Path(name)).lines
        except MatterError:
            current_lines = ()
        if current_lines != lines:
            yield _changed_during_run(Path(name), reading="reads it as it is now")


def _changed_during_run(file: Path, *, reading: str) -> Finding:
    """Return the finding on *file*, which changed; *reading* says how the next run reads it."""
    fix = f"run the same command again, which {reading}"
    return fault("BAT009", place_of(file), "changed while the batch ran", fix=fix)


def _refuse_other_rows(facts: dict[str, str], settings: Settings, ledger_file: Path) -> None:
    """Raise `MatterError` if the ledger with these *facts* belongs to a different, existing file of rows."""
    ledger_rows = facts.get("file", "")
    given_rows = real_path(settings.rows)
    if ledger_rows and Path(ledger_rows) != given_rows and is_file(Path(ledger_rows)):
        message = f"is the ledger of `{display_name(Path(ledger_rows))}`, whose papers are in this run's folder"
        fix = "rename one of the two files of rows, or give another folder with `--out`"
        raise MatterError(fault("LED003", place_of(ledger_file), message, fix=fix))


def _refuse_another_shard(facts: dict[str, str], shard: Shard, ledger_file: Path) -> None:
    """Raise `MatterError` if the ledger with these *facts* belongs to another shard."""
    ledger_shard = facts.get("shard", "")
    given_shard = str(shard)
    if ledger_shard and ledger_shard != given_shard:
        fix = "give a new file with `--ledger`, or leave out `--ledger`, so that each shard has its own ledger"
        message = (
            f"is the ledger of {_shard_in_words(ledger_shard)}, but this run builds {_shard_in_words(given_shard)}"
        )
        raise MatterError(fault("LED003", place_of(ledger_file), message, fix=fix))


def _shard_in_words(shard: str) -> str:
    return "a whole batch" if shard == str(WHOLE_BATCH) else f"shard {shard}"


def _refuse_deleted_ledger(file: Path, inode: int) -> None:
    """Raise `MatterError` if the ledger *file* was deleted or replaced; *inode* is the opened file's inode number."""
    if _inode_of(file) != inode:
        message = "was deleted while the batch ran, with its record of each filing"
        raise MatterError(
            fault("LED001", place_of(file), message, fix="run the same command again: all filings are built")
        )


def _inode_of(file: Path) -> int:
    """Return the inode number of *file*; 0 if it does not exist."""
    return file.stat().st_ino if file.exists() else 0


def _executor(settings: Settings, jobs: int, cluster: str) -> Executor:
    """Return an executor with workers of this machine or of a *cluster*."""
    if not cluster:
        return Pool(settings, jobs)
    from assembler.batch.run.cluster import Cluster  # noqa: PLC0415 - rarely used

    return Cluster(settings, cluster)


def folder_of_batch(base: Base, settings: Settings) -> Path:
    """Return the folder that contains the filings' folders."""
    return settings.options.out / folder_below(base.source.file, settings.options.root) / settings.folder


def preview_row(settings: Settings, row_name: str) -> tuple[Base, Row]:
    """Return the base, and the row whose number is *row_name* or, if there is none, whose `id` is *row_name*.

    Raises `MatterError` if there is no such row, or if the row has a fault.
    """
    base = base_of(load(settings.base, settings.options.root))
    table = open_rows(settings.rows)
    check_columns(base, table.columns, display_name(settings.rows), open_rows(settings.rows).rows)
    named_row: Row | None = None
    for row in table.rows:
        if str(row.number) == row_name:
            named_row = row
            break
        if row.id == row_name and not named_row:
            named_row = row
            if not row_name.isdecimal():  # a later row cannot have this name as its number
                break
    if named_row is None:
        lines = "a row's number is the number of its line" if table.columns is None else "row 1 names the columns"
        message = f"has no row with the number or `id` `{brief(row_name)}`"
        raise MatterError(
            fault("BAT001", place_of(settings.rows), message, fix=f"give the number or the `id` of a row; {lines}")
        )
    if faults := with_id_checked(named_row).faults:
        raise MatterError(*faults)
    return base, named_row
