"""The list of all filings of a ledger, as CSV: what came of each, whether it is signed, and where its papers are."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from assembler.batch.ledger.database import Entry, entries, is_searched, noted
from assembler.batch.ledger.summary import Compare, differs, is_new, not_compared
from assembler.batch.names.cross_contamination import FINISHED
from assembler.load.files import display_name
from assembler.write.csv_table import row

ABOUT = ("caption", "court", "date")
"""The case of a filing, and the date of its first paper."""

FOUND = ("error", "warning", "note")
"""The severities of findings, whose codes are listed of each filing."""

COLUMNS = "id row verdict signed now pages folder new differs done caption court date errors warnings notes".split()
"""What is listed of each filing.

*now* is a word of `compared.py`, *new* whether the last run made its papers, *differs* whether a paper that somebody
has changed is not what its row says now, *done* when a run came to the verdict.
"""

UNSEARCHED = "unsearched"
"""What is listed instead of `built` until names of other filings have been searched for."""

EARLIER = " (earlier build)"
"""What follows the signature of papers whose row is stopped now, or gone."""


def listing(database: sqlite3.Connection, out: Path | None = None, compare: Compare = not_compared) -> Iterator[str]:
    """Yield a line for the columns, and one for each filing; folders are in *out*, or where the ledger says.

    Each is compared with what is there now.
    """
    facts = noted(database)
    whole, searched = out or Path(facts.get("out", "")), is_searched(facts)
    yield row(COLUMNS)
    for entry in entries(database):
        if entry.outcome.verdict != "gone" or entry.outcome.outputs:
            yield row(_cells(entry, whole, compare(entry), searched=searched))


def _cells(entry: Entry, out: Path, now: str, *, searched: bool) -> tuple[object, ...]:
    outcome = entry.outcome
    verdict = outcome.verdict if searched or outcome.verdict not in FINISHED else UNSEARCHED
    folder = next((display_name((out / name).parent) for name in outcome.outputs), "")
    number, pages = ("", "") if outcome.verdict == "gone" else (outcome.number, outcome.pages)
    earlier = EARLIER if outcome.signed and outcome.verdict not in FINISHED else ""
    about = (outcome.about.get(name, "") for name in ABOUT)
    other = "yes" if differs(entry) else ""
    new = "yes" if is_new(entry) else ""
    signed = f"{outcome.signed}{earlier}"
    return outcome.id, number, verdict, signed, now, pages, folder, new, other, entry.finished, *about, *_codes(entry)


def _codes(entry: Entry) -> Iterator[str]:
    """Yield the codes of the findings on a filing, for each severity."""
    findings = entry.outcome.findings
    for severity in FOUND:
        yield " ".join(sorted({record["code"] for record in findings if record["severity"] == severity}))
