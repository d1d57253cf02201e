"""The compiler that the import of the engine starts, and a measurement without one.

For each library that it does not find, `ctypes.util.find_library` runs a compiler. This program avoids that, so that a
compiler on the machine slows down only the engine alone, and improves the program's ratios to it.
"""

import os
import shutil
from pathlib import Path

from benchmarks.peers import ENGINE_ALONE

COMPILERS = ("gcc", "cc", "ld", "objdump")
"""The programs that `find_library` runs."""

NO_COMPILER = f"{ENGINE_ALONE}, no compiler found"
"""The name of the engine alone, started so that it finds no compiler."""


def compilers_on_path() -> str:
    """Return which of `COMPILERS` are on the PATH, or "none"."""
    return ", ".join(filter(shutil.which, COMPILERS)) or "none"


def without_programs(folder: Path) -> dict[str, str]:
    """Return the variables of a process whose PATH is only the empty *folder*."""
    return {**os.environ, "PATH": str(folder)}
