"""Shards: a row always belongs to the same shard, and all shards of the same rows are merged together."""

import shutil
from pathlib import Path

import pytest

from assembler.batch.run import run
from assembler.batch.settings import part_of
from tests.support.batches import (
    COLUMNS,
    CONFIRMATION_BY_ROW,
    FINGERPRINTS,
    ROWS,
    InProcessPool,
    listed_filings,
    run_batch,
    verdicts,
    with_cells,
    write_base,
    write_rows,
)
from tests.support.runs import Run
from tests.support.runs import run_here as command

CHECK = ("--check", "--jobs", "1")

PARTS = [Path("parts/base/rows/check-1-of-2.sqlite"), Path("parts/base/rows/check-2-of-2.sqlite")]
"""The ledgers of both shards."""


@pytest.fixture
def batch_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small batch, and check it in this process, without workers."""
    write_base(folder)
    write_rows(folder)
    monkeypatch.setattr(run, "Pool", InProcessPool)
    return folder


def run_shard(shard: str, *options: str) -> Run:
    """Run a shard, such as "1/2", into the folder `parts`; without *options*, check it without workers."""
    return run_batch(*(options or CHECK), "--shard", shard, out="parts")


def run_merge(*parts: Path, target: str = "whole.sqlite", out: str = "") -> Run:
    return command("ledger", "merge", target, *(parts or PARTS), *(["--out", out] if out else []))


def ledger_text(ledger: str) -> str:
    """Return the output of `ledger show` for *ledger*, without the line that compares it with the present files."""
    lines = command("ledger", "show", ledger).out.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("compared with "))


@pytest.mark.slow
def test_the_ledgers_of_all_shards_are_the_ledger_of_the_batch(batch_folder: Path) -> None:
    write_rows(batch_folder, with_cells("A-3", id="a-1"))
    run_batch(*CHECK)
    for part in ("1/2", "2/2"):
        run_shard(part)
    run_result = run_merge()
    assert run_result.status == 1
    assert "`a-1` is also the `id` of row 2" in run_result.out
    assert ledger_text("whole.sqlite") == run_result.out
    assert run_result.out == ledger_text("out/base/rows/check.sqlite")


@pytest.mark.slow
def test_ledgers_of_rows_that_have_changed_since_are_not_merged(batch_folder: Path) -> None:
    for part in ("1/2", "2/2"):
        run_shard(part)
    write_rows(batch_folder, with_cells("A-1", price="1300"))
    run_result = run_merge()
    assert run_result.status == 1
    assert "error LED003: was made before `rows.csv` changed" in run_result.out
    assert not Path("whole.sqlite").exists()


@pytest.mark.slow
def test_a_row_stays_in_its_shard_when_another_is_put_above_it(batch_folder: Path) -> None:
    assert {part_of(row_id, 2) for row_id, *_ in ROWS} == {1, 2}
    for part in ("1/2", "2/2"):
        run_shard(part)
    write_rows(batch_folder, [["A-0", "Invented Knots, Inc.", *ROWS[1][2:]], *ROWS])
    counts = {run_shard(part).err.partition("; ")[2] for part in ("1/2", "2/2")}
    assert counts == {"0 done now, 1 unchanged\n", "1 done now, 2 unchanged\n"}
    assert run_merge().out.startswith("4 filings: 4 checked; ")


@pytest.mark.slow
def test_a_duplicate_shard_or_a_shard_of_other_rows_is_refused_and_a_missing_shard_is_reported(
    batch_folder: Path,
) -> None:
    for part in ("1/2", "2/2"):
        run_shard(part)
    run_result = run_merge(PARTS[0])
    assert run_result.status == 1
    assert "whole.sqlite: error LED003: lacks shard 2 of 2" in run_result.out
    assert "lacks shard 2 of 2" in command("ledger", "show", "whole.sqlite").out
    copy_of_ledger = Path("again.sqlite")
    copy_of_ledger.write_bytes(PARTS[0].read_bytes())
    assert (
        "again.sqlite: error LED003: is the ledger of shard 1/2, and so is `" in run_merge(PARTS[0], copy_of_ledger).out
    )
    write_rows(batch_folder, with_cells("A-2", price="99999.99"))
    run_shard("1/2")
    run_result = run_merge()
    assert run_result.status == 1
    assert "check-2-of-2.sqlite: error LED003: differs from `" in run_result.out
    assert "` in its rows\n" in run_result.out
    assert "fix: run each shard again" in run_result.out
    run_shard("2/2")
    assert run_merge().status == 0
    run_shard("3/3")
    third_of_three = Path("parts/base/rows/check-3-of-3.sqlite")
    assert "is the ledger of shard 3/3, but `" in run_merge(PARTS[0], third_of_three).out


@pytest.mark.slow
def test_old_rows_of_another_shard_are_never_merged(batch_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_with_shared_ledger(shard: str) -> Run:
        return run_shard(shard, *CHECK, "--ledger", "shared.sqlite")

    (moved_id,) = (row_id for row_id, *_ in ROWS if part_of(row_id, 2) == 1 and part_of(row_id, 3) != 1)
    folder = Path("parts/base/rows")
    parts = [Path("shared.sqlite"), folder / "check-2-of-3.sqlite", folder / "check-3-of-3.sqlite"]
    assert run_with_shared_ledger("1/2").status == 0
    refused = run_with_shared_ledger("1/3")
    assert refused.status == 1
    assert "shared.sqlite: error LED003: is the ledger of shard 1/2, but this run builds shard 1/3" in refused.out
    assert "leave out `--ledger`" in refused.out
    assert run_with_shared_ledger("1/1").status == 1
    monkeypatch.setattr(run, "_refuse_another_shard", lambda *_: None)  # as in ledgers of earlier versions
    run_with_shared_ledger("1/3")
    write_rows(batch_folder, with_cells("A-1", price="1300"))
    for part in ("2/3", "3/3"):
        run_shard(part)
    run_with_shared_ledger("1/3")
    for order in (parts, parts[::-1]):
        run_result = run_merge(*order)
        assert run_result.status == 1
        assert (
            f"shared.sqlite: error LED003: is the ledger of shard 1/3, but has `{moved_id}` of another shard"
            in run_result.out
        )
    assert not Path("whole.sqlite").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("batch_folder")
def test_a_shard_whose_run_did_not_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    run_shard("1/2")
    monkeypatch.setattr("assembler.batch.run.run.signature", lambda _: object())
    assert "changed while the batch ran" in run_shard("2/2").out
    assert "check-2-of-2.sqlite: error LED003: is the ledger of a run that did not finish its rows" in run_merge().out


@pytest.mark.pdf
@pytest.mark.slow
def test_the_papers_of_all_shards_are_searched_or_nothing_is_merged(batch_folder: Path) -> None:
    write_base(
        batch_folder,
        {"dismisses: all": f"dismisses: all, paragraphs: [<<sentence>>], {CONFIRMATION_BY_ROW}"},
    )
    sentences = ("It sells kites.", "Fabled Ropes sells kites in Sample County.")
    write_rows(
        batch_folder,
        [(*row, sentence, FINGERPRINTS[sentence]) for row, sentence in zip(ROWS[1:], sentences, strict=True)],
        [*COLUMNS, "sentence", "read"],
    )
    first_shard, second_shard = (part_of(row_id, 2) for row_id, *_ in ROWS[1:])
    assert first_shard != second_shard
    assert run_shard(f"{first_shard}/2", "--jobs", "1").status == 0
    run_batch("--jobs", "1", "--shard", f"{second_shard}/2", out="elsewhere")
    ledgers = [
        Path(f"parts/base/rows/ledger-{first_shard}-of-2.sqlite"),
        Path(f"elsewhere/base/rows/ledger-{second_shard}-of-2.sqlite"),
    ]
    first_merge = run_merge(*ledgers)
    assert first_merge.status == 1
    assert first_merge.out.startswith("2 filings: 1 built, 1 mixed; ")
    assert "`Fabled Ropes`, a name from the filing `A-2`" in first_merge.out
    assert "at rows.csv:3:8\n" in first_merge.out  # the cell with that name
    paper = next(Path("parts").rglob("*.pdf"))
    other_paper = next(Path("elsewhere").rglob("*.pdf"))
    original = paper.read_bytes()
    paper.write_bytes(other_paper.read_bytes())
    assert "error LED004: names a paper that changed since it was written in `parts`" in run_merge(*ledgers).out
    paper.write_bytes(original)
    refused = run_merge(*ledgers, out="nowhere")
    assert refused.status == 1
    assert "error LED004: names a paper not in `nowhere`: nowhere/base/rows/A-2/" in refused.out
    assert ledger_text("whole.sqlite") == first_merge.out  # the refused merges changed nothing
    shutil.copytree("elsewhere", "parts", dirs_exist_ok=True)
    assert run_merge(*ledgers, out="parts").out == first_merge.out
    assert [filing["new"] for filing in listed_filings("whole.sqlite")] == ["", ""]
    assert verdicts("parts", ledgers[0].name) == {"A-2": "built"}
