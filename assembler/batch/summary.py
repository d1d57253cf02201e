"""The summary of a batch: how many filings came to which end, and what to mend first.

Findings that say the same of many rows are one group: those that stop the most filings come first.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from assembler.batch.ledger import Entry, entries, noted
from assembler.batch.outcome import Told
from assembler.findings.faults import FAULTS
from assembler.findings.finding import Severity

WEIGHT = [str(severity) for severity in Severity]
"""The severities, the most serious first."""

FAILING = frozenset({"stopped", "failed", "mixed"})
"""The verdicts with which a filing must not go to the court."""

MOST_ROWS = 12
"""How many rows of a group are named."""


@dataclass
class Group:
    """Findings that say the same: how many filings have it, in which rows, and the first of them in full."""

    code: str
    severity: str
    first: Told
    filings: int = 0
    stopped: int = 0
    rows: list[int] = field(default_factory=list)


@dataclass
class Summary:
    """The filings of a ledger by verdict, the groups of findings in order, pages, seconds, and what was built."""

    batch: dict[str, str]
    verdicts: dict[str, int] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    pages: int = 0
    seconds: float = 0.0
    unsigned: int = 0
    notes: list[Told] = field(default_factory=list)
    """What is wrong with the batch as a whole."""

    @property
    def filings(self) -> int:
        """How many filings the ledger has."""
        return sum(self.verdicts.values())


def summary(database: sqlite3.Connection) -> Summary:
    """Return the summary of the ledger in *database*. Its memory grows with the kinds of findings, not with rows."""
    facts = noted(database)
    notes: list[Told] = json.loads(facts.get("notes", "[]"))
    return replace(summed(entries(database), facts), notes=notes)


def summed(filings: Iterable[Entry], batch: dict[str, str]) -> Summary:
    """Return the summary of *filings* of a *batch*."""
    whole = Summary(batch)
    groups: dict[tuple[str, ...], Group] = {}
    for entry in filings:
        made = entry.outcome
        whole.verdicts[made.verdict] = whole.verdicts.get(made.verdict, 0) + 1
        whole.pages, whole.seconds = whole.pages + made.pages, whole.seconds + made.seconds
        whole.unsigned += any(found["code"] == "BAT007" for found in made.findings)
        said = {
            _alike(found, batch.get("rows", "")): found
            for found in reversed(made.findings)
            if found["code"] != "BAT007"
        }
        for key, found in said.items():
            group = groups.setdefault(key, Group(found["code"], found["severity"], found))
            group.filings += 1
            group.stopped += made.verdict in FAILING and found["severity"] == WEIGHT[0]
            if len(group.rows) < MOST_ROWS:
                group.rows.append(made.number)
    order = sorted(groups.values(), key=lambda group: (-group.stopped, WEIGHT.index(group.severity), -group.filings))
    whole.groups = order
    return whole


def _alike(found: Told, rows: str) -> tuple[str, ...]:
    """Return what findings that say the same have in common: code, severity, and the column or the line of the base."""
    where = f"column {found['column']}" if found["file"] == rows else f"{found['file']}:{found['line']}"
    return found["code"], found["severity"], where


def lines(whole: Summary) -> Iterator[str]:
    """Yield the summary as a table for a terminal."""
    counts = ", ".join(f"{count:,} {verdict}" for verdict, count in sorted(whole.verdicts.items()))
    yield f"{counted(whole.filings, 'filing')}: {counts or 'none'}; {counted(whole.pages, 'page')}"
    if whole.unsigned:
        whose = "its row does" if whole.unsigned == 1 else "their rows do"
        who = "it" if whole.unsigned == 1 else "them"
        yield f"{whole.unsigned:,} not signed: {whose} not say who has reviewed {who}, and when"
    if whole.groups:
        yield ""
        yield f"{'filings':>7}  {'stops':>5}  {'':8}{'code':8}what to mend, the worst first"
    for group in whole.groups:
        place = ":".join(str(group.first[key]) for key in ("file", "line", "column") if group.first[key])
        yield f"{group.filings:>7,}  {group.stopped:>5,}  {group.severity:8}{group.code:8}{group.first['message']}"
        yield f"{'':31}at {place}{_more(group)}"
        if group.first["fix"]:
            yield f"{'':31}fix: {group.first['fix']}"


def counted(count: int, thing: str) -> str:
    """Return *count* and *thing* as in "1 page" and "2 pages"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _more(group: Group) -> str:
    """Return the other rows of *group*, as far as they are named."""
    if group.filings == 1:
        return ""
    rest = group.filings - len(group.rows)
    return f"; rows {', '.join(map(str, group.rows))}{f' and {rest:,} more' if rest else ''}"


def title(group: Group) -> str:
    """Return what the fault of *group* is called; "" for a rule, which `assembler explain` describes."""
    return FAULTS[group.code][0] if group.code in FAULTS else ""
