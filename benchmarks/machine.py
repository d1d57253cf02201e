"""The machine and the versions behind the measurements."""

import os
import platform
import re
from functools import cache
from pathlib import Path

from assembler.outputs.pdf.paginate import fonts
from benchmarks.compiler import compilers_on_path
from benchmarks.peers import missing_packages, peers


@cache
def versions() -> dict[str, str]:
    """Return the machine, and the version of each installed program."""
    programs = {name: peer.version() for name, peer in peers().items() if name not in missing_packages()}
    return {
        "machine": f"{os.cpu_count()} cores, {processor()}, {platform.system()} {platform.machine()}",
        "compiler on the PATH, which the import of WeasyPrint starts": compilers_on_path(),
        "Python": platform.python_version(),
        "page engine": fonts.versions(),
        **programs,
    }


def processor() -> str:
    """Return the model of the processor."""
    info = Path("/proc/cpuinfo")
    match = re.search(r"model name\s*: (.+)", info.read_text("utf-8")) if info.exists() else None
    return match[1] if match else platform.processor() or "unknown processor"
