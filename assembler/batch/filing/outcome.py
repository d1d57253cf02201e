"""What came of one row: its verdict, its findings, its files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from assembler.batch.rows.row import Row
from assembler.findings.faults import brief
from assembler.findings.finding import Finding, Severity, as_data

Verdict = Literal["built", "kept", "checked", "stopped", "failed", "gone", "mixed"]
"""Built, or only checked, without errors; kept, because somebody has changed a paper since it was written; stopped by
an error of the row or the law; failed on its way; gone from the rows, so that its papers are those of an earlier run;
or mixed up with another, whose name is in its papers."""

DIFFERS = "OUT007"
"""The finding on a paper that was changed since it was written, stays, and differs from its row."""

Record = Mapping[str, Any]
"""A finding as JSON says it, with its remedy and further places."""


@dataclass(frozen=True)
class Outcome:
    """What came of one row."""

    id: str
    number: int
    verdict: Verdict
    findings: Sequence[Record] = ()
    outputs: Mapping[str, str] = field(default_factory=dict)
    """The hash of each file that was written, by its path below the folder of papers.

    Those of a filing that was stopped, or has failed, are papers of an earlier build, which are still there.
    """
    pages: int = 0
    names: Sequence[str] = ()
    """The names in the matter that come from the row."""
    reads: Mapping[str, str] = field(default_factory=dict)
    """The hash of each exhibit, picture and other file in the root that was read for it, by its path."""
    about: Mapping[str, str] = field(default_factory=dict)
    """What a list of filings says of it: its caption, its court, and the date of its paper."""
    signed: str = ""
    """Whether its papers print a signature: "yes" or "no"; "" if nobody knows, or if it has none."""
    seconds: float = 0.0
    worker: str = ""
    memory: int = 0
    """The most memory that the worker has used so far, in megabytes."""
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The texts of the pages of each PDF that was written, by its path, as they were read when it was proved.

    Some may be missing. No ledger keeps them.
    """


def as_record(finding: Finding, row: Row | None = None) -> dict[str, Any]:
    """Return *finding* as a ledger keeps it; one on a *row* with its column, and what other rows' findings may share.

    That is its message without the cells of the row.
    """
    also = [str(place) for place in finding.also]
    record = {**as_data(finding), "fix": finding.fix, "also": also, "paper": finding.paper}
    if row:
        cell = next((name for name, place in row.places.items() if place == finding.place), "")
        alike = _without_cells(finding.message, row)
        record |= {"cell": cell} if cell else {}
        record |= {"alike": alike} if alike != finding.message else {}
    return record


def _without_cells(message: str, row: Row) -> str:
    """Return *message* with an ellipsis for each cell of *row* that it quotes."""
    cells = {brief(text) for text in row.cells.values() if text}
    for text in sorted((text for text in cells if text in message), key=len, reverse=True):
        message = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "…", message)
    return message


def text_lines(record: Record) -> Iterator[str]:
    """Yield what a report on a terminal says of a finding."""
    place = ":".join(str(record[key]) for key in ("file", "line", "column") if record[key])
    yield f"{place}: {record['severity']} {record['code']}: {record['message']}"
    yield from (f"    {word}: {record[word]}" for word in ("cite", "fix") if record[word])
    yield from (f"    also: {place}" for place in record["also"])


def has_error(findings: Sequence[Record]) -> bool:
    """Whether one of *findings* is an error."""
    return any(finding["severity"] == str(Severity.ERROR) for finding in findings)
