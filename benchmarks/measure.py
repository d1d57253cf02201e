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
    """What one or several commands took: seconds of wall clock and of computing, and the most memory, in MB.

    Memory is that of all processes of a command at the same moment; of commands one after the other, the most of one.

    Seconds of computing are those of the program and of the programs that it started and waited for, user and system.
    """

    wall: float
    cpu: float
    memory: float
    instructions: float = 0.0


class FailedError(Exception):
    """A command did not end well; the text is the end of what it printed."""


def measured(*commands: Command, folder: Path, variables: Mapping[str, str] | None = None) -> Measured:
    """Run *commands* in *folder*, one after the other, and return what they took. Raises FailedError.

    They have these environment *variables*, or those of this process.
    """
    taken = [_ended(*_started(command, folder, variables)) for command in commands]
    return Measured(
        sum(one["end"] - one["start"] for one in taken),
        sum(one["cpu"] for one in taken),
        max((one["memory"] for one in taken), default=0.0),
    )


def side_by_side(*commands: Command, folder: Path) -> Measured:
    """Run *commands* in *folder* at the same time, and return what they took together. Raises FailedError."""
    running = [_started(command, folder) for command in commands]
    taken = [_ended(*one) for one in running]
    wall = max(one["end"] for one in taken) - min(one["start"] for one in taken)
    return Measured(wall, sum(one["cpu"] for one in taken), sum(one["memory"] for one in taken))


def _started(
    command: Command, folder: Path, variables: Mapping[str, str] | None = None
) -> "tuple[subprocess.Popen[bytes], Path, Command]":
    """Start *command*; its result and what it prints go to files elsewhere: a new file beside a matter is a change."""
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


def _ended(program: "subprocess.Popen[bytes]", result: Path, command: Command) -> dict[str, float]:
    """Wait for a *command* and return its result."""
    program.wait()
    printed = result.with_suffix(".txt")
    text = printed.read_text("utf-8", "replace")
    printed.unlink()
    taken: dict[str, float] = json.loads(result.read_text("utf-8")) if result.exists() else {"code": 127}
    result.unlink(missing_ok=True)
    if taken["code"]:
        raise FailedError(f"{' '.join(command)[:300]}: {text[-1000:]}")
    return taken


# -- instructions -----------------------------------------------------------------------------------------------------


def counter() -> str:
    """Return the program that counts instructions here: `perf`, `valgrind`, or "" if there is neither."""
    if shutil.which("perf"):
        probe = subprocess.run(["perf", "stat", "-e", "instructions:u", "true"], capture_output=True, check=False)
        if not probe.returncode and b"not supported" not in probe.stderr:
            return "perf"
    return "valgrind" if shutil.which("valgrind") else ""


def instructions(*commands: Command, folder: Path, by: str) -> float:
    """Return how many instructions *commands* take, counted *by* a program of `counter`. Raises FailedError."""
    with one_processor():
        return float(sum(_instructions(command, folder, by) for command in commands))


@contextmanager
def one_processor() -> Iterator[None]:
    """Have the programs that are started here run on one processor, where the system can do that.

    We set pages in a second process if there is a second processor, and end it by a signal; valgrind, which counts at
    the end of a process, would tell nothing of it.
    """
    if sys.platform != "linux":
        yield
        return
    usual = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(usual)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, usual)


def _instructions(command: Command, folder: Path, by: str) -> int:
    before = {
        "perf": ("perf", "stat", "-x,", "-e", "instructions:u"),
        "valgrind": (
            "valgrind",
            "--tool=cachegrind",
            "--cache-sim=no",
            "--trace-children=yes",
            "--cachegrind-out-file=/dev/null",
        ),
    }[by]
    done = subprocess.run([*before, *command], cwd=folder, capture_output=True, check=False)
    text = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        raise FailedError(f"{' '.join(command)}: {text[-1000:]}")
    pattern = r"^(\d+),[^,]*,instructions" if by == "perf" else r"I +refs: +([\d,]+)"
    return sum(int(found.replace(",", "")) for found in re.findall(pattern, text, re.MULTILINE))
