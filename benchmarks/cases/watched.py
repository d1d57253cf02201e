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
from typing import NamedTuple

from benchmarks.cases import Bench, Trial
from benchmarks.measure import FailedError, Measured
from benchmarks.papers import UNCHANGED, USUAL, Variant
from benchmarks.peers import THIS_PROGRAM, peers


class WatchedEdit(NamedTuple):
    """A trial: its name, the options of `watch`, and the number of edits before the measured edit."""

    name: str
    options: tuple[str, ...]
    earlier_edits: int


WATCHED_EDITS = (
    WatchedEdit("findings, first edit", options=("--check",), earlier_edits=0),
    WatchedEdit("findings, second edit", options=("--check",), earlier_edits=1),
    WatchedEdit("paper, first edit", options=("--out", "out"), earlier_edits=0),
    WatchedEdit("paper, second edit", options=("--out", "out"), earlier_edits=1),
)

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")

TICK_FIELDS = slice(11, 13)
"""The fields of `/proc/PID/stat` after the name with the ticks of computing, of the user and of the system."""


def trials(bench: Bench) -> Iterator[Trial]:
    """Yield two trials for findings, and two for the paper."""
    for edit in WATCHED_EDITS:
        yield trial(bench, edit)


def trial(bench: Bench, edit: WatchedEdit) -> Trial:
    """Return the trial of `watch` that measures *edit*; the program is restarted for each measurement."""
    folder = bench.folder_for("watched", edit.name)
    edits = count(1)

    def run() -> Measured:
        peers()[THIS_PROGRAM].write(USUAL, folder, "paper", UNCHANGED)
        command = (sys.executable, "-u", "-m", "assembler", "watch", *edit.options, "paper.yaml")
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as program:
            try:
                _read_until(program, "watching ")
                for _ in range(edit.earlier_edits):
                    peers()[THIS_PROGRAM].write(USUAL, folder, "paper", Variant(edits=next(edits)))
                    _read_until(program, "paper.yaml: ")
                cpu_start = _seconds_computed(program.pid)
                wall_start = time.perf_counter()
                peers()[THIS_PROGRAM].write(USUAL, folder, "paper", Variant(edits=next(edits)))
                _read_until(program, "paper.yaml: ")
                wall = time.perf_counter() - wall_start
                cpu = _seconds_computed(program.pid) - cpu_start
                return Measured(wall, cpu, memory=_memory_peak(program.pid))
            finally:
                program.kill()

    return Trial(edit.name, THIS_PROGRAM, run, times=7, weight=3.0)


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
    _, _, fields = file.read_text("utf-8").rpartition(")")  # the name in parentheses may contain spaces
    user_ticks, system_ticks = fields.split()[TICK_FIELDS]
    return (int(user_ticks) + int(system_ticks)) / TICKS_PER_SECOND


def _memory_peak(process: int) -> float:
    """Return the memory peak of a *process* in MB; 0 where the system does not report it."""
    file = Path(f"/proc/{process}/status")
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    for line in lines:
        if line.startswith("VmHWM"):
            _, kilobytes, _ = line.split()
            return int(kilobytes) / 1024
    return 0.0
