"""Starts a reader of untrusted files as a separate process, and explains how the process ended."""

import json
import signal
from pathlib import Path
from typing import Any

from assembler.exhibits.reader import CPU_SECONDS, MEMORY_LIMIT, OUT_OF_MEMORY, ProblemKind
from assembler.own_processes import OUT_OF_MEMORY_SIGNALS, command_for, own_environment

MAX_WAIT_SECONDS = 5 * CPU_SECONDS
"""The number of seconds after which a process that reads a file is stopped, even if it is only waiting."""

SLOWNESS = f"takes more than {CPU_SECONDS} seconds to read"

MEMORY_USE = f"takes more than {MEMORY_LIMIT >> 30} GB of memory to read"


def contents_of(file: Path, reader: str) -> dict[str, Any]:
    """Return the contents of *file*, or a `problem` and its `kind`. The module *reader* reads it in a process."""
    from subprocess import DEVNULL, CalledProcessError, TimeoutExpired, check_output  # noqa: PLC0415

    command = command_for(reader, str(file))
    try:
        output = check_output(command, stdin=DEVNULL, stderr=DEVNULL, timeout=MAX_WAIT_SECONDS, env=own_environment())  # noqa: S603 - starts no shell
    except TimeoutExpired:
        return {"problem": SLOWNESS, "kind": "size"}
    except CalledProcessError as error:
        problem, kind = _why_it_ended(error.returncode)
        return {"problem": problem, "kind": kind}
    contents: dict[str, Any] = json.loads(output)
    return contents


def _why_it_ended(status: int) -> tuple[str, ProblemKind]:
    """Return the problem, and its kind, to report for a file whose reading process died with *status*."""
    if status == -getattr(signal, "SIGXCPU", 0):
        return SLOWNESS, "size"
    if status == OUT_OF_MEMORY or -status in OUT_OF_MEMORY_SIGNALS:
        return MEMORY_USE, "size"
    return "crashes the program that reads it", "reprint"
