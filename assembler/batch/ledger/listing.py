"""Lists the filings of a ledger as CSV: their verdicts, whether they are signed, and where their papers are."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from assembler.batch.ledger.database import Entry, entries, is_searched, read_facts
from assembler.batch.ledger.summary import Compare, differs, is_new, not_compared
from assembler.batch.names.cross_contamination import FINISHED_VERDICTS
from assembler.load.files import display_name
from assembler.write.csv_table import row

CAPTION_COLUMNS = ("caption", "court", "date")
"""The columns for a filing's caption and court, and for the date of its first dated paper."""

SEVERITIES = ("error", "warning", "note")
"""The severities for which each filing's codes of findings are listed."""

COLUMNS = "id row verdict signed now pages folder new differs done caption court date errors warnings notes".split()
"""The columns of the list.

`now` is the comparison result from `compared.py`. `new` says whether the last run made the papers. `differs` says
whether a paper that was changed by hand differs from its row. `done` is the time of the verdict.
"""

UNSEARCHED_VERDICT = "unsearched"
"""The verdict on papers that are current, but not yet searched for names from other filings."""

EARLIER_BUILD_SUFFIX = " (earlier build)"
"""The suffix in the `signed` column for papers of an earlier build, if the filing is now stopped, failed or gone."""


def listing(database: sqlite3.Connection, out: Path | None = None, compare: Compare = not_compared) -> Iterator[str]:
    """Yield a header line, and a line for each filing that is in the rows or still has files.

    The papers are in *out* or, by default, in the folder that the ledger names. *compare* compares each filing with its
    current files.
    """
    facts = read_facts(database)
    folder = out or Path(facts.get("out", ""))
    are_searched = is_searched(facts)
    yield row(COLUMNS)
    for entry in entries(database):
        if entry.outcome.verdict != "gone" or entry.outcome.outputs:
            yield row(_cells(entry, folder, compare(entry), are_searched=are_searched))


def _cells(entry: Entry, out: Path, now: str, *, are_searched: bool) -> tuple[object, ...]:
    outcome = entry.outcome
    verdict = outcome.verdict if are_searched or outcome.verdict not in FINISHED_VERDICTS else UNSEARCHED_VERDICT
    folder = next((display_name((out / name).parent) for name in outcome.outputs), "")
    is_gone = outcome.verdict == "gone"
    signed_suffix = (
        EARLIER_BUILD_SUFFIX if outcome.signature_status and outcome.verdict not in FINISHED_VERDICTS else ""
    )
    return (
        outcome.id,
        "" if is_gone else outcome.number,
        verdict,
        f"{outcome.signature_status}{signed_suffix}",
        now,
        "" if is_gone else outcome.pages,
        folder,
        "yes" if is_new(entry) else "",
        "yes" if differs(entry) else "",
        entry.finished_at,
        *(outcome.about.get(name, "") for name in CAPTION_COLUMNS),
        *_codes(entry),
    )


def _codes(entry: Entry) -> Iterator[str]:
    """Yield the codes of a filing's findings for each severity."""
    findings = entry.outcome.findings
    for severity in SEVERITIES:
        yield " ".join(sorted({record["code"] for record in findings if record["severity"] == severity}))
