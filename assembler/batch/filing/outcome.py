"""Defines the outcome of building a row: its verdict, findings and files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from assembler.batch.rows.row import Row
from assembler.findings.faults import brief
from assembler.findings.finding import Finding, Severity, as_data

Verdict = Literal["built", "kept", "checked", "stopped", "failed", "gone", "mixed"]
"""The verdicts on a filing.

`built`, or `checked` if no papers were requested: the filing has no errors. `kept`: a paper was changed by hand after
it was written, and was not replaced. `stopped`: the filing has an error. `failed`: the build did not finish. `gone`:
the row no longer exists. `mixed`: a paper contains a name from another filing.
"""

DIFFERS = "OUT007"
"""The code of the finding on a kept paper, changed by hand, that differs from its row."""

Record = Mapping[str, Any]
"""A finding as a JSON object, with its remedy and further places."""


@dataclass(frozen=True)
class Outcome:
    """The outcome of building a row."""

    id: str
    number: int
    verdict: Verdict
    findings: Sequence[Record] = ()
    outputs: Mapping[str, str] = field(default_factory=dict)
    """The hash of each file that was written or kept, by its path below the output folder.

    For a filing that was stopped or that failed, these are the papers that remain from an earlier build.
    """
    pages: int = 0
    names: Sequence[str] = ()
    """The names of parties and other persons that the row filled in."""
    reads: Mapping[str, str] = field(default_factory=dict)
    """The hash, by path, of each exhibit, picture or other file in the root that was read for the filing."""
    about: Mapping[str, str] = field(default_factory=dict)
    """The caption, the court, and the date of the first dated paper, for the list of filings."""
    signature_status: str = ""
    """Whether the filing's papers print a signature: "yes", "no", or "" if there are no papers or it is unknown."""
    seconds: float = 0.0
    worker: str = ""
    memory: int = 0
    """The worker's peak memory use up to this outcome, in megabytes."""
    texts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The page texts of each written PDF, by its path, as the proof read them.

    The texts of some PDFs may be missing. The ledger does not store texts.
    """


def as_record(finding: Finding, row: Row | None = None) -> dict[str, Any]:
    """Return *finding* as a ledger stores it.

    With a *row*, the record may also have the key `cell`, the finding's column, and the key `alike`, the message
    without the row's cells, by which findings on several rows are grouped.
    """
    also = [str(place) for place in finding.also]
    record = {**as_data(finding), "fix": finding.fix, "also": also, "paper": finding.paper}
    if row:
        cell = next((name for name, place in row.places.items() if place == finding.place), "")
        generic_message = _without_cells(finding.message, row)
        if cell:
            record["cell"] = cell
        if generic_message != finding.message:
            record["alike"] = generic_message
    return record


def _without_cells(message: str, row: Row) -> str:
    """Return *message*, with each text that is a cell of *row* replaced by an ellipsis."""
    cells = {brief(text) for text in row.cells.values() if text}
    for text in sorted((text for text in cells if text in message), key=len, reverse=True):
        message = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "…", message)
    return message


def text_lines(record: Record) -> Iterator[str]:
    """Yield the terminal lines for a finding."""
    place = ":".join(str(record[key]) for key in ("file", "line", "column") if record[key])
    yield f"{place}: {record['severity']} {record['code']}: {record['message']}"
    yield from (f"    {word}: {record[word]}" for word in ("cite", "fix") if record[word])
    yield from (f"    also: {place}" for place in record["also"])


def has_error(findings: Sequence[Record]) -> bool:
    """Whether one of *findings* is an error."""
    return any(finding["severity"] == str(Severity.ERROR) for finding in findings)
