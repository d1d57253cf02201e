"""Summarizes a batch: the number of filings with each verdict, and the findings to fix first.

Findings of one kind are grouped, and the groups are sorted by the number of filings that they stop.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from assembler.batch.filing.outcome import DIFFERS, Outcome, Record, has_error, text_lines
from assembler.batch.ledger.compared import NO_LONGER, NOT_HERE, ONLY_PAPERS, UNCHANGED
from assembler.batch.ledger.database import Entry, entries, is_searched, read_facts, unnamed
from assembler.findings.finding import Severity
from assembler.language.english import counted

WEIGHT = [str(severity) for severity in Severity]
"""The severities, most serious first."""

FAILING = frozenset({"stopped", "failed", "mixed"})
"""The verdicts for filings that must not be filed with a court."""

WRITTEN = frozenset({"built", "mixed"})
"""The verdicts for filings whose papers a run has written."""

WITHOUT_PAPERS = frozenset({"stopped", "failed"})
"""The verdicts for filings that have no papers, or only papers of an earlier build."""

MAX_ROWS = 12
"""The maximum number of rows or filings that one line names."""

YAML = (".yaml", ".yml")
"""The endings of YAML files, in which rows have no visible numbers."""

MAX_TEXTS = 5
"""The maximum number of a group's messages that are shown."""

QUOTED = re.compile(r"`[^`]*`|…|\d+")
"""Matches the parts of a message that may differ between findings of one kind."""


@dataclass
class Text:
    """A message without the rows' cells, the first finding with this message, and the rows of such findings."""

    first_record: Record
    filings: int = 0
    rows: list[tuple[int, str]] = field(default_factory=list)
    """The first few rows with this message, each with its filing's `id`."""


@dataclass
class Group:
    """Findings of one kind: the number of filings with such findings, the number that they stop, and the messages."""

    code: str
    severity: str
    filings: int = 0
    stopped: int = 0
    texts: dict[str, Text] = field(default_factory=dict)
    others: int = 0
    """The number of findings whose messages are not among `texts`."""


@dataclass
class NamedFilings:
    """A category of filings in the summary: the number of filings and of signed filings, and the first few by name."""

    filings: int = 0
    signed: int = 0
    first_names: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Add a filing to the count."""
        self.filings += 1
        self.signed += entry.outcome.signed == "yes"
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
    unsigned: int = 0
    """The number of filings that are unsigned because their rows do not say who reviewed them, and when."""
    now: dict[str, NamedFilings] = field(default_factory=dict)
    """The filings by comparison result, if they were compared with their current files."""
    gone: int = 0
    """The number of filings that are no longer in the rows but still have papers."""
    new: NamedFilings = field(default_factory=NamedFilings)
    """The filings whose papers the last run has written."""
    differing: NamedFilings = field(default_factory=NamedFilings)
    """The filings with a paper that was changed by hand, was kept, and differs from its row."""
    with_earlier_papers: NamedFilings = field(default_factory=NamedFilings)
    """The stopped or failed filings that still have papers of an earlier build."""
    ended: str = ""
    """The time at which the last filing was finished."""
    notes: list[Record] = field(default_factory=list)
    """The findings on the batch as a whole."""

    @property
    def filings(self) -> int:
        """The number of filings in the ledger, without those that are gone from the rows."""
        return sum(self.verdicts.values())

    @property
    def unsearched(self) -> bool:
        """Whether some papers have not been searched for names from other filings since the last change."""
        return not is_searched(self.batch) and any(self.verdicts.get(verdict) for verdict in (*WRITTEN, "kept"))

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
        summary.ended = max(summary.ended, entry.finished)
        if word := compare(entry):
            summary.now.setdefault(word, NamedFilings()).add(entry)
        if outcome.verdict == "gone":
            summary.gone += bool(outcome.outputs)
            continue
        summary.verdicts[outcome.verdict] = summary.verdicts.get(outcome.verdict, 0) + 1
        summary.pages += outcome.pages if outcome.verdict in {*WRITTEN, "kept"} else 0
        summary.seconds += outcome.seconds
        if outcome.verdict not in WITHOUT_PAPERS:
            summary.unsigned += any(record["code"] == "BAT007" for record in outcome.findings)
        if is_new(entry):
            summary.new.add(entry)
        if differs(entry):
            summary.differing.add(entry)
        if outcome.verdict in WITHOUT_PAPERS and any(name.endswith(".pdf") for name in outcome.outputs):
            summary.with_earlier_papers.add(entry)
        _group(outcome, groups, batch.get("rows", ""))
    summary.groups = sorted(
        groups.values(), key=lambda group: (-group.stopped, WEIGHT.index(group.severity), -group.filings)
    )
    return summary


def is_new(entry: Entry) -> bool:
    """Whether the last run wrote the papers of the filing."""
    return entry.is_new and entry.outcome.verdict in WRITTEN


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
            group.filings += 1
            group.stopped += outcome.verdict in FAILING and record["severity"] == WEIGHT[0]
        message = _generic_message(record)
        if message not in group.texts and len(group.texts) == MAX_TEXTS:
            group.others += 1
            continue
        text = group.texts.setdefault(message, Text(record))
        text.filings += 1
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
    return record["code"], record["severity"], place, QUOTED.sub("…", message), QUOTED.sub("…", record["fix"])


def report_lines(summary: Summary) -> Iterator[str]:
    """Yield the findings on the batch as a whole, and the summary."""
    yield from (line for record in summary.notes for line in text_lines(record))
    yield from lines(summary)


def lines(summary: Summary) -> Iterator[str]:
    """Yield the summary as a table for a terminal."""
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(summary.verdicts.items()))
    yield f"{counted(summary.filings, 'filing')}: {counts or 'none'}; {counted(summary.pages, 'page')}"
    yield from standing(summary)
    if summary.groups:
        yield ""
        yield f"{'filings':>7}  {'stops':>5}  {'':8}{'code':8}what to fix, by the number of filings stopped"
    for group in summary.groups:
        yield from _note_on_all(group) if _is_common(group, summary) else _lines_of(group, summary)


def _is_common(group: Group, summary: Summary) -> bool:
    """Whether *group* is the same note on all filings."""
    finished_filings = sum(count for verdict, count in summary.verdicts.items() if verdict not in WITHOUT_PAPERS)
    has_one_message = len(group.texts) == 1 and not group.others
    return group.severity == "note" and has_one_message and group.filings >= max(finished_filings, 2)


def _note_on_all(group: Group) -> Iterator[str]:
    """Yield the beginning of *group*, a note on all filings; the summary page has the whole note."""
    (text,) = group.texts.values()
    beginning = text.first_record["message"].partition(": ")[0].partition("; ")[0]
    yield f"{_head(group):31}{beginning} (all filings; the summary page has the rest)"


def _lines_of(group: Group, summary: Summary) -> Iterator[str]:
    """Yield the messages of *group*, their places, and the remedy."""
    texts = [*group.texts.values()]
    head = _head(group)  # only the first line has it
    for text in texts:
        yield f"{head:31}{text.first_record['message']}"
        yield f"{'':31}at {place_of(text.first_record)}{more_rows(text, summary)}"
        head = ""
    if group.others:
        yield f"{'':31}and {counted(group.others, 'similar finding')}"
    if fix := texts[0].first_record["fix"]:
        yield f"{'':31}fix: {fix}"


def _head(group: Group) -> str:
    return f"{group.filings:>7,}  {group.stopped:>5,}  {group.severity:8}{group.code:8}"


def is_failing(summary: Summary, *, strict: bool) -> bool:
    """Whether a filing must not be filed or differs from the ledger, or the batch has an error.

    With *strict*, warnings count as errors.
    """
    if strict and any(group.severity != "note" for group in summary.groups):
        return True
    return bool(has_error(summary.notes) or summary.verdicts.keys() & FAILING or summary.now.keys() & {*NO_LONGER})


def standing(summary: Summary) -> Iterator[str]:
    """Yield lines on the state of the filings and of their papers."""
    if summary.remaining > 0:
        yield f"{summary.remaining:,} of {counted(summary.total, 'filing')} left: the run has not finished"
    if summary.unsearched:
        yield "the search for names from other filings is unfinished, so no filing is ready: run the same command again"
    if 0 < summary.new.filings < summary.filings:
        yield f"{summary.new.filings:,} built now: {_names_in_words(summary.new)}"
    if summary.unsigned:
        rows_do, them = ("its row does", "it") if summary.unsigned == 1 else ("their rows do", "them")
        yield f"{summary.unsigned:,} not signed: {rows_do} not say who reviewed {them}, and when"
    if (differing := summary.differing).filings:
        filings = counted(differing.filings, "kept filing")
        differ = "differs" if differing.filings == 1 else "differ"
        yield f"{filings} {differ} from the rows: {_names_in_words(differing)}"
    if (earlier := summary.with_earlier_papers).filings:
        signed = f", {earlier.signed:,} of them signed" if earlier.signed else ""
        filings = counted(earlier.filings, "stopped filing")
        yield f"kept: papers of {filings}{signed}, from an earlier build: {_names_in_words(earlier)}"
    if summary.now:
        yield from _comparison_lines(summary.now)
    if summary.gone:
        is_, have = ("is", "has") if summary.gone == 1 else ("are", "have")
        filings = counted(summary.gone, "filing")
        yield f"{filings} of an earlier run {is_} no longer in the rows, but still {have} papers"


def _comparison_lines(comparison: Mapping[str, NamedFilings]) -> Iterator[str]:
    """Yield a line with the number of filings for each comparison result."""
    parts = [
        f"{comparison[word].filings:,} {word}" for word in (UNCHANGED, ONLY_PAPERS, NOT_HERE) if word in comparison
    ]
    parts += [
        f"{comparison[word].filings:,} {word} ({_names_in_words(comparison[word])})"
        for word in NO_LONGER
        if word in comparison
    ]
    scope = "current papers, rows and base"
    if ONLY_PAPERS in comparison:
        scope = "papers only, because the rows or the base were not found"
    yield f"compared with the {scope}: {', '.join(parts)}"


def _names_in_words(filings: NamedFilings) -> str:
    return ", ".join(filings.first_names) + (", ..." if filings.filings > len(filings.first_names) else "")


def place_of(record: Record) -> str:
    """Return the place of a finding as "file:line:column"."""
    return ":".join(str(record[key]) for key in ("file", "line", "column") if record[key])


def more_rows(text: Text, summary: Summary, *, with_ids: bool = False) -> str:
    """Return the cells that fill the base's line, and the rows that have the message *text*.

    Rows are named by number. With *with_ids*, and always in YAML, where that is a line number, their ids are added.
    """
    rows = summary.batch.get("rows", "")
    with_ids = with_ids or rows.endswith(YAML)
    cells = [place for place in text.first_record["also"] if place.startswith(f"{rows}:")] if rows else []
    filled = f", filled by {', '.join(cells)}" if cells and text.first_record["file"] != rows else ""
    names = [
        f"{number} ({name})" if with_ids and name != unnamed(number) else f"{number}" for number, name in text.rows
    ]
    if text.filings == 1:
        return filled if text.first_record["file"] == rows and not with_ids else f"{filled}; row {names[0]}"
    more_filings = text.filings - len(names)
    return f"{filled}; rows {', '.join(names)}{f' and {more_filings:,} more' if more_filings else ''}"
