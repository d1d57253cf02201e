"""Bad input of a batch: its ledger, its disk or its rows. Each is a one-line error, and nothing is lost."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Self

import pytest
from PIL import Image

from assembler.batch.filing.make_filing import make_filing
from assembler.batch.filing.outcome import Outcome, as_record
from assembler.batch.rows.row import Row
from assembler.batch.run import batch_run, run
from assembler.batch.settings import Settings
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.load.files import place_of
from tests.support.batches import (
    ROWS,
    InProcessPool,
    listed_filings,
    run_batch,
    verdicts,
    with_cells,
    write_base,
    write_rows,
)
from tests.support.runs import run_here as command

CHECK = ("--check", "--jobs", "1")


@pytest.fixture
def batch_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the small batch, and check it in this process, without workers."""
    write_base(folder)
    write_rows(folder)
    monkeypatch.setattr(run, "Pool", InProcessPool)
    return folder


@pytest.mark.usefixtures("batch_folder")
@pytest.mark.slow
def test_a_ledger_that_is_in_use_or_has_a_wrong_version_is_a_one_line_error() -> None:
    run_batch(*CHECK)
    file = Path("out/base/rows/check.sqlite")
    with sqlite3.connect(file, isolation_level=None) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert "LED002: is in use by another run" in run_batch(*CHECK).out
        connection.execute("ROLLBACK")
        connection.execute("PRAGMA user_version = 7")
    connection.close()
    assert "LED001: is a ledger of version 7; this program writes version 4" in run_batch(*CHECK).out
    with sqlite3.connect(file) as connection:
        for column in ("signed", "about", "run", "pasted"):
            connection.execute(f"ALTER TABLE filing DROP COLUMN {column}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert "0 done now, 3 unchanged" in run_batch(*CHECK).err  # version 1 lacked those columns


@pytest.mark.slow
@pytest.mark.usefixtures("batch_folder")
def test_a_log_has_a_progress_line_each_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 35))  # 35 seconds pass between two looks at the clock
    monkeypatch.setattr("assembler.batch.clock.monotonic_seconds", lambda: next(clock))
    lines = [line for line in run_batch(*CHECK).err.splitlines() if " of 3 filings, " in line]
    assert [line.partition(",")[0] for line in lines] == ["2 of 3 filings"]


@pytest.mark.slow
def test_rows_that_change_during_the_run_are_reported(batch_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edit_and_make(filing_base: object, row: Row, settings: Settings) -> Outcome:
        write_rows(batch_folder, [*ROWS, ROWS[0]])
        return make_filing(filing_base, row, settings)  # type: ignore[arg-type]

    monkeypatch.setattr("tests.support.batches.make_filing", edit_and_make)
    run_result = run_batch(*CHECK)
    assert run_result.status == 1
    assert "rows.csv: error BAT009: changed while the batch ran" in run_result.out
    assert "fix: run the same command again" in run_result.out


@pytest.mark.slow
def test_a_base_that_changes_during_the_run_is_reported(batch_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = batch_folder / "base.yaml"
    extending_file = batch_folder / "heir.yaml"
    extending_file.write_text("extends: base.yaml\nabout: Wholly invented too.\n", "utf-8")

    def edit_and_make(filing_base: object, row: Row, settings: Settings) -> Outcome:
        file.write_text(file.read_text("utf-8").replace("printed", "printed many"), "utf-8")
        return make_filing(filing_base, row, settings)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("tests.support.batches.make_filing", edit_and_make)
        for base_file in ("base.yaml", "heir.yaml"):
            run_result = command("batch", "--out", "out", *CHECK, base_file, "rows.csv")
            assert run_result.status == 1
            assert "\nbase.yaml: error BAT009: changed while the batch ran\n" in f"\n{run_result.out}"
    again = command("batch", "--out", "out", *CHECK, "heir.yaml", "rows.csv")
    assert "BAT009" not in again.out
    assert "3 done now" in again.err


@pytest.mark.slow
def test_if_a_firms_sentence_changes_during_a_run_it_is_reported_and_all_filings_are_rebuilt(
    batch_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = batch_folder / "own"
    templates.mkdir()
    file = templates / "sentences.yaml"
    file.write_text("signature: {dated: 'Signed on {date}.'}\n", "utf-8")
    check = (*CHECK, "--templates", templates)
    assert run_batch(*check).status == 0
    assert "0 done now, 3 unchanged" in run_batch(*check).err

    class ChangingPool(InProcessPool):
        def __enter__(self) -> Self:
            self.text = file.read_text("utf-8")
            file.write_text(self.text.replace("Signed", "Dated"), "utf-8")
            return super().__enter__()

        def __exit__(self, *_: object) -> None:
            file.write_text(self.text, "utf-8")

    monkeypatch.setattr(run, "Pool", ChangingPool)
    write_rows(batch_folder, ROWS[:2])
    file.write_text("signature: {dated: 'Signed at last on {date}.'}\n", "utf-8")
    run_result = run_batch(*check)
    assert run_result.status == 1
    assert (
        "own/sentences.yaml: error BAT009: changed while the batch ran, so some filings may have the old version"
        in run_result.out
    )
    monkeypatch.setattr(run, "Pool", InProcessPool)
    assert "2 done now, 0 unchanged" in run_batch(*check).err


@pytest.mark.pdf
@pytest.mark.slow
def test_no_filing_is_listed_as_built_before_the_search_for_names(
    batch_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = "out/base/rows/ledger.sqlite"
    write_rows(batch_folder, ROWS[:1])

    def stop(*_: object) -> None:
        raise MatterError(fault("BAT001", place_of(batch_folder), "stopped before the search"))

    with monkeypatch.context() as patch:
        patch.setattr(run, "search", stop)
        run_batch()
    assert [(filing["id"], filing["verdict"]) for filing in listed_filings(ledger)] == [("A-1", "unsearched")]
    assert (
        "the search for names from other filings is unfinished, so no filing is ready"
        in command("ledger", "show", ledger).out
    )
    assert run_batch().status == 0
    assert [(filing["id"], filing["verdict"]) for filing in listed_filings(ledger)] == [("A-1", "built")]


@pytest.mark.slow
def test_a_ledger_that_is_deleted_during_a_run_is_a_one_line_error(
    batch_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DeletingPool(InProcessPool):
        def __enter__(self) -> Self:
            for file in (batch_folder / "out/base/rows").glob("check.sqlite*"):
                file.unlink()
            return super().__enter__()

    monkeypatch.setattr(run, "Pool", DeletingPool)
    run_result = run_batch(*CHECK)
    assert run_result.status == 1
    assert (
        "check.sqlite: error LED001: was deleted while the batch ran, with its record of each filing" in run_result.out
    )


@pytest.mark.slow
@pytest.mark.usefixtures("batch_folder")
def test_two_row_files_with_the_same_name_have_separate_ledgers_and_an_empty_row_file_is_refused(
    batch_folder: Path,
) -> None:
    run_batch(*CHECK)
    Path("feb").mkdir()
    write_rows(batch_folder / "feb")
    arguments = ("batch", "--out", "out", *CHECK, "base.yaml")
    refused = command(*arguments, "feb/rows.csv")
    assert "LED003: is the ledger of `rows.csv`, whose papers are in this run's folder" in refused.out
    Path("rows.csv").rename("gone.csv")  # so that the ledger can only belong to the other file
    assert command(*arguments, "feb/rows.csv").status == 0
    write_rows(batch_folder / "feb", cells=[])
    assert "BAT001: has no rows" in command(*arguments, "feb/rows.csv").out


@pytest.mark.slow
@pytest.mark.usefixtures("batch_folder")
def test_a_full_disk_stops_the_run_and_a_full_ledger_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop_for_full_disk(_base: object, row: Row, _settings: object) -> Outcome:
        finding = fault("OUT001", row.place, f"cannot be written: {os.strerror(errno.EDQUOT).lower()}")
        return Outcome(row.id, row.number, "stopped", [as_record(finding)])

    def fail_to_write_page(_summary: object, file: Path) -> Path:
        raise MatterError(fault("OUT001", place_of(file.with_name("summary.html")), "cannot be written"))

    monkeypatch.setattr(run, "Pool", InProcessPool)
    with monkeypatch.context() as patch:
        patch.setattr("tests.support.batches.make_filing", stop_for_full_disk)
        patch.setattr("assembler.batch.ledger.summary_page.write_page", fail_to_write_page)
        run_result = run_batch(*CHECK)
    assert run_result.status == 1
    assert "summary.html: error OUT001: cannot be written" in run_result.out
    assert run_result.out.count("OUT001: cannot be written: disk quota exceeded") == 1
    assert "fix: free some disk space, then run the same command again" in run_result.out
    assert "stopped with 3 filings left" in run_result.err
    assert verdicts() == {}
    with monkeypatch.context() as patch:
        patch.setattr(batch_run, "write_entry", lambda *_: _raise_database_error(sqlite3.SQLITE_IOERR_WRITE))
        assert "OUT001: cannot be written: disk I/O error" in run_batch(*CHECK).out
    assert run_batch(*CHECK).status == 0


def _raise_database_error(code: int) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    raise error


@pytest.mark.usefixtures("batch_folder")
@pytest.mark.slow
def test_a_filing_that_lacked_a_file_is_made_after_the_file_exists() -> None:
    with Path("base.yaml").open("a", encoding="utf-8") as stream:
        stream.write("exhibits: {letter: {title: Letter, date: 2025-01-05, file: letter.png}}\n")
    assert "`letter.png` is not a file" in run_batch(*CHECK).out
    assert set(verdicts().values()) == {"stopped"}
    Image.new("RGB", (90, 60), "gray").save("letter.png")
    assert "3 done now, 0 unchanged" in run_batch(*CHECK).err
    assert set(verdicts().values()) == {"checked"}


@pytest.mark.slow
@pytest.mark.pdf
@pytest.mark.usefixtures("batch_folder")
def test_a_changed_paper_is_left_in_place_until_it_is_renamed() -> None:
    write_rows(Path(), ROWS[:1])
    assert "1 filing: 1 built; 1 page" in run_batch().out
    (paper,) = Path("out").rglob("*.pdf")
    signed_data = paper.read_bytes() + b"% signed"
    paper.write_bytes(signed_data)
    for _ in range(2):
        run_result = run_batch()
        assert "1 filing: 1 kept; " in run_result.out
        assert "OUT005  was changed after it was written, so it was left in place" in run_result.out
    assert "0 done now, 1 unchanged" in run_result.err
    assert paper.read_bytes() == signed_data
    write_rows(Path(), with_cells("A-1", price="1300", reviewed_on="2025-06-02")[:1])
    assert "OUT007" not in run_batch().out  # no page of that paper prints the price
    write_rows(Path(), with_cells("A-1", filed="2025-06-03", reviewed_on="2025-06-03")[:1])
    for _ in range(2):
        run_result = run_batch()
        assert run_result.out.startswith("1 filing: 1 kept; 0 pages\n1 kept filing differs from the rows: A-1\n")
        assert (
            "OUT007  was changed after it was written, so it was left in place; it differs from the paper"
            in run_result.out
        )
    (filing,) = listed_filings("out/base/rows/ledger.sqlite")
    assert filing["verdict"] == "kept"
    assert filing["now"] == "unchanged"
    assert filing["pages"] == "0"
    assert filing["folder"] == "out/base/rows/A-1"
    assert filing["differs"] == "yes"
    assert paper.read_bytes() == signed_data
    paper.rename(paper.with_name("signed.pdf"))
    assert "1 filing: 1 built; 1 page" in run_batch().out
    assert paper.is_file()
