"""One edit under `assembler watch`: from the moment the file is saved to the line with the result.

`findings` is `watch --check`, `paper` the whole build of 24 pages, proved and written: each after the first edit since
the start, which does work that later edits do not need, and after the second.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from benchmarks.cases import Bench, Trial
from benchmarks.measure import FailedError, Measured
from benchmarks.papers import PAPERS
from benchmarks.peers import OURS, peers

KINDS = {
    "findings, first edit": (("--check",), 0),
    "findings, second edit": (("--check",), 1),
    "paper, first edit": (("--out", "out"), 0),
    "paper, second edit": (("--out", "out"), 1),
}
"""The options of each trial, and how many edits come before the one that is measured."""

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield two trials for findings, and two for the paper."""
    for name, (options, earlier) in KINDS.items():
        yield trial(bench, name, options, earlier)


def trial(bench: Bench, name: str, options: tuple[str, ...], earlier: int) -> Trial:
    """Return the trial of `watch` with *options*, restarted for each measured edit, after *earlier* edits."""
    folder = bench.folder_for("watched", name)
    edits = count(1)

    def run() -> Measured:
        peers()[OURS].write(PAPERS[1], folder, "paper", 0, 0)
        command = (sys.executable, "-u", "-m", "assembler", "watch", *options, "paper.yaml")
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as program:
            try:
                _read_until(program, "watching ")
                for _ in range(earlier):
                    peers()[OURS].write(PAPERS[1], folder, "paper", 0, next(edits))
                    _read_until(program, "paper.yaml: ")
                cpu_start = _seconds_computed(program.pid)
                wall_start = time.perf_counter()
                peers()[OURS].write(PAPERS[1], folder, "paper", 0, next(edits))
                _read_until(program, "paper.yaml: ")
                wall = time.perf_counter() - wall_start
                return Measured(wall, _seconds_computed(program.pid) - cpu_start, _memory_peak(program.pid))
            finally:
                program.kill()

    return Trial(name, OURS, run, times=7, weight=3.0)


def _read_until(program: "subprocess.Popen[str]", start: str) -> None:
    lines = []
    for line in program.stdout or ():
        lines.append(line)
        if line.startswith(start):
            return
    raise FailedError(f"watch ended: {''.join(lines)[-1000:]}")


def _seconds_computed(process: int) -> float:
    """Return the seconds of computing of a *process*; 0 where the system does not report them."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text("utf-8").rpartition(")")[2].split()
    user_ticks = int(fields[11])
    system_ticks = int(fields[12])
    return (user_ticks + system_ticks) / TICKS_PER_SECOND


def _memory_peak(process: int) -> float:
    """Return the memory peak of a *process* in MB; 0 where the system does not report it."""
    file = Path(f"/proc/{process}/status")
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
