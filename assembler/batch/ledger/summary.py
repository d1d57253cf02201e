"""Summarizes a batch: the number of filings with each verdict, and the findings to fix first.

Findings of one kind are grouped, and the groups are sorted by the number of filings that they stop.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from assembler.batch.filing.outcome import DIFFERS, Outcome, Record, has_error
from assembler.batch.ledger.compared import OUTDATED
from assembler.batch.ledger.database import Entry, entries, is_searched, read_facts
from assembler.findings.finding import Severity

SEVERITIES = [str(severity) for severity in Severity]
"""The severities, most serious first."""

UNFIT_VERDICTS = frozenset({"stopped", "failed", "mixed"})
"""The verdicts for filings that must not be filed with a court."""

WRITTEN_VERDICTS = frozenset({"built", "mixed"})
"""The verdicts for filings whose papers a run has written."""

WITHOUT_CURRENT_PAPERS = frozenset({"stopped", "failed"})
"""The verdicts for filings that have no papers, or only papers of an earlier build."""

MAX_ROWS = 12
"""The maximum number of rows or filings that one line names."""

MAX_TEXTS = 5
"""The maximum number of a group's messages that are shown."""

VARIABLE_PART = re.compile(r"`[^`]*`|…|\d+")
"""Matches the parts of a message that may differ between findings of one kind."""


@dataclass
class Text:
    """A message without the rows' cells, the first finding with this message, and the rows of such findings."""

    first_record: Record
    filing_count: int = 0
    rows: list[tuple[int, str]] = field(default_factory=list)
    """The first few rows with this message, each with its filing's `id`."""


@dataclass
class Group:
    """Findings of one kind: the number of filings with such findings, the number that they stop, and the messages."""

    code: str
    severity: str
    filing_count: int = 0
    stopped_count: int = 0
    texts: dict[str, Text] = field(default_factory=dict)
    other_count: int = 0
    """The number of findings whose messages are not among `texts`."""


@dataclass
class NamedFilings:
    """A category of filings in the summary: the number of filings and of signed filings, and the first few by name."""

    filing_count: int = 0
    signed_count: int = 0
    first_names: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Add a filing to the count."""
        self.filing_count += 1
        if entry.outcome.signature_status == "yes":
            self.signed_count += 1
        if len(self.first_names) < MAX_ROWS:
            self.first_names.append(entry.outcome.id)


@dataclass
class Summary:
    """The summary of a batch, including the number of filings by verdict, and the sorted groups of findings."""

    batch: dict[str, str]
    verdicts: dict[str, int] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0
    unsigned_count: int = 0
    """The number of filings that are unsigned because their rows do not say who reviewed them, and when."""
    now: dict[str, NamedFilings] = field(default_factory=dict)
    """The filings by comparison result, if they were compared with their current files."""
    gone_count: int = 0
    """The number of filings that are no longer in the rows but still have papers."""
    new: NamedFilings = field(default_factory=NamedFilings)
    """The filings whose papers the last run has written."""
    differing: NamedFilings = field(default_factory=NamedFilings)
    """The filings with a paper that was changed by hand, was kept, and differs from its row."""
    with_earlier_papers: NamedFilings = field(default_factory=NamedFilings)
    """The stopped or failed filings that still have papers of an earlier build."""
    last_finished_at: str = ""
    """The time at which the last filing was finished."""
    notes: list[Record] = field(default_factory=list)
    """The findings on the batch as a whole."""

    @property
    def filing_count(self) -> int:
        """The number of filings in the ledger, without those that are gone from the rows."""
        return sum(self.verdicts.values())

    @property
    def unsearched(self) -> bool:
        """Whether some papers have not been searched for names from other filings since the last change."""
        return not is_searched(self.batch) and any(
            self.verdicts.get(verdict) for verdict in (*WRITTEN_VERDICTS, "kept")
        )

    @property
    def remaining(self) -> int:
        """The number of filings that the last run has not reached."""
        return self.total - int(self.batch.get("done", "0"))

    @property
    def total(self) -> int:
        """The number of filings in the last run."""
        return int(self.batch.get("total", "0"))


Compare = Callable[[Entry], str]
"""A function that returns a filing's comparison result in a word; "" if the filing was not compared."""


def not_compared(_entry: Entry) -> str:
    """Return "", which means that the filing was not compared."""
    return ""


def ledger_summary(database: sqlite3.Connection, compare: Compare = not_compared) -> Summary:
    """Return the summary of the ledger in *database*.

    Memory use depends on the number of kinds of findings, not on the number of rows.
    """
    facts = read_facts(database)
    notes: list[Record] = json.loads(facts.get("notes", "[]"))
    return replace(summarize(entries(database), facts, compare), notes=notes)


def summarize(filings: Iterable[Entry], batch: dict[str, str], compare: Compare = not_compared) -> Summary:
    """Return the summary of *filings* in a *batch*; *compare* compares each filing with its current files."""
    summary = Summary(batch)
    groups: dict[tuple[str, ...], Group] = {}
    for entry in filings:
        outcome = entry.outcome
        summary.last_finished_at = max(summary.last_finished_at, entry.finished_at)
        if comparison := compare(entry):
            summary.now.setdefault(comparison, NamedFilings()).add(entry)
        if outcome.verdict == "gone":
            if outcome.outputs:
                summary.gone_count += 1
            continue
        summary.verdicts[outcome.verdict] = summary.verdicts.get(outcome.verdict, 0) + 1
        summary.seconds += outcome.seconds
        _count_papers(summary, entry)
        _group(outcome, groups, batch.get("rows", ""))
    summary.groups = sorted(
        groups.values(), key=lambda group: (-group.stopped_count, SEVERITIES.index(group.severity), -group.filing_count)
    )
    return summary


def _count_papers(summary: Summary, entry: Entry) -> None:
    """Add the papers of a filing to *summary*."""
    outcome = entry.outcome
    if outcome.verdict in {*WRITTEN_VERDICTS, "kept"}:
        summary.pages += outcome.pages
    if outcome.verdict in WITHOUT_CURRENT_PAPERS:
        if any(name.endswith(".pdf") for name in outcome.outputs):
            summary.with_earlier_papers.add(entry)
    elif any(record["code"] == "BAT007" for record in outcome.findings):
        summary.unsigned_count += 1
    if is_new(entry):
        summary.new.add(entry)
    if differs(entry):
        summary.differing.add(entry)


def is_new(entry: Entry) -> bool:
    """Whether the last run wrote the papers of the filing."""
    return entry.is_new and entry.outcome.verdict in WRITTEN_VERDICTS


def differs(entry: Entry) -> bool:
    """Whether a paper of the filing was changed by hand, was kept, and differs from its row."""
    return any(record["code"] == DIFFERS for record in entry.outcome.findings)


def _group(outcome: Outcome, groups: dict[tuple[str, ...], Group], rows: str) -> None:
    """Add the findings on a filing to *groups*."""
    keys_counted = set()
    for record in outcome.findings:
        if record["code"] == "BAT007":
            continue
        key = _kind(record, rows)
        group = groups.setdefault(key, Group(record["code"], record["severity"]))
        if key not in keys_counted:
            keys_counted.add(key)
            group.filing_count += 1
            if outcome.verdict in UNFIT_VERDICTS and record["severity"] == "error":
                group.stopped_count += 1
        message = _generic_message(record)
        if message not in group.texts and len(group.texts) == MAX_TEXTS:
            group.other_count += 1
            continue
        text = group.texts.setdefault(message, Text(record))
        text.filing_count += 1
        if len(text.rows) < MAX_ROWS:
            text.rows.append((outcome.number, outcome.id))


def _generic_message(record: Record) -> str:
    """Return the message that all findings of the kind share; if the record has none, its own message."""
    return str(record.get("alike", record["message"]))


def _kind(record: Record, rows: str) -> tuple[str, ...]:
    """Return the key by which findings of one kind are grouped."""
    column = record.get("cell") or f"column {record['column']}"
    place = column if record["file"] == rows else f"{record['file']}:{record['line']}"
    message = _generic_message(record)
    return (
        record["code"],
        record["severity"],
        place,
        VARIABLE_PART.sub("…", message),
        VARIABLE_PART.sub("…", record["fix"]),
    )


def is_failing(summary: Summary, *, strict: bool) -> bool:
    """Whether a filing must not be filed or differs from the ledger, or the batch has an error.

    With *strict*, warnings count as errors.
    """
    if strict and any(group.severity != "note" for group in summary.groups):
        return True
    has_unfit_filing = not summary.verdicts.keys().isdisjoint(UNFIT_VERDICTS)
    has_outdated_filing = not summary.now.keys().isdisjoint(OUTDATED)
    return has_error(summary.notes) or has_unfit_filing or has_outdated_filing
