"""The summary of a batch: how many filings came to which end, and what to mend first.

Findings that say the same of many rows are one group: those that stop the most filings come first.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from assembler.batch.filing.outcome import DIFFERS, Outcome, Record, has_error, text_lines
from assembler.batch.ledger.compared import NO_LONGER, NOT_HERE, ONLY_PAPERS, UNCHANGED
from assembler.batch.ledger.database import Entry, entries, is_searched, noted
from assembler.findings.finding import Severity

WEIGHT = [str(severity) for severity in Severity]
"""The severities, the most serious first."""

FAILING = frozenset({"stopped", "failed", "mixed"})
"""The verdicts with which a filing must not go to the court."""

WRITTEN = frozenset({"built", "mixed"})
"""The verdicts on filings whose papers a run has written."""

WITHOUT_PAPERS = frozenset({"stopped", "failed"})
"""The verdicts on filings that have no papers, or those of an earlier build."""

MOST_ROWS = 12
"""How many rows, or filings, are named in one line."""


YAML = (".yaml", ".yml")

MOST_TEXTS = 5
"""How many texts of a group are shown."""

QUOTED = re.compile(r"`[^`]*`|…|\d+")
"""What differs between texts that say the same of different values."""


@dataclass
class Text:
    """What findings say but for the cells of their rows: the first of them in full, and the rows in which it is."""

    first: Record
    filings: int = 0
    rows: list[tuple[int, str]] = field(default_factory=list)
    """The first few rows, each with the `id` of its filing."""


@dataclass
class Group:
    """Findings of one kind: how many filings have it, how many of them it stops, and the texts of the findings."""

    code: str
    severity: str
    filings: int = 0
    stopped: int = 0
    texts: dict[str, Text] = field(default_factory=dict)
    others: int = 0
    """How many findings have other texts than those."""


@dataclass
class Listed:
    """Filings that the summary names: how many there are, how many of them are signed, and the first few."""

    filings: int = 0
    signed: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Add a filing."""
        self.filings, self.signed = self.filings + 1, self.signed + (entry.outcome.signed == "yes")
        self.first += [entry.outcome.id] if len(self.first) < MOST_ROWS else []


@dataclass
class Summary:
    """The filings of a ledger by verdict, the groups of findings in order, pages, seconds, and what was built."""

    batch: dict[str, str]
    verdicts: dict[str, int] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0
    unsigned: int = 0
    now: dict[str, Listed] = field(default_factory=dict)
    """The filings by how their papers compare with what is there now, if they were compared."""
    gone: int = 0
    """How many filings the rows no longer have, of which there are papers."""
    new: Listed = field(default_factory=Listed)
    """The filings whose papers the last run has written."""
    differing: Listed = field(default_factory=Listed)
    """The filings of which somebody has changed a paper that differs from its row now."""
    earlier: Listed = field(default_factory=Listed)
    """The filings that were stopped, of which there are papers of an earlier build."""
    ended: str = ""
    """When the last filing was done."""
    notes: list[Record] = field(default_factory=list)
    """What is wrong with the batch as a whole."""

    @property
    def filings(self) -> int:
        """How many filings the ledger has."""
        return sum(self.verdicts.values())

    @property
    def unsearched(self) -> bool:
        """Whether there are papers in which names of other filings have not been searched for since they changed."""
        return not is_searched(self.batch) and any(self.verdicts.get(verdict) for verdict in (*WRITTEN, "kept"))

    @property
    def left(self) -> int:
        """How many filings the last run has left."""
        return self.total - int(self.batch.get("done", "0"))

    @property
    def total(self) -> int:
        """Of how many filings the last run was."""
        return int(self.batch.get("total", "0"))


Compare = Callable[[Entry], str]
"""Says in a word how a filing compares with what is there now; "" if it was not compared."""


def not_compared(_entry: Entry) -> str:
    """Compare a filing with nothing."""
    return ""


def summary(database: sqlite3.Connection, compare: Compare = not_compared) -> Summary:
    """Return the summary of the ledger in *database*. Its memory grows with the kinds of findings, not with rows."""
    facts = noted(database)
    notes: list[Record] = json.loads(facts.get("notes", "[]"))
    return replace(summed(entries(database), facts, compare), notes=notes)


def summed(filings: Iterable[Entry], batch: dict[str, str], compare: Compare = not_compared) -> Summary:
    """Return the summary of *filings* of a *batch*, each of them compared with what is there now."""
    whole = Summary(batch)
    groups: dict[tuple[str, ...], Group] = {}
    for entry in filings:
        outcome = entry.outcome
        whole.ended = max(whole.ended, entry.finished)
        if word := compare(entry):
            whole.now.setdefault(word, Listed()).add(entry)
        if outcome.verdict == "gone":
            whole.gone += bool(outcome.outputs)
            continue
        whole.verdicts[outcome.verdict] = whole.verdicts.get(outcome.verdict, 0) + 1
        whole.pages += outcome.pages if outcome.verdict in {*WRITTEN, "kept"} else 0
        whole.seconds += outcome.seconds
        if outcome.verdict not in WITHOUT_PAPERS:
            whole.unsigned += any(record["code"] == "BAT007" for record in outcome.findings)
        if is_new(entry):
            whole.new.add(entry)
        if differs(entry):
            whole.differing.add(entry)
        if outcome.verdict in WITHOUT_PAPERS and any(name.endswith(".pdf") for name in outcome.outputs):
            whole.earlier.add(entry)
        _group(outcome, groups, batch.get("rows", ""))
    order = sorted(groups.values(), key=lambda group: (-group.stopped, WEIGHT.index(group.severity), -group.filings))
    whole.groups = order
    return whole


def is_new(entry: Entry) -> bool:
    """Whether the last run has written the papers of a filing."""
    return entry.is_new and entry.outcome.verdict in WRITTEN


def differs(entry: Entry) -> bool:
    """Whether a paper of a filing was changed by hand, is kept, and differs from what its row says now."""
    return any(record["code"] == DIFFERS for record in entry.outcome.findings)


def _group(outcome: Outcome, groups: dict[tuple[str, ...], Group], rows: str) -> None:
    """Put the findings on a filing into their *groups*."""
    counted_ = set()
    for record in outcome.findings:
        if record["code"] == "BAT007":
            continue
        key = _kind(record, rows)
        group = groups.setdefault(key, Group(record["code"], record["severity"]))
        if key not in counted_:
            counted_.add(key)
            group.filings += 1
            group.stopped += outcome.verdict in FAILING and record["severity"] == WEIGHT[0]
        message = record.get("alike", record["message"])
        if message not in group.texts and len(group.texts) == MOST_TEXTS:
            group.others += 1
            continue
        text = group.texts.setdefault(message, Text(record))
        text.filings += 1
        text.rows += [(outcome.number, outcome.id)] if len(text.rows) < MOST_ROWS else []


def _kind(record: Record, rows: str) -> tuple[str, ...]:
    """Return what findings of one kind have in common.

    That is code, severity, the column or the line of the base, and what they say but for quoted values and numbers.
    """
    column = record.get("cell") or f"column {record['column']}"
    where = column if record["file"] == rows else f"{record['file']}:{record['line']}"
    message = record.get("alike", record["message"])
    return record["code"], record["severity"], where, QUOTED.sub("…", message), QUOTED.sub("…", record["fix"])


def report_lines(whole: Summary) -> Iterator[str]:
    """Yield what is wrong with the batch as a whole, and the summary."""
    yield from (line for record in whole.notes for line in text_lines(record))
    yield from lines(whole)


def lines(whole: Summary) -> Iterator[str]:
    """Yield the summary as a table for a terminal."""
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(whole.verdicts.items()))
    yield f"{counted(whole.filings, 'filing')}: {counts or 'none'}; {counted(whole.pages, 'page')}"
    yield from standing(whole)
    if whole.groups:
        yield ""
        yield f"{'filings':>7}  {'stops':>5}  {'':8}{'code':8}what to fix, what stops most filings first"
    for group in whole.groups:
        yield from _common(group) if _is_common(group, whole) else _lines_of(group, whole)


def _is_common(group: Group, whole: Summary) -> bool:
    """Whether *group* is a note that says the same of each filing, and thus nothing of the rows."""
    done = sum(count for verdict, count in whole.verdicts.items() if verdict not in WITHOUT_PAPERS)
    return group.severity == "note" and len(group.texts) == 1 and not group.others and group.filings >= max(done, 2)


def _common(group: Group) -> Iterator[str]:
    """Yield the beginning of what *group* says of all filings; the page beside the ledger has the rest."""
    (text,) = group.texts.values()
    begins = text.first["message"].partition(": ")[0].partition("; ")[0]
    yield f"{_head(group):31}{begins} (each filing; summary.html has the rest)"


def _lines_of(group: Group, whole: Summary) -> Iterator[str]:
    """Yield what *group* says: its texts, where they are, and the remedy."""
    texts, head = [*group.texts.values()], _head(group)
    for text in texts:
        yield f"{head:31}{text.first['message']}"
        yield f"{'':31}at {place_of(text.first)}{more_rows(text, whole)}"
        head = ""
    if group.others:
        yield f"{'':31}and {group.others:,} of this kind that say something else"
    if fix := texts[0].first["fix"]:
        yield f"{'':31}fix: {fix}"


def _head(group: Group) -> str:
    return f"{group.filings:>7,}  {group.stopped:>5,}  {group.severity:8}{group.code:8}"


def is_failing(whole: Summary, *, strict: bool) -> bool:
    """Whether a filing must not go to the court, or something is wrong with the batch; with *strict*, a warning is."""
    warned = strict and any(group.severity != "note" for group in whole.groups)
    return bool(warned or has_error(whole.notes) or whole.verdicts.keys() & FAILING or whole.now.keys() & {*NO_LONGER})


def standing(whole: Summary) -> Iterator[str]:
    """Yield in words how many filings are left, new or not signed, and which papers of earlier builds remain."""
    if whole.left > 0:
        yield f"{whole.left:,} of {counted(whole.total, 'filing')} left: the run has not come to its end"
    if whole.unsearched:
        yield "names of other filings have not been searched for yet, so no filing is ready: run the same command again"
    if 0 < whole.new.filings < whole.filings:
        yield f"{whole.new.filings:,} built now: {_listed(whole.new)}"
    if whole.unsigned:
        whose = "its row does" if whole.unsigned == 1 else "their rows do"
        who = "it" if whole.unsigned == 1 else "them"
        yield f"{whole.unsigned:,} not signed: {whose} not say who has reviewed {who}, and when"
    if (differing := whole.differing).filings:
        which = counted(differing.filings, "kept filing")
        yield f"{which} {'differs' if differing.filings == 1 else 'differ'} from the rows: {_listed(differing)}"
    if (earlier := whole.earlier).filings:
        signed = f", {earlier.signed:,} of them signed" if earlier.signed else ""
        which = counted(earlier.filings, "stopped filing")
        yield f"kept: papers of {which}{signed}, from an earlier build: {_listed(earlier)}"
    if whole.now:
        yield from _compared(whole.now)
    if whole.gone:
        is_, have = ("is", "has") if whole.gone == 1 else ("are", "have")
        yield f"{counted(whole.gone, 'filing')} of an earlier run {is_} no longer in the rows, and still {have} papers"


def _compared(now: Mapping[str, Listed]) -> Iterator[str]:
    """Yield how many filings are as their ledger says *now*, and the names of those that are not."""
    parts = [f"{now[word].filings:,} {word}" for word in (UNCHANGED, ONLY_PAPERS, NOT_HERE) if word in now]
    parts += [f"{now[word].filings:,} {word} ({_listed(now[word])})" for word in NO_LONGER if word in now]
    alone = "papers alone, because the rows or the base are not where they were"
    what = alone if ONLY_PAPERS in now else "papers, rows and base as they are now"
    yield f"compared with the {what}: {', '.join(parts)}"


def counted(count: int, thing: str) -> str:
    """Return *count* and *thing* as in "1 page" and "2 pages"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _listed(filings: Listed) -> str:
    return ", ".join(filings.first) + (", ..." if filings.filings > len(filings.first) else "")


def place_of(record: Record) -> str:
    """Return where a finding is."""
    return ":".join(str(record[key]) for key in ("file", "line", "column") if record[key])


def more_rows(text: Text, whole: Summary, *, with_ids: bool = False) -> str:
    """Return the cells that fill a line of the base, and the rows in which *text* is, as far as they are named.

    They are named *with_ids* where the number of a row is that of its first line. Without, it is "" for one row whose
    place is known.
    """
    rows = whole.batch.get("rows", "")
    with_ids = with_ids or rows.endswith(YAML)
    cells = [place for place in text.first["also"] if place.startswith(f"{rows}:")] if rows else []
    filled = f", filled by {', '.join(cells)}" if cells and text.first["file"] != rows else ""
    names = [f"{at} ({name})" if with_ids and name != f"row {at}" else f"{at}" for at, name in text.rows]
    if text.filings == 1:
        return filled if text.first["file"] == rows and not with_ids else f"{filled}; row {names[0]}"
    rest = text.filings - len(names)
    return f"{filled}; rows {', '.join(names)}{f' and {rest:,} more' if rest else ''}"
