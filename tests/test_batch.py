"""A batch: one filing a row, a ledger, and nothing lost, nothing twice, nothing signed that nobody has reviewed."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pypdfium2 as pdfium
import pytest

from assembler.batch import pool, run
from assembler.batch.filing import make_filing
from assembler.batch.filling import base_of, refuse_missing
from assembler.batch.outcome import Outcome
from assembler.batch.outcome import told as as_told
from assembler.batch.rows import all_rows, open_rows
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings
from assembler.findings.faults import fault
from assembler.findings.finding import Stopped
from assembler.load import load
from assembler.results import Options
from tests.batches import ROWS, Here, base, batch, changed, papers, rows, told, verdicts, wait_for
from tests.runs import Run
from tests.runs import here as command

CHECK = ("--check", "--jobs", "1")


@pytest.fixture
def small(folder: Path) -> Path:
    base(folder)
    rows(folder)
    return folder


@pytest.fixture
def here(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Check in this process, without workers."""
    monkeypatch.setattr(run, "Pool", Here)
    return small


def test_one_bad_row_never_stops_the_rest_and_each_fault_names_its_cell(here: Path) -> None:
    cells = changed(0, "filed", "2025-02-30")
    cells += changed(1, "id", "A-4", changed(1, "defendant", "", changed(1, "reviewed_by", "Somebody")))[1:2]
    cells += [list(ROWS[2]), ["", *ROWS[1][1:]], ["../x", *ROWS[1][1:]]]
    rows(here, cells)
    done = batch(*CHECK)
    assert done.status == 1
    assert verdicts() == {
        "A-1": "stopped", "A-2": "checked", "A-3": "checked", "A-4": "stopped",
        "row 6": "stopped", "row 7": "stopped", "row 8": "stopped",
    }  # fmt: skip
    for line in (
        "MAT003  `date`, `2025-02-30`, is not a calendar date (column `filed`)",
        "BAT004  `defendant` is empty",
        "BAT005  `A-3` is the `id` of row 4 too",
        "BAT004  the filing has no `id`",
        "at rows.csv:2:5",
        "at rows.csv:7:1",
    ):
        assert line in done.out, line
    assert done.out.startswith("7 filings: 2 checked, 5 stopped; 0 pages\n")


def test_a_later_run_builds_only_what_changed(here: Path) -> None:
    assert "3 done now, 0 unchanged" in batch(*CHECK).err
    assert "0 done now, 3 unchanged" in batch(*CHECK).err
    rows(here, changed(1, "price", "2001"))
    assert "1 done now, 2 unchanged" in batch(*CHECK).err
    base(here, {"about: Wholly invented.": "about: Wholly invented, again."})
    rows(here, changed(0, "reviewed_on", "2025-06-02", changed(2, "reviewed_on", "2025-06-01"))[:2])
    done = batch(*CHECK)
    assert "2 done now, 0 unchanged" in done.err
    assert "no longer has 1 filing of an earlier run: `A-3`" in done.out
    assert verdicts() == {"A-1": "checked", "A-2": "checked", "A-3": "gone"}


def test_nothing_is_signed_unless_the_attorney_who_signs_has_reviewed_this_very_text(here: Path) -> None:
    def of(done: Run, message: str) -> bool:
        return message in done.out

    assert "1 not signed" in batch(*CHECK).out
    rows(here, changed(0, "price", "1300"))
    assert of(batch(*CHECK), "the row has changed since it was reviewed: `Pat Placeholder on 2025-06-01`")
    assert verdicts()["A-1"] == "stopped"
    assert of(batch(*CHECK), "the row has changed since it was reviewed")
    rows(here, changed(0, "price", "1300", changed(0, "reviewed_on", "2025-06-02")))
    batch(*CHECK)
    assert verdicts()["A-1"] == "checked"
    cells = changed(1, "reviewed_by", "Somebody Else", changed(1, "reviewed_on", "2025-06-01"))
    rows(here, changed(2, "reviewed_on", "2025-06-03", cells))
    done = batch(*CHECK)
    assert of(done, "`Somebody Else` is no attorney of the matter, which has `Pat Placeholder`")
    assert of(done, "was reviewed on 2025-06-03, after the")
    base(here, {"printed copies of": "printed /s/ Pat Placeholder copies of"})
    rows(here, ROWS[1:2])
    assert of(batch(*CHECK), "a signature is typed here, and the row does not say who has reviewed it")


@pytest.mark.pdf
@pytest.mark.usefixtures("here")
def test_papers_are_the_same_on_any_number_of_workers_and_after_a_worker_was_killed() -> None:
    one = batch()
    assert one.status == 0
    assert len(papers()) == 6
    command = [sys.executable, "-m", "assembler", "batch", "--jobs", "2", "--out", "two", "base.yaml", "rows.csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        wait_for(lambda: list(Path("two").rglob("*.pdf")))
        os.kill(workers_of(running.pid)[0], signal.SIGKILL)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    assert out == one.out.replace("out/", "two/")
    assert papers("two") == papers()
    assert told("id, verdict, outputs", "two") == told("id, verdict, outputs")


@pytest.mark.pdf
def test_finished_papers_are_signed_by_review_alone_and_a_name_of_another_filing_in_them_is_found(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "Pool", Here)
    base(small, {"dismisses: all": "dismisses: all, paragraphs: [Fabled Ropes sells kites in Sample County.]"})
    rows(small, ROWS[:2])
    done = batch()
    assert done.status == 1
    assert verdicts() == {"A-1": "built", "A-2": "built"}
    signed = {file.parent.name: "/s/ Pat Placeholder" in " ".join(_words(file)) for file in Path("out").rglob("*.pdf")}
    assert signed == {"A-1": True, "A-2": False}
    assert "2 filings: 1 built, 1 mixed; " in done.out
    assert "BAT010  `Fabled Ropes`, a name of `A-2`, is in notice_of_voluntary_dismissal.pdf, page" in done.out
    page = Path("out/base/rows/summary.html").read_text("utf-8")
    assert "`Fabled Ropes`, a name of `A-2`" in page
    assert "0 done now, 2 unchanged" in (again := batch()).err
    assert "1 mixed" in again.out


def test_the_ledgers_of_all_shards_are_the_ledger_of_the_batch(here: Path) -> None:
    rows(here, changed(2, "id", "a-1"))
    batch(*CHECK)
    for part in ("1/2", "2/2"):
        batch(*CHECK, "--shard", part, out="parts")
    parts = [Path("parts/base/rows") / f"ledger-{part}-of-2.sqlite" for part in (1, 2)]
    done = command("ledger", "merge", "whole.sqlite", *parts, "--out", "parts")
    assert done.status == 1
    assert "`a-1` is the `id` of row 2 too" in done.out
    assert command("ledger", "show", "whole.sqlite").out == done.out
    assert done.out == command("ledger", "show", "out/base/rows/ledger.sqlite").out
    Path("parts/base/rows/ledger-2-of-2.sqlite").write_bytes(parts[0].read_bytes())
    assert "LED003: has the filing `A-1`" in command("ledger", "merge", "other.sqlite", *parts).out


def test_the_sample_has_no_more_than_notes_and_most_of_it_is_reviewed(at_root: Path) -> None:
    folder = at_root / "matters" / "credit_accounts"
    settings = Settings(folder / "base.yaml", folder / "accounts.csv", Options(), only_check=True)
    made, table = base_of(load(settings.base)), [*all_rows(settings.rows)]
    assert len(table) == 200
    assert refuse_missing(made, open_rows(settings.rows).columns, "accounts.csv") == []
    outcomes = [make_filing(made, row, settings) for row in (*table[:6], *table[18:21])]
    assert {outcome.verdict for outcome in outcomes} == {"checked"}
    assert [found for outcome in outcomes for found in outcome.findings if found["severity"] != "note"] == []
    assert [any(found["code"] == "BAT007" for found in outcome.findings) for outcome in outcomes] == [
        *[False] * 7, True, False,
    ]  # fmt: skip


def _words(file: Path) -> list[str]:
    document = pdfium.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(texts).split()


def workers_of(run: int) -> list[int]:
    """Return the processes that *run* has started."""
    children = Path(f"/proc/{run}/task/{run}/children").read_text("utf-8")
    return [int(number) for number in children.split()]


def test_ctrl_c_stops_soon_and_the_next_run_goes_on(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(f"{row[0]}-{number}", f"{row[1]} {number}", *row[2:]) for number in range(40) for row in ROWS]
    rows(small, many)
    command = [sys.executable, "-m", "assembler", "batch", *CHECK, "--out", "out", "base.yaml", "rows.csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        wait_for(Path("out/base/rows/ledger.sqlite-wal").exists)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "the same command goes on where it was" in err
    done = len(verdicts())
    assert done < len(many)
    monkeypatch.setattr(run, "Pool", Here)
    assert f"{len(many)} filings: " in batch(*CHECK).out
    assert len(verdicts()) == len(many)


@pytest.mark.usefixtures("here")
def test_a_ledger_in_use_or_of_another_kind_is_refused_in_one_line() -> None:
    batch(*CHECK)
    file = Path("out/base/rows/ledger.sqlite")
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "LED002: is in use by another run" in batch(*CHECK).out
        other.execute("ROLLBACK")
        other.execute("PRAGMA user_version = 7")
    other.close()
    assert "LED001: is a ledger of version 7; this program writes version 1" in batch(*CHECK).out


@pytest.mark.usefixtures("here")
def test_a_log_has_a_line_on_progress_each_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 35))
    monkeypatch.setattr("assembler.batch.clock.seconds", lambda: next(clock))
    lines = [line for line in batch(*CHECK).err.splitlines() if " of 3 filings, " in line]
    assert [line.partition(",")[0] for line in lines] == ["2 of 3 filings"]


def test_rows_that_change_while_they_are_read_are_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edited(made: object, row: Row, settings: Settings) -> Outcome:
        rows(here, [*ROWS, ROWS[0]])
        return make_filing(made, row, settings)  # type: ignore[arg-type]

    monkeypatch.setattr("tests.batches.make_filing", edited)
    done = batch(*CHECK)
    assert done.status == 1
    assert "rows.csv: error BAT009: changed while the batch ran" in done.out
    assert "fix: run the same command again" in done.out


@pytest.mark.usefixtures("here")
def test_a_damaged_ledger_is_refused_in_one_line_and_stays_as_it_is() -> None:
    batch(*CHECK)
    file = Path("out/base/rows/ledger.sqlite")
    sound = file.read_bytes()
    for said in ("findings = '{'", "findings = '[{}]'", "verdict = 'lost'", "outputs = '[]'"):
        with sqlite3.connect(file) as other:
            other.execute(f"UPDATE filing SET {said}")  # noqa: S608 - a test's own words
        other.close()
        assert "LED001: is not a ledger, or is damaged" in batch(*CHECK).out
        file.write_bytes(sound)
    for damaged in (b"not a database, but a text", sound[: len(sound) // 2], sound[:5000] + bytes(7000)):
        file.write_bytes(damaged)
        for refused in (batch(*CHECK), command("ledger", "show", file)):
            assert refused.status == 1
            assert refused.out.count("error") == 1
            assert "LED001: is not a ledger, or is damaged" in refused.out
        assert file.read_bytes() == damaged
    file.unlink()
    os.mkfifo(file)
    assert "LED001: is not a file" in batch(*CHECK).out


@pytest.mark.usefixtures("here")
def test_two_files_of_rows_with_one_name_never_share_a_ledger_and_a_file_without_rows_is_refused(here: Path) -> None:
    batch(*CHECK)
    Path("feb").mkdir()
    rows(here / "feb")
    arguments = ("batch", "--out", "out", *CHECK, "base.yaml")
    refused = command(*arguments, "feb/rows.csv")
    assert "LED003: is the ledger of `rows.csv`, whose papers are here" in refused.out
    Path("rows.csv").rename("gone.csv")  # so that the other may be what it is now
    assert command(*arguments, "feb/rows.csv").status == 0
    rows(here / "feb", [])
    assert "BAT001: has no rows" in command(*arguments, "feb/rows.csv").out


@pytest.mark.usefixtures("small")
def test_a_disk_that_takes_no_more_stops_the_run_and_a_ledger_that_takes_no_more_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_base: object, row: Row, _settings: object) -> Outcome:
        found = fault("OUT001", row.place, f"cannot be written: {os.strerror(errno.EDQUOT).lower()}")
        return Outcome(row.id, row.number, "stopped", [as_told(found)])

    monkeypatch.setattr(run, "Pool", Here)
    with monkeypatch.context() as patched:
        patched.setattr("tests.batches.make_filing", full)
        done = batch(*CHECK)
    assert done.status == 1
    assert done.out.count("OUT001: cannot be written: disk quota exceeded") == 1
    assert "fix: make room, and run the same command again" in done.out
    assert "stopped with 3 filings left" in done.err
    assert verdicts() == {}
    with monkeypatch.context() as patched:
        patched.setattr(run, "record", lambda *_: _raise(sqlite3.SQLITE_IOERR_WRITE))
        assert "OUT001: cannot be written: disk I/O error" in batch(*CHECK).out
    assert batch(*CHECK).status == 0


def _raise(code: int) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    raise error


@pytest.mark.pdf
@pytest.mark.usefixtures("here")
def test_a_paper_that_somebody_has_changed_stays_until_it_is_renamed() -> None:
    rows(Path(), ROWS[:1])
    assert "1 filing: 1 built; 2 pages" in batch().out
    (paper,) = Path("out").rglob("*.pdf")
    paper.write_bytes(signed := paper.read_bytes() + b"% signed")
    for _ in range(2):
        done = batch()
        assert "1 filing: 1 kept; " in done.out
        assert "OUT005  was changed since it was written, and stays" in done.out
    assert "0 done now, 1 unchanged" in done.err
    assert paper.read_bytes() == signed
    paper.rename(paper.with_name("signed.pdf"))
    assert "1 filing: 1 built; 2 pages" in batch().out
    assert paper.is_file()


def test_a_build_over_its_limit_fails_and_names_its_row(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never_told(worker: pool.Worker, row: Row, _limit: int) -> None:
        worker.row, worker.deadline = row, -1  # it builds nothing, however fast the machine is

    monkeypatch.setattr(pool, "hand", never_told)
    rows(small, ROWS[:1])
    done = batch(*CHECK)
    assert done.status == 1
    assert verdicts() == {"A-1": "failed"}
    assert "took more than 120 seconds" in done.out
    assert "at rows.csv:2:1" in done.out


def test_a_worker_that_differs_from_the_first_is_refused_and_none_is_left_behind(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes, ended = iter("aab"), list[str]()
    monkeypatch.setattr(pool, "start", lambda _: SimpleNamespace(workshop={"program": next(hashes)}))
    monkeypatch.setattr(pool, "end", lambda worker: ended.append(worker.workshop["program"]))
    settings = Settings(small / "base.yaml", small / "rows.csv", Options(), only_check=True)
    with pytest.raises(Stopped, match="changed while the batch ran: program"), pool.Pool(settings, 3, bool):
        pass
    assert sorted(ended) == ["a", "a", "b"]


@pytest.mark.usefixtures("small")
def test_a_preview_shows_what_fills_what() -> None:
    run = batch("--preview", "3", "--check")
    assert run.status == 0
    assert "defendant    Fabled Ropes, Inc.  -> base.yaml:18:11" in run.out
    assert run.out.endswith("checked: row 3, A-2, 0 pages\n")
    assert "BAT001: has no row 9" in batch("--preview", "9").out
