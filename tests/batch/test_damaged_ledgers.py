"""Damaged ledgers of a batch, links to ledgers and empty ledgers: each is a one-line error, and stays unchanged."""

import os
import sqlite3
from pathlib import Path

import pytest

from assembler.batch.run import run
from tests.support.batches import InProcessPool, run_batch, write_base, write_rows
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
def test_every_command_that_reads_the_ledger_reports_a_value_that_no_run_can_have_written() -> None:
    run_batch(*CHECK)
    file = Path("out/base/rows/check.sqlite")
    undamaged = file.read_bytes()
    assert command("ledger", "show", file).status == 0
    assert run_batch(*CHECK).status == 0
    assignments = ("pages = 'x'", "seconds = NULL", "signed = X'00'", "names = '[7]'", "reads = '{\"a\": 1}'")
    facts = [("done", "[1]"), ("done", "-5"), ("notes", "[1]"), ("notes", "["), ("file", None), ("shard", "x")]
    facts += [("sources", "[]"), ("compared", '{"base": 1}'), ("total", "9" * 5000)]
    statements: list[tuple[str, tuple[str | None, ...]]]
    statements = [(f"UPDATE filing SET {assignment} WHERE id = 'A-1'", ()) for assignment in assignments]  # noqa: S608 - a test's own words
    statements += [("INSERT OR REPLACE INTO batch VALUES (?, ?)", fact) for fact in facts]
    unreported = []
    for statement, parameters in statements:
        with sqlite3.connect(file) as connection:
            connection.execute(statement, parameters)
        connection.close()
        runs = (
            command("ledger", "show", file),
            command("ledger", "merge", "whole.sqlite", file),
            run_batch(*CHECK),
        )
        is_reported = [
            run_result.status == 1 and "check.sqlite: error LED001: is not a ledger, or is damaged" in run_result.out
            for run_result in runs
        ]
        if not all(is_reported):
            unreported.append((statement, parameters, is_reported))
        file.write_bytes(undamaged)
    assert not unreported
    assert not Path("whole.sqlite").exists()


@pytest.mark.usefixtures("batch_folder")
def test_a_ledger_that_is_a_link_is_not_followed() -> None:
    run_batch(*CHECK)
    file = Path("out/base/rows/check.sqlite")
    target = Path("elsewhere.sqlite")
    file.rename(target)
    old_data = target.read_bytes()
    for linked_file in (target, Path("nowhere.sqlite")):
        file.symlink_to(linked_file.absolute())
        assert "check.sqlite: error OUT001: is a link, and links are not followed here" in run_batch(*CHECK).out
        file.unlink()
    file.symlink_to(target.absolute())
    assert "is a link" in command("ledger", "show", file).out
    assert target.read_bytes() == old_data
    assert not Path("nowhere.sqlite").exists()


@pytest.mark.usefixtures("batch_folder")
def test_an_empty_ledger_is_refused_by_each_command_that_reads_it_and_stays_empty() -> None:
    file = Path("empty.sqlite")
    for arguments in (("show", file), ("show", "--csv", file), ("merge", "whole.sqlite", file)):
        file.write_bytes(b"")
        refused = command("ledger", *arguments)
        assert refused.status == 1
        assert "empty.sqlite: error LED001: is empty: no batch has written to it" in refused.out
        assert file.read_bytes() == b""


@pytest.mark.usefixtures("batch_folder")
def test_a_damaged_ledger_is_a_one_line_error_and_unchanged() -> None:
    run_batch(*CHECK)
    file = Path("out/base/rows/check.sqlite")
    undamaged = file.read_bytes()
    for assignment in ("findings = '{'", "findings = '[{}]'", "verdict = 'lost'", "outputs = '[]'"):
        with sqlite3.connect(file) as connection:
            connection.execute(f"UPDATE filing SET {assignment}")  # noqa: S608 - a test's own words
        connection.close()
        assert "LED001: is not a ledger, or is damaged" in run_batch(*CHECK).out
        file.write_bytes(undamaged)
    for damaged_data in (b"not a database, but text", undamaged[: len(undamaged) // 2], undamaged[:5000] + bytes(7000)):
        file.write_bytes(damaged_data)
        for refused in (run_batch(*CHECK), command("ledger", "show", file)):
            assert refused.status == 1
            assert refused.out.count("error") == 1
            assert "LED001: is not a ledger, or is damaged" in refused.out
        assert file.read_bytes() == damaged_data
    file.unlink()
    os.mkfifo(file)
    assert "LED001: is not a file" in run_batch(*CHECK).out
