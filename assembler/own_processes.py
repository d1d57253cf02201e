"""Gives the command and the environment of child processes that run the program's own modules."""

import os
import signal
import sys
from pathlib import Path

OUT_OF_MEMORY_SIGNALS = frozenset(
    getattr(signal, name) for name in ("SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL") if hasattr(signal, name)
)
"""The signals of this operating system that may end a process when memory runs out."""


def command_for(module: str, argument: str) -> list[str]:
    """Return the command that runs the program's *module* with *argument* under the same Python."""
    return [sys.executable, "-P", "-m", module, argument]


def own_environment() -> dict[str, str]:
    """Return this process's environment, with a `PYTHONPATH` from which a child process can import the program."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
