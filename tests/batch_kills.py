"""Kill batches at moments spread over a run, and check what the next run makes of it: `python -m tests.batch_kills 25`.

The run itself, one of its workers or all of them are killed, the run is stopped by Ctrl-C or told to end, or a worker
of a cluster of two is killed. Then the same command is run again. Nothing may be lost, nothing be there twice, and each
paper must have the bytes of an undisturbed run.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.batch.test_batch import workers_of
from tests.batch.test_cluster import a_worker, address, dask_process, scheduler
from tests.support.batches import ROWS, ledger_columns, read_papers, write_base, write_rows

ROW_COUNT = 12
"""The rows of the batch."""

STEP = 0.618034
"""The step from one moment to the next, as a fraction of a run, which spreads the moments evenly."""

Run = subprocess.Popen[bytes]


def started_run(out: str, *options: str) -> Run:
    """Start the batch, with two workers unless *options* say otherwise."""
    command = [sys.executable, "-m", "assembler", "batch", "--out", out, *(options or ("--jobs", "2"))]
    return subprocess.Popen([*command, "base.yaml", "rows.csv"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_workers(run: Run, most: int) -> None:
    """Kill at most that many of the workers of *run*."""
    for worker in workers_of(run.pid)[:most]:
        os.kill(worker, signal.SIGKILL)


KINDS: dict[str, Callable[[Run], None]] = {
    "the run killed": lambda run: run.send_signal(signal.SIGKILL),
    "a worker killed": lambda run: kill_workers(run, 1),
    "all workers killed": lambda run: kill_workers(run, 2),
    "Ctrl-C": lambda run: run.send_signal(signal.SIGINT),
    "told to end": lambda run: run.send_signal(signal.SIGTERM),
}


def at_moments(count: int) -> Iterator[tuple[str, int, list[str]]]:
    """Disturb *count* runs; yield how, how many filings the ledger then has, and what is wrong after the next run."""
    start = time.monotonic()
    run = started_run("whole")
    first = first_paper(run, "whole") - start
    assert run.wait() == 0  # or there is nothing to compare with
    lasts, complete_papers = time.monotonic() - start, read_papers("whole")
    for number in range(count):
        kind, turn = [*KINDS][number % len(KINDS)], number // len(KINDS)
        run = started_run("out")
        if turn % 3:  # two of three are disturbed while they write
            first_paper(run, "out")
        time.sleep((turn + 1) * STEP % 1 * (lasts - first if turn % 3 else lasts))
        with suppress(OSError):  # it may have ended
            KINDS[kind](run)
        run.wait()
        finished_rows = len(ledger_columns("id")) if Path("out/base/rows/ledger.sqlite").exists() else 0
        again = started_run("out").wait()
        yield kind, finished_rows, faults("out", again, complete_papers)
        shutil.rmtree("out")


def first_paper(run: Run, out: str) -> float:
    """Wait until *run* has written a paper in *out*, or has ended, and return the time."""
    while run.poll() is None and not any(Path(out).rglob("*.pdf")):
        time.sleep(0.01)
    return time.monotonic()


def on_a_cluster(count: int) -> Iterator[tuple[str, int, list[str]]]:
    """Kill one of two workers of a cluster in *count* runs; yield the same of each, without a second run."""
    complete_papers = read_papers("whole")
    for number in range(count):
        with ExitStack() as stack:
            file = stack.enter_context(scheduler())
            one, _ = (stack.enter_context(dask_process(*a_worker(file, name))) for name in ("one", "two"))
            run = started_run("out", "--cluster", address(file))
            while run.poll() is None and len([*Path("out").rglob("*.pdf")]) <= number % ROW_COUNT:
                time.sleep(0.02)
            one.kill()
            status = run.wait()
        yield "a worker of a cluster killed", len(ledger_columns("id")), faults("out", status, complete_papers)
        shutil.rmtree("out")
        Path("scheduler.json").unlink(missing_ok=True)


def faults(out: str, status: int, complete_papers: dict[str, bytes]) -> list[str]:
    """Return what is wrong in the folder *out* after a run that ended with *status*."""
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
    problems += (
        []
        if ledger_columns("id, verdict, outputs", out) == ledger_columns("id, verdict, outputs", "whole")
        else ["another ledger"]
    )
    return problems


def report(seen: Sequence[tuple[str, int, list[str]]]) -> int:
    """Print what was *seen*, and return how many runs left a fault."""
    for kind, finished_rows, problems in seen:
        if problems:
            print(f"{kind}, {finished_rows} done: {'; '.join(problems)}")  # noqa: T201 - a report is what it is for
    for kind, runs in Counter(kind for kind, _, _ in seen).items():
        after = [finished_rows for one, finished_rows, _ in seen if one == kind]
        bad = sum(bool(problems) for one, _, problems in seen if one == kind)
        print(f"{kind}: {runs} times, after {min(after)} to {max(after)} of {ROW_COUNT} filings; {bad} with a fault")  # noqa: T201
    return sum(bool(problems) for _, _, problems in seen)


def main(count: int) -> int:
    """Disturb *count* runs, and a fifth as many on a cluster; return how many left a fault."""
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        write_base(Path())
        write_rows(
            Path(),
            [(f"{row[0]}-{at}", f"{row[1][:-6]} {at}, Inc.", *row[2:]) for at in range(ROW_COUNT // 3) for row in ROWS],
        )
        return report([*at_moments(count), *on_a_cluster(count // 5)])


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]))))
