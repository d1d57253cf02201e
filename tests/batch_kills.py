"""Kill batches at moments spread over a run, and check what the next run makes of it: `python -m tests.batch_kills 25`.

The run itself, one of its workers or all of them are killed, the run is stopped by Ctrl-C or asked to end, or one of
the two workers of a cluster is killed. Then the same command is run again. Nothing may be lost, nothing may be there
twice, and each paper must have the bytes of an undisturbed run.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.batch.test_batch import worker_ids
from tests.batch.test_cluster import address, dask_process, scheduler, worker_command
from tests.support.batches import ROWS, ledger_columns, read_papers, write_base, write_rows

ROW_COUNT = 12
"""The rows of the batch."""

STEP = 0.618034
"""The step from one moment to the next, as a fraction of a run. It is the golden ratio, which spreads them evenly."""

Run = subprocess.Popen[bytes]


def started_run(out: str, *options: str) -> Run:
    """Start the batch, with two workers unless *options* say otherwise."""
    command = [sys.executable, "-m", "assembler", "batch", "--out", out, *(options or ("--jobs", "2"))]
    return subprocess.Popen([*command, "base.yaml", "rows.csv"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_workers(run: Run, max_count: int) -> None:
    """Kill at most *max_count* of the workers of *run*."""
    for worker in worker_ids(run.pid)[:max_count]:
        os.kill(worker, signal.SIGKILL)


KINDS: dict[str, Callable[[Run], None]] = {
    "the run killed": lambda run: run.send_signal(signal.SIGKILL),
    "a worker killed": lambda run: kill_workers(run, 1),
    "all workers killed": lambda run: kill_workers(run, 2),
    "Ctrl-C": lambda run: run.send_signal(signal.SIGINT),
    "asked to end": lambda run: run.send_signal(signal.SIGTERM),
}


def at_moments(count: int) -> Iterator[tuple[str, int, list[str]]]:
    """Disturb *count* runs; yield each disturbance, the filings in the ledger, and the faults after the next run."""
    start = time.monotonic()
    run = started_run("whole")
    seconds_to_first_paper = wait_for_first_paper(run, "whole") - start
    assert run.wait() == 0  # or there is nothing to compare with
    seconds = time.monotonic() - start
    complete_papers = read_papers("whole")
    for index in range(count):
        turn, kind_index = divmod(index, len(KINDS))
        kind = [*KINDS][kind_index]
        run = started_run("out")
        if turn % 3:  # two of three runs are disturbed while they write
            wait_for_first_paper(run, "out")
            span = seconds - seconds_to_first_paper
        else:
            span = seconds
        time.sleep((turn + 1) * STEP % 1 * span)
        with suppress(OSError):  # the run may have ended
            KINDS[kind](run)
        run.wait()
        finished_rows = len(ledger_columns("id")) if Path("out/base/rows/ledger.sqlite").exists() else 0
        status = started_run("out").wait()
        yield kind, finished_rows, faults("out", status, complete_papers)
        shutil.rmtree("out")


def wait_for_first_paper(run: Run, out: str) -> float:
    """Wait until *run* has written a paper in *out*, or has ended, and return the time."""
    while run.poll() is None and not any(Path(out).rglob("*.pdf")):
        time.sleep(0.01)
    return time.monotonic()


def on_a_cluster(count: int) -> Iterator[tuple[str, int, list[str]]]:
    """Kill one of two workers of a cluster in *count* runs, and yield the same values as `at_moments` for each.

    There is no second run, because the run itself must finish the batch.
    """
    complete_papers = read_papers("whole")
    for number in range(count):
        with ExitStack() as stack:
            file = stack.enter_context(scheduler())
            worker = stack.enter_context(dask_process(*worker_command(file, "one")))
            stack.enter_context(dask_process(*worker_command(file, "two")))
            run = started_run("out", "--cluster", address(file))
            while run.poll() is None and len([*Path("out").rglob("*.pdf")]) <= number % ROW_COUNT:
                time.sleep(0.02)
            worker.kill()
            status = run.wait()
        yield "a cluster worker killed", len(ledger_columns("id")), faults("out", status, complete_papers)
        shutil.rmtree("out")
        Path("scheduler.json").unlink(missing_ok=True)


def faults(out: str, status: int, complete_papers: dict[str, bytes]) -> list[str]:
    """Return the faults in the folder *out* after a run that ended with *status*."""
    papers_made = read_papers(out)
    problems = [f"status {status}"] if status else []
    problems += [f"{name} is lost" for name in complete_papers.keys() - papers_made.keys()]
    problems += [f"{name} is one too many" for name in papers_made.keys() - complete_papers.keys()]
    problems += [
        f"{name} has other bytes"
        for name in complete_papers.keys() & papers_made.keys()
        if complete_papers[name] != papers_made[name]
    ]
    problems += [f"hidden file {file.name}" for file in Path(out).rglob(".*")]
    if ledger_columns("id, verdict, outputs", out) != ledger_columns("id, verdict, outputs", "whole"):
        problems.append("the ledger differs")
    return problems


def report(results: Sequence[tuple[str, int, list[str]]]) -> int:
    """Print *results*, and return how many runs left a fault."""
    results_by_kind: dict[str, list[tuple[int, list[str]]]] = {}
    for kind, finished_rows, problems in results:
        results_by_kind.setdefault(kind, []).append((finished_rows, problems))
        if problems:
            print(f"{kind}, {finished_rows} done: {'; '.join(problems)}")  # noqa: T201 - this command prints a report
    for kind, runs in results_by_kind.items():
        counts = [finished_rows for finished_rows, _ in runs]
        span = f"after {min(counts)} to {max(counts)} of {ROW_COUNT} filings"
        faulty_count = sum(bool(problems) for _, problems in runs)
        print(f"{kind}: {len(runs)} times, {span}; {faulty_count} with a fault")  # noqa: T201
    return sum(bool(problems) for *_, problems in results)


def main(count: int) -> int:
    """Disturb *count* runs, and a fifth as many on a cluster; return how many left a fault."""
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        write_base(Path())
        numbers = range(ROW_COUNT // len(ROWS))
        write_rows(
            Path(),
            [(f"{row[0]}-{number}", f"{row[1][:-6]} {number}, Inc.", *row[2:]) for number in numbers for row in ROWS],
        )
        return report([*at_moments(count), *on_a_cluster(count // 5)])


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]))))
