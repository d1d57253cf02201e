"""The worker process: reads rows from a pipe, and answers with their outcomes.

First, the worker reads the settings, and answers with the versions and hashes of the program that it runs. The worker
ends when the pipe is closed, so that it does not outlive the run that started it. The worker ignores Ctrl-C, which the
run handles.
"""

import gc
import hashlib
import os
import platform
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)

from assembler.batch.clock import monotonic_seconds
from assembler.batch.filing.filling import Base, base_of
from assembler.batch.filing.make_filing import crash_outcome, make_filing
from assembler.batch.filing.outcome import Outcome
from assembler.batch.rows.row import Row
from assembler.batch.settings import Settings, base_hash, program_hash
from assembler.load import load
from assembler.pipeline import warm_up

ROWS_BETWEEN_COLLECTIONS = 32
"""The number of rows between garbage collections.

Collections during a row would take a tenth of the time and free little.
"""


PACKAGES_OF_PAPERS = (
    "weasyprint pydyf fonttools pikepdf pypdfium2 Jinja2 markdown-it-py pydantic PyYAML tinyhtml5".split()
)
"""The packages whose versions may change a paper or a finding."""


def main(pipe: "Connection[Any, Any]") -> None:
    """Answer the requests on *pipe* until it is closed."""
    settings: Settings = pipe.recv()
    base = base_of(load(settings.base, settings.options.root))
    if settings.only_check:
        gc.freeze()
    else:
        warm_up()
    pipe.send({**workshop(with_engine=not settings.only_check), "base": base_hash(base.source)})
    limit_memory(settings.worker_memory_megabytes)
    gc.disable()
    rows_built = 0
    while True:
        row, settings = pipe.recv()
        pipe.send(_outcome(base, row, settings))
        rows_built += 1
        if rows_built % ROWS_BETWEEN_COLLECTIONS == 0:
            gc.collect()


def _outcome(base: Base, row: Row, settings: Settings) -> Outcome:
    start = monotonic_seconds()
    try:
        outcome = make_filing(base, row, settings)
    except Exception as error:  # noqa: BLE001 - a bug that one row reveals must not stop the others
        outcome = crash_outcome(row, error)
    duration = round(monotonic_seconds() - start, 3)
    return replace(outcome, seconds=duration, worker=f"{os.getpid()}", memory=memory_used())


def workshop(*, with_engine: bool = True) -> dict[str, str]:
    """Return the hash of the program, the versions of its packages, and the hash of its fonts.

    Without *with_engine*, papers are only checked, so the page engine and the fonts are left out.
    """
    packages = {"program": program_hash(), "python": platform.python_version(), **dict(_packages())}
    if not with_engine:
        return packages
    from assembler.outputs.pdf.paginate.fonts import font_files, versions  # noqa: PLC0415 - slow to import

    return {**packages, "engine": versions(), "fonts": _hash(font_files())}


def _packages() -> Iterator[tuple[str, str]]:
    for name in PACKAGES_OF_PAPERS:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "none"


def _hash(files: tuple[Path, ...]) -> str:
    """Return the hash of *files*, by name and content but not by folder."""
    digest = hashlib.sha256()
    for name, data in sorted((file.name, hashlib.sha256(file.read_bytes()).digest()) for file in files):
        digest.update(name.encode() + data)
    return digest.hexdigest()


def limit_memory(megabytes: int) -> None:
    """Limit the memory of this process to *megabytes*, on systems that support it."""
    try:
        import resource  # noqa: PLC0415 - missing on Windows
    except ImportError:
        return
    _, hard_limit = resource.getrlimit(resource.RLIMIT_AS)
    limit = megabytes << 20
    if hard_limit != resource.RLIM_INFINITY:
        limit = min(limit, hard_limit)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def memory_used() -> int:
    """Return the peak memory of this process in megabytes; 0 on systems that do not report it."""
    try:
        import resource  # noqa: PLC0415 - missing on Windows
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # in bytes on macOS, in kilobytes elsewhere
    return int(peak >> 20 if sys.platform == "darwin" else peak >> 10)


if __name__ == "__main__":
    with suppress(EOFError, OSError):  # the run that started this worker has closed the pipe
        main(Connection(int(sys.argv[1])))
