"""The machine and the versions with which something was measured."""

import os
import platform
import re
from functools import cache
from pathlib import Path

from assembler.paginate import fonts
from benchmarks.compiler import on_path
from benchmarks.peers import missing, peers


@cache
def versions() -> dict[str, str]:
    """Return the machine, and the version of each program that is installed."""
    programs = {name: peer.version() for name, peer in peers().items() if name not in missing()}
    return {
        "machine": f"{os.cpu_count()} cores, {processor()}, {platform.system()} {platform.machine()}",
        "compiler on the PATH, which the import of WeasyPrint starts": on_path(),
        "Python": platform.python_version(),
        "page engine": fonts.versions(),
        **programs,
    }


def processor() -> str:
    """Return the model of the processor."""
    file = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", file.read_text("utf-8")) if file.exists() else None
    return found[1] if found else platform.processor() or "unknown processor"
