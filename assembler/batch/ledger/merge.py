"""Merges the ledgers of all shards of a batch, and searches all their papers for names from other filings."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from assembler.batch.filing.outcome import as_record
from assembler.batch.ledger.database import (
    Entry,
    entries_before_search,
    filing_names,
    ledger,
    read_facts,
    report_database_errors,
    write_entry,
    write_facts,
)
from assembler.batch.ledger.summary import Summary, ledger_summary
from assembler.batch.names.cross_contamination import FINISHED_VERDICTS, search
from assembler.batch.settings import part_of, shard_from_text
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError
from assembler.language.english import series
from assembler.load.files import display_name, is_file, place_of
from assembler.write.disk import hash_of

FACTS = {
    "base": "base",
    "rows": "file of rows",
    "content": "text of the base",
    "table": "rows",
    "made_with": "program, fonts or options",
}
"""The facts that must be equal in the ledgers of all shards, with the words for them in messages."""

RUN_SHARDS_AGAIN = (
    "run each shard again with the current rows and base, then merge again: only changed filings are rebuilt"
)

GIVE_NEW_FILE = "give a new file for the merged ledger, before the ledgers to merge"

MAX_ROWS_NAMED = 3
"""The maximum number of rows that a message names."""

MAX_SHARDS_NAMED = 12
"""The maximum number of missing shards that a message names."""

Facts = Mapping[str, str]


def merge(target: Path, parts: Sequence[Path], out: Path | None) -> Summary:
    """Write the filings of the ledgers *parts* into the ledger *target*, and return its summary.

    The papers are in *out* or, by default, in the folder that each ledger names. Raises `MatterError`, and writes
    nothing, if the ledgers cannot be merged, or if a paper is missing or changed.
    """
    with report_database_errors(target), _new_file(target), ledger(target) as database:
        facts_before = read_facts(database)
        _refuse_unmerged_ledger(facts_before, target)
        database.execute("BEGIN")
        database.execute("DELETE FROM filing")
        facts: dict[str, str] = {}
        shards: dict[str, Path] = {}
        notes: list[object] = []
        for part in parts:
            with ledger(part, must_have_run=True) as shard_database:
                part_facts = read_facts(shard_database)
                _refuse_unfit(facts, part_facts, shards, part)
                _refuse_foreign_rows(shard_database, part_facts["shard"], part)
                shards[part_facts["shard"]] = part
                facts = facts or part_facts
                notes += [record for record in json.loads(part_facts.get("notes", "[]")) if record not in notes]
                _copy(shard_database, database, Path(out or part_facts["out"]), Path(out or facts["out"]), part)
        _refuse_another_batch(facts_before, facts, target)
        folder = Path(out or facts["out"])
        write_facts(database, file=facts.get("file", ""))  # `search` places findings at cells of this file
        findings = [*_missing_shards(shards, target), *search(database, facts["rows"], folder)]
        notes += [as_record(finding) for finding in findings]
        write_facts(
            database,
            **{
                **facts,
                "out": str(folder),
                "shard": "1/1",
                "run": "0",  # the shards ran separately, so the merged ledger has no last run
                "merged": "yes",
                "searched": "yes",
                "notes": json.dumps(notes),
            },
        )
        summary = ledger_summary(database)
        database.execute("COMMIT")
        return summary


@contextmanager
def _new_file(file: Path) -> Iterator[None]:
    """Delete *file* if the merge fails, unless the file existed before."""
    existed_before = file.exists()
    try:
        yield
    except MatterError:
        if not existed_before:
            file.unlink(missing_ok=True)
        raise


def _refuse_unmerged_ledger(target_facts: Facts, target: Path) -> None:
    """Raise `MatterError` if *target*, with *target_facts*, is the ledger of a shard or of an unmerged batch."""
    if target_facts and "merged" not in target_facts:
        shard = target_facts.get("shard", "1/1")
        message = f"is the ledger of shard {shard}" if shard != "1/1" else "is the ledger of a whole batch"
        raise MatterError(fault("LED003", place_of(target), f"{message}, and would be overwritten", fix=GIVE_NEW_FILE))


def _refuse_unfit(facts: Facts, part_facts: Facts, shards: Mapping[str, Path], part: Path) -> None:
    """Raise `MatterError` if the ledger *part*, with *part_facts*, cannot be merged with the earlier *shards*."""
    if not part_facts:
        raise MatterError(fault("LED003", place_of(part), "has no filings"))
    if not part_facts.get("table"):
        message = "is the ledger of a run that did not finish its rows"
        raise MatterError(fault("LED003", place_of(part), message, fix="run this shard again, then merge again"))
    if different_facts := [words for key, words in FACTS.items() if facts and facts.get(key) != part_facts.get(key)]:
        first_part, *_ = shards.values()
        message = f"differs from `{display_name(first_part)}` in its {series(different_facts)}"
        raise MatterError(fault("LED003", place_of(part), message, fix=RUN_SHARDS_AGAIN))
    for file, sha256 in json.loads(part_facts.get("sources", "{}")).items():
        if is_file(Path(file)) and hash_of(Path(file)) != sha256:
            message = f"was made before `{display_name(Path(file))}` changed"
            raise MatterError(fault("LED003", place_of(part), message, fix=RUN_SHARDS_AGAIN))
    shard = part_facts["shard"]
    if shard in shards:
        message = f"is the ledger of shard {shard}, and so is `{display_name(shards[shard])}`"
        raise MatterError(fault("LED003", place_of(part), message))
    for other_shard, file in shards.items():
        if shard_from_text(other_shard).shard_count != shard_from_text(shard).shard_count:
            message = f"is the ledger of shard {shard}, but `{display_name(file)}` is that of shard {other_shard}"
            raise MatterError(fault("LED003", place_of(part), message))


def _refuse_foreign_rows(shard_database: sqlite3.Connection, shard: str, part: Path) -> None:
    """Raise `MatterError` if *part*, the ledger of *shard*, has rows of other shards, which may be out of date."""
    number, count = shard_from_text(shard)
    foreign_names = [name for name in filing_names(shard_database) if part_of(name, count) != number]
    if foreign_names:
        rows = series([f"`{brief(name)}`" for name in foreign_names[:MAX_ROWS_NAMED]])
        if len(foreign_names) > MAX_ROWS_NAMED:
            rows = f"{len(foreign_names):,} rows, such as {rows},"
        message = f"is the ledger of shard {shard}, but has {rows} of another shard"
        fix = f"run shard {shard} again with a new ledger, then merge again"
        raise MatterError(fault("LED003", place_of(part), message, fix=fix))


def _refuse_another_batch(target_facts: Facts, facts: Facts, target: Path) -> None:
    """Raise `MatterError` if the ledger *target*, with *target_facts*, belongs to a different batch from *facts*."""
    if target_facts and any(target_facts.get(key) != facts[key] for key in ("base", "rows")):
        message = f"is the ledger of `{target_facts.get('rows')}` with the base `{target_facts.get('base')}`"
        raise MatterError(fault("LED003", place_of(target), message, fix=GIVE_NEW_FILE))


def _missing_shards(shards: Mapping[str, Path], target: Path) -> Iterator[Finding]:
    """Yield a finding if *shards*, the merged ledgers by shard, lack a shard of the batch."""
    first_shard, *_ = shards
    count = shard_from_text(first_shard).shard_count
    missing_shards = [str(number) for number in range(1, count + 1) if f"{number}/{count}" not in shards]
    if not missing_shards:
        return
    shard_list = series(missing_shards)
    if len(missing_shards) > MAX_SHARDS_NAMED:
        shard_list = f"{', '.join(missing_shards[:MAX_SHARDS_NAMED])} and others"
    message = f"lacks {'shards' if len(missing_shards) > 1 else 'shard'} {shard_list} of {count}"
    yield fault("LED003", place_of(target), message)


def _copy(shard_database: sqlite3.Connection, database: sqlite3.Connection, out: Path, into: Path, part: Path) -> None:
    """Copy the filings of the shard *part*, whose papers are in *out*, to *database*, whose papers are in *into*.

    Raises `MatterError` if a finished paper is missing or has changed.
    """
    missing_papers: list[Path] = []
    for entry in entries_before_search(shard_database):
        outputs = {str(out / name) if out != into else name: sha256 for name, sha256 in entry.outcome.outputs.items()}
        write_entry(database, replace(entry, outcome=replace(entry.outcome, outputs=outputs)))
        missing_papers += _missing_papers(entry, out)
    if missing_papers:
        first_paper, *other_papers = missing_papers
        papers = f"{len(missing_papers):,} papers" if other_papers else "a paper"
        reason = "that changed since it was written in" if is_file(first_paper) else "not in"
        message = f"names {papers} {reason} `{display_name(out)}`: {brief(display_name(first_paper))}"
        if other_papers:
            message += ", ..."
        raise MatterError(fault("LED004", place_of(part), message))


def _missing_papers(entry: Entry, out: Path) -> list[Path]:
    """Return the finished papers of *entry* that are missing from *out* or have changed since they were written."""
    outcome = entry.outcome
    papers = outcome.outputs.items() if outcome.verdict in FINISHED_VERDICTS else ()
    return [out / name for name, sha256 in papers if name.endswith(".pdf") and hash_of(out / name) != sha256]
