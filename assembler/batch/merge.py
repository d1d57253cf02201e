"""Merging the ledgers of the shards of one batch into one, and the search for strangers over all of their papers."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from assembler.batch.ledger import entries, find, ledger, note, noted, record, refused
from assembler.batch.strangers import search
from assembler.batch.summary import Summary, summary
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Stopped
from assembler.load.files import display_name, place_of

FACTS = {
    "base": "another base",
    "rows": "other rows",
    "content": "another text of the base",
    "made_with": "another program, other fonts or other options",
}
"""What ledgers of one batch have in common, and how a message names what differs."""


def merge(whole: Path, parts: Sequence[Path], out: Path) -> Summary:
    """Write the filings of the ledgers *parts* into the ledger *whole*, and return its summary.

    *out* is the folder of all papers. Raises `Stopped` if two ledgers are of different batches, or have one filing.
    """
    with ExitStack() as open_, refused(whole):
        database = open_.enter_context(ledger(whole))
        database.execute("BEGIN")
        seen: dict[str, Path] = {}
        facts = noted(database)
        for part in parts:
            with ledger(part) as other:
                facts = _common(facts, noted(other), part)
                for entry in entries(other):
                    if (first := seen.setdefault(entry.outcome.id, part)) != part:
                        message = f"has the filing `{brief(entry.outcome.id)}`, which `{display_name(first)}` has too"
                        raise Stopped(fault("LED003", place_of(part), message))
                    if entry != find(database, entry.outcome.id):
                        record(database, entry)
        note(database, **facts)
        database.execute("COMMIT")
        search(database, facts.get("rows", ""), out)
        return summary(database)


def _common(facts: dict[str, str], others: dict[str, str], part: Path) -> dict[str, str]:
    """Return *others*, the facts of the ledger *part*. Raises `Stopped` if they differ from the *facts* so far."""
    if not others:
        raise Stopped(fault("LED003", place_of(part), "has no filings"))
    if differs := [said for key, said in FACTS.items() if facts and facts.get(key) != others.get(key)]:
        raise Stopped(fault("LED003", place_of(part), f"was made from {' and '.join(differs)} than the others"))
    return others


def show(file: Path) -> Summary:
    """Return the summary of the ledger in *file*. Raises `Stopped` if it cannot be used."""
    with ledger(file) as database:
        return summary(database)
