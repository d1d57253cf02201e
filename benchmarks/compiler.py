"""The compiler that the import of the engine starts, and what is measured where none is found.

For each library that it does not find, `ctypes.util.find_library` asks a compiler. Our own process does not, so that a
machine with a compiler makes the engine alone slower, and our ratios to it better.
"""

import os
import shutil
from pathlib import Path

from benchmarks.peers import BARE

ASKED = ("gcc", "cc", "ld", "objdump")
"""The programs that are asked for a library."""
NO_COMPILER = f"{BARE}, no compiler found"
"""The name of the engine alone where it is started so that it finds none of them."""


def on_path() -> str:
    """Return which of the programs are on the PATH, or "none"."""
    return ", ".join(filter(shutil.which, ASKED)) or "none"


def hidden(folder: Path) -> dict[str, str]:
    """Return the variables of a process whose PATH is only the empty *folder*."""
    return {**os.environ, "PATH": str(folder)}
