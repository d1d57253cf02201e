"""Measuring programs: seconds of wall clock and of computing, memory, and instructions."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

Command = Sequence[str]
LAUNCH = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Measured:
    """The cost of one or several commands: seconds of wall clock and of computing, and the peak memory, in MB.

    Memory is the total of a command's processes at one moment; for commands in sequence, the maximum of all of them.
    Seconds of computing are user and system time of the program and of the programs that it started and waited for.
    """

    wall: float
    cpu: float
    memory: float
    instructions: float = 0.0


class FailedError(Exception):
    """A command failed; the text is the end of its output."""


def measured(*commands: Command, folder: Path, variables: Mapping[str, str] | None = None) -> Measured:
    """Run *commands* in *folder*, one after the other, and return their cost. Raises FailedError.

    *variables* is their environment, by default the environment of this process.
    """
    results = [_wait_for(*_start(command, folder, variables)) for command in commands]
    return Measured(
        sum(result["end"] - result["start"] for result in results),
        sum(result["cpu"] for result in results),
        max((result["memory"] for result in results), default=0.0),
    )


def side_by_side(*commands: Command, folder: Path) -> Measured:
    """Run *commands* in *folder* at the same time, and return their cost together. Raises FailedError."""
    processes = [_start(command, folder) for command in commands]
    results = [_wait_for(*process) for process in processes]
    wall = max(result["end"] for result in results) - min(result["start"] for result in results)
    return Measured(wall, sum(result["cpu"] for result in results), sum(result["memory"] for result in results))


def _start(
    command: Command, folder: Path, variables: Mapping[str, str] | None = None
) -> "tuple[subprocess.Popen[bytes], Path, Command]":
    """Start *command*; its result and output go to files outside *folder*, where a new file would count as an edit."""
    result = Path(gettempdir()) / f"taken-{uuid4().hex}.json"
    with result.with_suffix(".txt").open("wb") as out:
        program = subprocess.Popen(
            (sys.executable, "-S", str(LAUNCH), str(result), *command),
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    return program, result, command


def _wait_for(program: "subprocess.Popen[bytes]", result: Path, command: Command) -> dict[str, float]:
    """Wait for a *command* and return its result."""
    program.wait()
    output = result.with_suffix(".txt")
    text = output.read_text("utf-8", "replace")
    output.unlink()
    figures: dict[str, float] = json.loads(result.read_text("utf-8")) if result.exists() else {"code": 127}
    result.unlink(missing_ok=True)
    if figures["code"]:
        raise FailedError(f"{' '.join(command)[:300]}: {text[-1000:]}")
    return figures


# -- instructions -----------------------------------------------------------------------------------------------------


def counter() -> str:
    """Return the program that counts instructions here: `perf`, `valgrind`, or "" if there is neither."""
    if shutil.which("perf"):
        probe = subprocess.run(["perf", "stat", "-e", "instructions:u", "true"], capture_output=True, check=False)
        if not probe.returncode and b"not supported" not in probe.stderr:
            return "perf"
    return "valgrind" if shutil.which("valgrind") else ""


def instructions(*commands: Command, folder: Path, counter_name: str) -> float:
    """Return how many instructions *commands* take, counted by *counter_name*, a result of `counter`.

    Raises FailedError.
    """
    with one_processor():
        return float(sum(_instructions(command, folder, counter_name) for command in commands))


@contextmanager
def one_processor() -> Iterator[None]:
    """Run the programs that the block starts on one processor, if the system supports that.

    With a second processor, the program typesets pages in a second process and ends it by a signal. Valgrind would miss
    that process, because it counts when a process ends.
    """
    if sys.platform != "linux":
        yield
        return
    processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(processors)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, processors)


def _instructions(command: Command, folder: Path, counter_name: str) -> int:
    counting = {
        "perf": ("perf", "stat", "-x,", "-e", "instructions:u"),
        "valgrind": (
            "valgrind",
            "--tool=cachegrind",
            "--cache-sim=no",
            "--trace-children=yes",
            "--cachegrind-out-file=/dev/null",
        ),
    }[counter_name]
    run = subprocess.run([*counting, *command], cwd=folder, capture_output=True, check=False)
    text = run.stderr.decode("utf-8", "replace")
    if run.returncode:
        raise FailedError(f"{' '.join(command)}: {text[-1000:]}")
    pattern = r"^(\d+),[^,]*,instructions" if counter_name == "perf" else r"I +refs: +([\d,]+)"
    return sum(int(number.replace(",", "")) for number in re.findall(pattern, text, re.MULTILINE))
