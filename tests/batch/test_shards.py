"""Shards: each row stays in one of them, and they are merged only together, of the same rows, with their papers."""

import csv
import shutil
from pathlib import Path

import pytest

from assembler.batch.run import run
from assembler.batch.settings import part_of
from tests.support.batches import (
    COLUMNS,
    MORE,
    READ_BY_ROW,
    ROWS,
    InProcessPool,
    base,
    batch,
    rows,
    verdicts,
    with_cell,
)
from tests.support.runs import Run
from tests.support.runs import run_here as command

CHECK = ("--check", "--jobs", "1")

PARTS = [Path("parts/base/rows") / f"check-{number}-of-2.sqlite" for number in (1, 2)]


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small batch, and check it in this process, without workers."""
    base(folder)
    rows(folder)
    monkeypatch.setattr(run, "Pool", InProcessPool)
    return folder


def shard(part: str, *options: str) -> Run:
    return batch(*(options or CHECK), "--shard", part, out="parts")


def merged(*parts: Path, whole: str = "whole.sqlite", out: str = "") -> Run:
    return command("ledger", "merge", whole, *(parts or PARTS), *(["--out", out] if out else []))


def shown(ledger: str) -> str:
    """Return what is shown of *ledger*, but for the line on its comparison with what is there."""
    lines = command("ledger", "show", ledger).out.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("compared with "))


def test_the_ledgers_of_all_shards_are_the_ledger_of_the_batch(here: Path) -> None:
    rows(here, with_cell(2, "id", "a-1"))
    batch(*CHECK)
    for part in ("1/2", "2/2"):
        shard(part)
    done = merged()
    assert done.status == 1
    assert "`a-1` is also the `id` of row 2" in done.out
    assert shown("whole.sqlite") == done.out
    assert done.out == shown("out/base/rows/check.sqlite")


def test_ledgers_of_rows_that_have_changed_since_are_not_merged(here: Path) -> None:
    for part in ("1/2", "2/2"):
        shard(part)
    rows(here, with_cell(0, "price", "1300"))
    done = merged()
    assert done.status == 1
    assert "error LED003: was made before `rows.csv` changed" in done.out
    assert not Path("whole.sqlite").exists()


def test_a_row_stays_in_its_shard_when_another_is_put_above_it(here: Path) -> None:
    assert {part_of(row[0], 2) for row in ROWS} == {1, 2}
    for part in ("1/2", "2/2"):
        shard(part)
    rows(here, [["A-0", "Invented Knots, Inc.", *ROWS[1][2:]], *ROWS])
    assert sorted(shard(part).err.split("; ")[1] for part in ("1/2", "2/2")) == [
        "0 done now, 1 unchanged\n", "1 done now, 2 unchanged\n",
    ]  # fmt: skip
    assert merged().out.startswith("4 filings: 4 checked; ")


def test_a_shard_of_other_rows_or_that_is_there_twice_is_refused_and_a_missing_one_told(here: Path) -> None:
    for part in ("1/2", "2/2"):
        shard(part)
    done = merged(PARTS[0])
    assert done.status == 1
    assert "whole.sqlite: error LED003: lacks shard 2 of 2" in done.out
    assert "lacks shard 2 of 2" in command("ledger", "show", "whole.sqlite").out
    twice = Path("again.sqlite")
    twice.write_bytes(PARTS[0].read_bytes())
    assert "again.sqlite: error LED003: is the ledger of shard 1/2, and so is `" in merged(PARTS[0], twice).out
    rows(here, with_cell(1, "price", "99999.99"))
    shard("1/2")
    done = merged()
    assert done.status == 1
    assert "check-2-of-2.sqlite: error LED003: differs from `" in done.out
    assert "` in its rows\n" in done.out
    assert "fix: run each shard again" in done.out
    shard("2/2")
    assert merged().status == 0
    shard("3/3")
    assert "is the ledger of shard 3/3, but `" in merged(PARTS[0], PARTS[0].with_name("check-3-of-3.sqlite")).out


def test_old_rows_of_another_shard_are_never_merged(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shared(part: str) -> Run:
        return shard(part, *CHECK, "--ledger", "shared.sqlite")

    (moved,) = (row[0] for row in ROWS if part_of(row[0], 2) == 1 and part_of(row[0], 3) != 1)
    parts = [Path("shared.sqlite"), *(PARTS[0].with_name(f"check-{number}-of-3.sqlite") for number in (2, 3))]
    assert shared("1/2").status == 0
    refused = shared("1/3")
    assert refused.status == 1
    assert "shared.sqlite: error LED003: is the ledger of shard 1/2, but this run builds shard 1/3" in refused.out
    assert "leave out `--ledger`" in refused.out
    assert shard("1/1", *CHECK, "--ledger", "shared.sqlite").status == 1
    monkeypatch.setattr(run, "_refuse_another_shard", lambda *_: None)  # as in ledgers of an earlier version
    shared("1/3")
    rows(here, with_cell(0, "price", "1300"))
    for part in ("2/3", "3/3"):
        shard(part)
    shared("1/3")
    for order in (parts, parts[::-1]):
        done = merged(*order)
        assert done.status == 1
        assert (
            f"shared.sqlite: error LED003: is the ledger of shard 1/3, but has `{moved}` of another shard" in done.out
        )
    assert not Path("whole.sqlite").exists()


@pytest.mark.usefixtures("here")
def test_a_shard_whose_run_did_not_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shard("1/2")
    monkeypatch.setattr("assembler.batch.run.run.signature", lambda _: object())
    assert "changed while the batch ran" in shard("2/2").out
    assert "check-2-of-2.sqlite: error LED003: is the ledger of a run that did not finish its rows" in merged().out


@pytest.mark.pdf
def test_the_papers_of_all_shards_are_searched_wherever_they_are_or_nothing_is_merged(here: Path) -> None:
    base(
        here,
        {"dismisses: all": f"dismisses: all, paragraphs: [<<more>>], {READ_BY_ROW}"},
    )
    mores = ("It sells kites.", "Fabled Ropes sells kites in Sample County.")
    rows(
        here, [(*row, more, MORE[more]) for row, more in zip(ROWS[1:], mores, strict=True)], [*COLUMNS, "more", "read"]
    )
    first, second = (f"{part_of(row[0], 2)}/2" for row in ROWS[1:])
    assert first != second
    assert shard(first, "--jobs", "1").status == 0
    batch("--jobs", "1", "--shard", second, out="elsewhere")
    ledgers = [Path(out) / "base" / "rows" / f"ledger-{part[0]}-of-2.sqlite"
               for out, part in (("parts", first), ("elsewhere", second))]  # fmt: skip
    done = merged(*ledgers)
    assert done.status == 1
    assert done.out.startswith("2 filings: 1 built, 1 mixed; ")
    assert "`Fabled Ropes`, a name from the filing `A-2`" in done.out
    assert "at rows.csv:3:8\n" in done.out  # the cell with that name
    paper, other = (next(Path(out).rglob("*.pdf")) for out in ("parts", "elsewhere"))
    written = paper.read_bytes()
    paper.write_bytes(other.read_bytes())
    assert "error LED004: names a paper that changed since it was written in `parts`" in merged(*ledgers).out
    paper.write_bytes(written)
    refused = merged(*ledgers, out="nowhere")
    assert refused.status == 1
    assert "error LED004: names a paper not in `nowhere`: nowhere/base/rows/A-2/" in refused.out
    assert shown("whole.sqlite") == done.out
    shutil.copytree("elsewhere", "parts", dirs_exist_ok=True)
    assert merged(*ledgers, out="parts").out == done.out
    listed = csv.DictReader(command("ledger", "show", "--csv", "whole.sqlite").out.splitlines())
    assert [row["new"] for row in listed] == ["", ""]
    assert verdicts("parts", ledgers[0].name) == {"A-2": "built"}
