"""Pages set in a process of its own, which imports the page engine while the matter is read; only for `build`.

On one processor, or where a process cannot be forked safely, pages are set in this process, and so they are if the
other process fails: the pages are the same. That process reads no file of a user and writes none. It ends when this one
does, or, while it sets a paper, when that is set.
"""

import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from assembler.findings.finding import Stopped
from assembler.unchanged.run import mapped

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from assembler.paginate import Pages
    from assembler.plan.plan import Plan

LIBRARIES: set[str] = set()
"""The files that the engine's process has mapped into memory."""

_to_engine: list["Connection"] = []
"""The connection to the engine's process; none, or one."""


def begin() -> None:
    """Start the engine's process, if that is of use: in the command `build`, with a second processor."""
    if not (_may_fork() and "weasyprint" not in sys.modules and not _to_engine):
        return
    from multiprocessing import get_context  # noqa: PLC0415 - only here

    fork = get_context("fork")
    ours, theirs = fork.Pipe()
    fork.Process(target=_serve, args=(theirs, ours), daemon=True).start()
    theirs.close()
    _to_engine.append(ours)


def _may_fork() -> bool:
    """Whether this is the process of the command, on a system that forks it safely and has another processor."""
    return bool(_allowed) and sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


_allowed: list[bool] = []
"""Whether a process may be forked: if it is not empty."""


def allow() -> None:
    """Allow that a process is forked: this one is the command's own."""
    _allowed[:] = [True]


def paginate(html: str, plan: "Plan") -> "Pages":
    """Return the pages of *html*, which was rendered from *plan*, as `assembler.paginate.paginate` does."""
    if _to_engine:
        try:
            _to_engine[0].send((html, plan))
            _prepare_proof(html)
            return _answer(_to_engine[0].recv())
        except (EOFError, OSError):  # the process has ended; what was wrong shows below
            _to_engine.clear()
    from assembler.paginate import paginate  # noqa: PLC0415 - the page engine is slow to import

    return paginate(html, plan)


def _answer(told: tuple[Any, list[str]]) -> "Pages":
    """Return the pages that the engine's process has *told*. Raises Stopped as it did there."""
    pages, libraries = told
    LIBRARIES.update(libraries)
    if isinstance(pages, tuple):
        raise Stopped(*pages)
    done: Pages = pages
    return done


def _prepare_proof(html: str) -> None:
    """Import what reads pages, and read *html*, with which they are compared, while they are set."""
    import assembler.preflight.measure  # noqa: PLC0415
    import assembler.prove.measure  # noqa: F401, PLC0415
    from assembler.prove.html_text import read_html  # noqa: PLC0415

    read_html(html)


def _serve(jobs: "Connection", other_end: "Connection") -> None:
    """Set pages for the process that forked this one, until it ends."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the other process says that it was interrupted
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    from assembler.paginate import fonts, paginate, practise  # noqa: PLC0415

    fonts.installed()
    practise()
    while True:
        try:
            html, plan = jobs.recv()
        except EOFError:
            return
        try:
            jobs.send((paginate(html, plan), mapped()))
        except Stopped as stopped:
            jobs.send((stopped.findings, []))
