"""A batch on a cluster of two workers on this machine, one of which is killed during the run."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any, Self

import pytest

from assembler.batch.filing.make_filing import make_filing
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows import all_rows
from assembler.batch.rows.row import Row
from assembler.batch.run import cluster, cluster_worker, executor, workers
from assembler.batch.run import run as run_module
from assembler.batch.run.cluster import Cluster, why_unfit
from assembler.batch.run.cluster_files import files_of_row, hashes, put_files
from assembler.batch.run.cluster_worker import Built, LatestRun, difference, in_copy
from assembler.batch.run.executor import outcomes
from assembler.batch.run.scratch import scratch
from assembler.batch.settings import Settings
from assembler.findings.finding import MatterError
from assembler.results import Options
from tests.support.batches import (
    ROWS,
    InProcessPool,
    ledger_columns,
    read_papers,
    run_batch,
    verdicts,
    wait_for,
    with_cells,
    write_base,
    write_rows,
)
from tests.support.fake_workers import fakes


@contextmanager
def dask_process(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Start a process of Dask, and end it afterwards."""
    with subprocess.Popen(
        [sys.executable, "-m", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def scheduler() -> Iterator[str]:
    """Start a scheduler without workers, and yield the file with its address."""
    file = Path("scheduler.json")
    with dask_process(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
        "--scheduler-file", str(file),
    ):  # fmt: skip
        wait_for(file.exists)
        yield str(file)


def worker_command(file: str, name: str) -> list[str]:
    """Return the arguments that start the worker *name* of the scheduler whose address is in *file*."""
    return [
        "distributed.cli.dask_worker", "--scheduler-file", file, "--nthreads", "1", "--no-dashboard", "--no-nanny",
        "--name", name,
    ]  # fmt: skip


def start_batch(*arguments: str, out: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "assembler", "batch", "--out", out, *arguments, "base.yaml", "rows.csv"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def address(file: str) -> str:
    return str(json.loads(Path(file).read_text("utf-8"))["address"])


@pytest.mark.slow
def test_a_cluster_makes_the_same_papers_even_if_a_worker_is_killed(folder: Path) -> None:
    write_base(folder)
    cells = [
        (f"{row_id}-{copy}", f"{defendant.removesuffix(', Inc.')} {copy}, Inc.", *other_cells)
        for copy in range(5)
        for row_id, defendant, *other_cells in ROWS
    ]
    write_rows(folder, cells)
    with start_batch("--jobs", "2", out="here") as local_run:
        out, _ = local_run.communicate(timeout=300)
    assert local_run.returncode == 0, out
    with (
        scheduler() as file,
        dask_process(*worker_command(file, "one")) as worker,
        dask_process(*worker_command(file, "two")),
    ):
        with start_batch("--cluster", address(file), out="there") as cluster_run:
            wait_for(lambda: list(Path("there").rglob("*.pdf")), 120)
            os.kill(worker.pid, signal.SIGKILL)
            out, err = cluster_run.communicate(timeout=300)
        assert cluster_run.returncode == 0, out + err
        assert "a worker of the cluster was lost; its rows were given to other workers\n" in err
    assert read_papers("there") == read_papers("here")
    assert len(verdicts("there")) == len(cells)
    columns = "id, verdict, outputs, pages"
    assert ledger_columns(columns, "there") == ledger_columns(columns, "here")


@pytest.mark.slow
def test_a_cluster_that_cannot_be_used_is_a_one_line_error(folder: Path) -> None:
    write_base(folder)
    write_rows(folder)
    with scheduler() as file, start_batch("--check", "--cluster", address(file), out="there") as without_workers:
        out, _ = without_workers.communicate(timeout=120)
        assert "CLU001: has no workers" in out
        assert without_workers.returncode == 1
    with start_batch("--check", "--cluster", "tcp://127.0.0.1:9", out="there") as without_scheduler:
        out, _ = without_scheduler.communicate(timeout=120)
        assert "CLU001: no scheduler answers" in out


def test_a_worker_that_would_make_different_papers_is_recognized(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = {"program": "a", "fonts": "b", "weasyprint": "70.0"}
    _, _, settings = _built_on_cluster(folder, files={})
    for remote_workshop, expected in (
        (workshop, ""),
        ({**workshop, "fonts": "c", "weasyprint": "69.0"}, "differs from this machine in its fonts and weasyprint"),
    ):
        monkeypatch.setattr(cluster_worker, "LATEST_RUN", LatestRun())
        monkeypatch.setattr(workers, "Worker", fakes(remote_workshop))
        assert difference(settings, workshop) == expected
    monkeypatch.setattr(workers, "Worker", fakes(EOFError()))
    assert "it cannot build: base.yaml: a worker did not start" in difference(settings, {"program": "b"})


def test_the_reason_why_a_worker_cannot_answer_is_reported() -> None:
    def answer(error: Exception | None) -> SimpleNamespace:
        return SimpleNamespace(exception=lambda: error, result=lambda: "")

    assert why_unfit(answer(None)) == ""
    assert why_unfit(answer(OSError("no such folder"))) == "it cannot build: no such folder"
    assert why_unfit(answer(ModuleNotFoundError(name="assembler"))) == "it has no module `assembler`"


def test_a_lost_cluster_ends_the_run_and_lost_workers_are_reported(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_workers = {"one": {"nthreads": 0}, "two": {"nthreads": 0}}
    second_worker = {"two": {"nthreads": 0}}
    workers_at_each_look = iter([both_workers, second_worker])
    client = SimpleNamespace(status="running", scheduler_info=lambda **_: {"workers": next(workers_at_each_look, {})})
    clock = iter(range(0, 1000, 3))
    monkeypatch.setattr(cluster, "monotonic_seconds", lambda: next(clock))
    monkeypatch.setattr(executor, "pause", lambda _: None)
    write_base(folder)
    settings = Settings(folder / "base.yaml", write_rows(folder), Options(out=folder / "out"))
    dask_cluster = Cluster(settings, "tcp://here:1", client)
    with pytest.raises(MatterError) as error:
        next(outcomes(dask_cluster, all_rows(settings.rows), lambda: False))
    (finding,) = error.value.findings
    assert (
        finding.message == "no worker of the cluster has answered for 60 seconds; run the same command again to resume"
    )
    assert dask_cluster.lost() == "2 workers were lost; their rows were given to other workers"


def test_a_worker_that_is_lost_after_the_last_check_is_reported(folder: Path) -> None:
    second_worker = {"two": {"nthreads": 1}}
    client = SimpleNamespace(status="running", scheduler_info=lambda **_: {"workers": second_worker})
    settings = Settings(folder / "base.yaml", folder / "rows.csv", Options(out=folder / "out"))
    dask_cluster = Cluster(settings, "tcp://here:1", client)
    dask_cluster._present = {"one", "two"}
    assert dask_cluster.lost() == "a worker of the cluster was lost; its rows were given to other workers"
    dask_cluster = Cluster(settings, "tcp://here:1", client)
    dask_cluster._present = {"two"}
    assert dask_cluster.lost() == ""


def _built_on_cluster(folder: Path, files: dict[str, bytes], **outcome_facts: Any) -> tuple[Built, Row, Settings]:
    """Return the first row as a worker has built it, with *files*, the row itself, and the batch's settings."""
    write_base(folder)
    settings = Settings(folder / "base.yaml", write_rows(folder), Options(out=folder / "out"))
    row = next(iter(all_rows(settings.rows)))
    outcome = replace(Outcome(row.id, row.number, "built", outputs=dict.fromkeys(files, "")), **outcome_facts)
    return Built("tcp://one", outcome, {f"base/rows/{name}": data for name, data in files.items()}), row, settings


@pytest.mark.parametrize("name", ["A-2/notice.pdf", "A-1/../notice.pdf", "A-1/.notice.pdf", "A-1/notice.sh"])
def test_a_file_of_another_filing_from_a_worker_is_not_written(folder: Path, name: str) -> None:
    built, row, settings = _built_on_cluster(folder, {name: b"papers of another firm"})
    assert put_files(built, row, settings, earlier_hashes={}).verdict == "failed"
    built, row, settings = _built_on_cluster(folder, {"A-1/notice.pdf": b"papers of another firm"}, id="A-2")
    refused = put_files(built, row, settings, earlier_hashes={})
    assert "the worker `tcp://one` sent files that belong to another filing" in str(refused.findings[0]["message"])
    assert not (folder / "out").exists()


def test_a_file_that_was_changed_while_a_cluster_built_is_not_replaced(folder: Path) -> None:
    built, row, settings = _built_on_cluster(folder, {"A-1/notice.pdf": b"new", "A-1/notice.docx": b"new"})
    filing_folder = folder / "out" / "base" / "rows" / "A-1"
    filing_folder.mkdir(parents=True)
    (filing_folder / "notice.docx").write_bytes(b"old")
    before = files_of_row(row, settings)
    assert before == {"base/rows/A-1/notice.docx": b"old"}
    (filing_folder / "notice.docx").write_bytes(b"edited by counsel")
    assert put_files(built, row, settings, hashes(before)).verdict == "failed"
    assert {file.name: file.read_bytes() for file in filing_folder.iterdir()} == {"notice.docx": b"edited by counsel"}
    assert put_files(built, row, settings, hashes(files_of_row(row, settings))).verdict == "built"
    assert {file.name: file.read_bytes() for file in filing_folder.iterdir()} == {
        "notice.docx": b"new",
        "notice.pdf": b"new",
    }


@pytest.mark.slow
@pytest.mark.pdf
def test_a_cluster_like_a_local_build_leaves_changed_papers_in_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "Pool", InProcessPool)
    write_base(folder)
    write_rows(folder, ROWS[:2])
    assert run_batch("--word", "--filing-data").status == 0
    edited_file = next(Path("out/base/rows/A-1").glob("*.docx"))
    edited_file.write_bytes(b"edited by counsel")
    Path("out/base/rows/A-2/manifest.json").unlink()
    cells = with_cells("A-1", with_cells("A-2", price="8"), reviewed_on="2025-06-02")
    write_rows(folder, with_cells("A-1", cells, price="7")[:2])
    shutil.copytree("out", "copy")
    run_batch("--word", "--filing-data")
    local_papers = read_papers()
    entries = ledger_columns("id, verdict, outputs, pages, findings")
    assert all(name in str(entries[0][2]) for name in ("pdf", "docx", "filing.json", "filing.csv", "manifest.json"))
    assert "was changed after it was written, so it was left in place" in str(entries[0])
    assert "no manifest lists it as written by this program" in str(entries[1])
    shutil.rmtree("out")
    Path("copy").rename("out")
    monkeypatch.setattr(run_module, "Pool", OneWorker)
    run_batch("--word", "--filing-data")
    assert edited_file.read_bytes() == b"edited by counsel"
    assert read_papers() == local_papers
    assert ledger_columns("id, verdict, outputs, pages, findings") == entries


class FakeDask(ThreadPoolExecutor):
    """A fake Dask client, which runs submitted functions in this process."""

    status = "running"

    def get_executor(self, *, pure: bool, retries: int) -> Self:
        """Return itself. No function may be pure, because another run would get the papers of this run."""
        assert not pure
        assert retries == 2
        return self

    def close(self) -> None:
        """Shut down."""
        self.shutdown()


def test_a_row_of_a_cluster_is_a_future_and_a_different_worker_ends_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, row, settings = _built_on_cluster(folder, {"A-1/notice.pdf": b"new"})
    answers = iter([built, Built("tcp://one", difference="differs from this machine in its fonts")])
    monkeypatch.setattr(cluster, "build", lambda *_: next(answers))
    dask_cluster = Cluster(settings, "tcp://here:1", FakeDask(1))
    assert dask_cluster.submit(row).result().verdict == "built"
    assert (folder / "out/base/rows/A-1/notice.pdf").read_bytes() == b"new"
    with pytest.raises(MatterError, match="tcp://one: differs from this machine in its fonts"):
        dask_cluster.submit(row).result()
    outcome = dask_cluster.submit(row).result()
    assert outcome.verdict == "failed"
    assert outcome.findings[0]["message"] == "the cluster did not build the filing: StopIteration"
    dask_cluster.__exit__()


def test_the_papers_of_a_cancelled_row_are_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built, row, settings = _built_on_cluster(folder, {"A-1/notice.pdf": b"new"})
    cancelled = Event()
    monkeypatch.setattr(cluster, "build", lambda *_: cancelled.wait(60) and built)
    dask_cluster = Cluster(settings, "tcp://here:1", FakeDask(1))
    assert dask_cluster.submit(row).cancel()
    cancelled.set()
    dask_cluster.__exit__()
    assert not (folder / "out").exists()


def test_idle_processes_with_another_base_or_other_settings_are_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, _, settings = _built_on_cluster(folder, files={})
    monkeypatch.setattr(cluster_worker, "LATEST_RUN", LatestRun())
    fake_worker = fakes({"base": "old"}, {"base": "new"}, {"base": "new"})
    monkeypatch.setattr(workers, "Worker", fake_worker)
    other_settings = replace(settings, only_check=True)
    for _ in range(2):
        assert difference(settings, {"base": "old"}) == ""
    assert [worker.ended for worker in fake_worker.all] == [False]
    assert difference(settings, {"base": "new"}) == ""
    assert [worker.ended for worker in fake_worker.all] == [True, False]
    assert difference(other_settings, {"base": "new"}) == ""
    assert [worker.ended for worker in fake_worker.all] == [True, True, False]


class OneWorker(InProcessPool):
    """A fake cluster with one worker, which builds in this process in a separate folder."""

    def build(self, row: Row) -> Outcome:
        """Return the outcome of *row*, as a run on a cluster writes it."""
        with scratch() as folder:
            options = replace(self.settings.options, out=folder, shelf=self.settings.options.out)
            worker_settings = replace(self.settings, options=options)
            old_files = files_of_row(row, self.settings)
            make = partial(make_filing, self.base, row, worker_settings)
            outcome_and_files = in_copy(old_files, folder, self.settings, make)
            return put_files(Built("one", *outcome_and_files), row, self.settings, hashes(old_files))
