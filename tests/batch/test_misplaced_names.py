"""Names pasted into the wrong row are found before anything is built; legitimate repetitions are not reported."""

import csv
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from assembler.batch.filing.filling import base_of
from assembler.batch.names.misplaced_names import MisplacedNames
from assembler.batch.rows import all_rows
from assembler.batch.run import run
from assembler.load import load
from tests.support.batches import InProcessPool, run_batch, write_base, write_rows
from tests.support.runs import run_here as command

MORE_BLANKS = {
    "name: <<defendant>>": "name: <<defendant>>\n    called: <<short>>\n    dba: [<<trade>>]",
    "kind: corporation": "kind: <<kind>>\n    address: [<<street>>]",
}

COLUMNS = "id defendant short trade kind street sold price filed".split()

# the cells of a defendant: name, short name, trade name, kind and street
FEEDS = ("Fabricated Feeds LLC", "Fabricated Feeds", "none", "limited liability company", "1 Nowhere Road")
LUMBER = ("Dummy Lumber, Inc.", "Dummy Lumber", "none", "corporation", "2 Nowhere Road")


@pytest.fixture
def batch_folder(folder: Path) -> Path:
    write_base(folder, MORE_BLANKS)
    return folder


def messages(folder: Path, *defendants: Sequence[str]) -> list[str]:
    """Return the messages of the findings in rows with these *defendants*."""
    cells = [
        (f"A-{index}", *defendant, "2025-03-02", str(index), "2025-06-02") for index, defendant in enumerate(defendants)
    ]
    with closing(sqlite3.connect(":memory:")) as database:
        misplaced_names = MisplacedNames(database, base_of(load(folder / "base.yaml")))
        for row in all_rows(write_rows(folder, cells, COLUMNS)):
            misplaced_names.add(row)
        return [f"{finding.place}: {finding.code}: {finding.message}" for _, finding in misplaced_names.findings()]


def test_a_short_name_of_another_rows_party_is_found(batch_folder: Path) -> None:
    pasted_row = (LUMBER[0], FEEDS[1], *LUMBER[2:])
    message = (
        "BAT013: `Fabricated Feeds` shares no word with `Dummy Lumber, Inc.`, and is the name or short name in row"
    )
    assert messages(batch_folder, FEEDS, pasted_row) == [f"rows.csv:3:3: {message} 2"]
    assert messages(batch_folder, pasted_row, FEEDS) == [f"rows.csv:2:3: {message} 3"]


def test_a_name_of_another_row_with_the_old_short_name_or_kind_is_found(batch_folder: Path) -> None:
    assert messages(batch_folder, FEEDS, (FEEDS[0], *LUMBER[1:])) == [
        "rows.csv:3:3: BAT013: `Fabricated Feeds LLC` is also in row 2, with another `kind`",
        "rows.csv:3:3: BAT014: `Dummy Lumber` shares no word with `Fabricated Feeds LLC`",
    ]


def test_legitimate_repetitions_are_not_found(batch_folder: Path) -> None:
    def defendant(name: str, short: str, trade: str = "none", kind: str = "corporation") -> Sequence[str]:
        return (name, short, trade, kind, "3 Nowhere Road")

    other_address = (*FEEDS[:4], "9 Elsewhere Street")
    assert messages(batch_folder, FEEDS, other_address, LUMBER) == []
    assert messages(
        batch_folder,
        defendant("International Business Machines Corporation", "IBM"),
        defendant("Federal Express Corporation", "FedEx"),
        defendant("Jos\u00e9 N\u00fa\u00f1ez", "Mr. Nunez", kind="individual"),
        defendant("1234 Holdings, Inc.", "Made-Up Pizza", trade="Made-Up Pizza"),
        defendant("Invented East, Inc.", "Invented"),
        defendant("Invented West, Inc.", "Invented"),
        defendant("O'Nobody's, Inc.", "ONobodys"),
    ) == []  # fmt: skip
    terms = [
        defendant(f"{name} Company", short) for short in ("Buyer", "the Tenant") for name in ("Fabled", "Notional")
    ]
    assert messages(batch_folder, *terms) == []


def test_a_batch_reports_pasted_names_in_its_summary(batch_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "Pool", InProcessPool)
    cells = [
        ("A-1", *FEEDS, "2025-03-02", "1", "2025-06-02"),
        ("A-2", LUMBER[0], FEEDS[1], *LUMBER[2:], "2025-03-02", "2", "2025-06-02"),
    ]
    write_rows(batch_folder, cells, COLUMNS)
    message = "`Fabricated Feeds` shares no word with `Dummy Lumber, Inc.`, and is the name or short name in row 2"
    for _ in range(2):  # the second run builds nothing
        run_result = run_batch("--check")
        assert f"warning BAT013  {message}\n{'':31}at rows.csv:3:3\n" in run_result.out
        page = Path("out/base/rows/check-summary.html").read_text("utf-8")
        assert f"{message}\n" in page
        assert "<code>rows.csv:3:3</code><small>; row 3 (A-2)</small>" in page
        listing = csv.DictReader(command("ledger", "show", "--csv", "out/base/rows/check.sqlite").out.splitlines())
        assert ["BAT013" in row["warnings"].split() for row in listing] == [False, True]
    assert f"rows.csv:3:3: warning BAT013: {message}\n" in run_batch("--preview", "A-2", "--check").out
    assert "BAT013" not in run_batch("--preview", "A-1", "--check").out
    write_rows(batch_folder, cells[:1], COLUMNS)
    assert "BAT013" not in run_batch("--check").out
