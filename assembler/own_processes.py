"""Processes that the program starts of its own modules: how they are started, and the signals that end them."""

import os
import signal
import sys
from pathlib import Path

OUT_OF_ROOM = frozenset(
    getattr(signal, name) for name in ("SIGKILL", "SIGABRT", "SIGTRAP", "SIGILL") if hasattr(signal, name)
)
"""The signals that end a process which runs out of memory."""


def command_for(module: str, argument: str) -> list[str]:
    """Return the command that runs *module* of the program with *argument*, by the same Python."""
    return [sys.executable, "-P", "-m", module, argument]


def own_environment() -> dict[str, str]:
    """Return the environment of such a process: that of this process, and where the program is."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
