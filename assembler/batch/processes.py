"""The processes of workers, which are started before the run that has need of them is imported."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import assembler

Process = subprocess.Popen[bytes]

_begun: list[Process] = []
"""Processes that import the program, and that no worker has yet."""


def begin(count: int) -> None:
    """Start *count* processes in this folder, for the workers that will be started."""
    _begun[:] = [_started(Path.cwd()) for _ in range(count)]


def process(here: Path) -> Process:
    """Return a process in the folder *here*: one that has begun already, if there is one."""
    return _begun.pop() if _begun and here == Path.cwd() else _started(here)


def end() -> None:
    """End the processes that no worker has."""
    while _begun:
        close(_begun.pop())


def close(process: Process) -> None:
    """End *process* at once, and wait until it has ended."""
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):  # one that died has left unread what closing would write once more
                stream.close()


def _started(here: Path) -> Process:
    command = [sys.executable, "-P", "-m", "assembler.batch"]
    ours = {**os.environ, "PYTHONPATH": str(Path(assembler.__file__).parent.parent)}
    return subprocess.Popen(  # noqa: S603 - no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ours, cwd=here
    )
