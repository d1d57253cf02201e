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
from typing import NamedTuple
from uuid import uuid4

Command = Sequence[str]
LAUNCH = Path(__file__).with_name("launch.py")

COMMAND_NOT_FOUND = 127
"""The exit status of a shell for a command that cannot be started."""

MAX_COMMAND_SHOWN = 300
"""The maximum number of characters of a failed command that are shown."""

MAX_OUTPUT_SHOWN = 1000
"""The maximum number of characters at the end of a failed command's output that are shown."""


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
    results = [_wait_for(_start(command, folder, variables)) for command in commands]
    return Measured(
        wall=sum(result["end"] - result["start"] for result in results),
        cpu=sum(result["cpu"] for result in results),
        memory=max((result["memory"] for result in results), default=0.0),
    )


def side_by_side(*commands: Command, folder: Path) -> Measured:
    """Run *commands* in *folder* at the same time, and return their cost together. Raises FailedError."""
    processes = [_start(command, folder) for command in commands]
    results = [_wait_for(process) for process in processes]
    return Measured(
        wall=max(result["end"] for result in results) - min(result["start"] for result in results),
        cpu=sum(result["cpu"] for result in results),
        memory=sum(result["memory"] for result in results),
    )


class StartedCommand(NamedTuple):
    """A command, the process that runs it, and the file to which the process will write the result."""

    command: Command
    process: "subprocess.Popen[bytes]"
    result: Path


def _start(command: Command, folder: Path, variables: Mapping[str, str] | None = None) -> StartedCommand:
    """Start *command*; its result and output go to files outside *folder*, where a new file would count as an edit."""
    result = Path(gettempdir()) / f"taken-{uuid4().hex}.json"
    with result.with_suffix(".txt").open("wb") as out:
        process = subprocess.Popen(
            (sys.executable, "-S", str(LAUNCH), str(result), *command),
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    return StartedCommand(command, process, result)


def _wait_for(started: StartedCommand) -> dict[str, float]:
    """Wait for a command and return its result."""
    started.process.wait()
    result = started.result
    output = result.with_suffix(".txt")
    text = output.read_text("utf-8", "replace")
    output.unlink()
    figures: dict[str, float] = {"code": COMMAND_NOT_FOUND}
    if result.exists():
        figures = json.loads(result.read_text("utf-8"))
        result.unlink()
    if figures["code"]:
        command = " ".join(started.command)
        raise FailedError(f"{command[:MAX_COMMAND_SHOWN]}: {text[-MAX_OUTPUT_SHOWN:]}")
    return figures


# -- instructions -----------------------------------------------------------------------------------------------------


COUNTS = {"perf": r"^(\d+),[^,]*,instructions", "valgrind": r"I +refs: +([\d,]+)"}
"""Matches the number of instructions in the output of each program that counts them."""


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
    counting_command = {
        "perf": ("perf", "stat", "-x,", "-e", "instructions:u"),
        "valgrind": (
            "valgrind",
            "--tool=cachegrind",
            "--cache-sim=no",
            "--trace-children=yes",
            "--cachegrind-out-file=/dev/null",
        ),
    }[counter_name]
    run = subprocess.run([*counting_command, *command], cwd=folder, capture_output=True, check=False)
    text = run.stderr.decode("utf-8", "replace")
    if run.returncode:
        raise FailedError(f"{' '.join(command)}: {text[-MAX_OUTPUT_SHOWN:]}")
    counts = re.findall(COUNTS[counter_name], text, re.MULTILINE)
    return sum(int(count.replace(",", "")) for count in counts)
