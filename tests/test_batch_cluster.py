"""A batch on a cluster of two workers on this machine, of which one is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assembler.batch.cluster import differences
from tests.batches import ROWS, base, papers, rows, told, verdicts, wait_for

DASK = [sys.executable, "-m", "distributed.cli."]


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
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
    """Start a scheduler without workers; give its address."""
    file = Path("scheduler.json")
    with started(
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
        "--scheduler-file", str(file),
    ):  # fmt: skip
        wait_for(file.exists)
        yield str(file)


def a_worker(file: str, name: str) -> list[str]:
    return [
        "distributed.cli.dask_worker", "--scheduler-file", file, "--nthreads", "1", "--no-dashboard", "--no-nanny",
        "--name", name,
    ]  # fmt: skip


def run(*arguments: str, out: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "assembler", "batch", "--out", out, *arguments, "base.yaml", "rows.csv"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def address(file: str) -> str:

    return str(json.loads(Path(file).read_text("utf-8"))["address"])


@pytest.mark.tools
def test_a_cluster_makes_the_same_papers_also_if_a_worker_is_killed(folder: Path) -> None:
    base(folder)
    many = [(f"{row[0]}-{number}", f"{row[1][:-6]} {number}, Inc.", *row[2:]) for number in range(5) for row in ROWS]
    rows(folder, many)
    with run("--jobs", "2", out="here") as alone:
        out, _ = alone.communicate(timeout=300)
    assert alone.returncode == 0, out
    with scheduler() as file, started(*a_worker(file, "one")) as one, started(*a_worker(file, "two")):
        with run("--cluster", address(file), out="there") as spread:
            wait_for(lambda: list(Path("there").rglob("*.pdf")), 120)
            os.kill(one.pid, signal.SIGKILL)
            out, err = spread.communicate(timeout=300)
        assert spread.returncode == 0, out + err
    assert papers("there") == papers("here")
    assert len(verdicts("there")) == len(many)
    assert told("id, verdict, outputs, pages", "there") == told("id, verdict, outputs, pages", "here")


@pytest.mark.tools
def test_a_cluster_that_cannot_be_used_is_refused_in_one_line(folder: Path) -> None:
    base(folder)
    rows(folder)
    with scheduler() as file, run("--check", "--cluster", address(file), out="there") as empty:
        out, _ = empty.communicate(timeout=120)
        assert "CLU001: has no workers" in out
        assert empty.returncode == 1
    with run("--check", "--cluster", "tcp://127.0.0.1:9", out="there") as nobody:
        assert "CLU001: no scheduler answers" in nobody.communicate(timeout=120)[0]


def test_a_worker_that_would_make_other_papers_is_told_from_this_machine() -> None:
    here = {"program": "a", "fonts": "b", "weasyprint": "70.0"}
    assert differences(here, dict(here)) == ""
    assert differences(here, {**here, "fonts": "c", "weasyprint": "69.0"}) == "it has another fonts, weasyprint"
    assert differences(here, {"cannot": "no such folder"}) == "it cannot build: no such folder"
    assert differences(here, ModuleNotFoundError(name="assembler")) == "it has no module `assembler`"
