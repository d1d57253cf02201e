"""Pages set in a process of its own, which imports the page engine while the matter is read; only for `build`.

It begins with the first paper as soon as that is planned, while the rules still read the matter. On one processor, or
where a process cannot be forked safely, pages are set in this process, and so they are if the other process fails: the
pages are the same. That process reads no file of a user and writes none. It ends when this one does.
"""

import os
import pickle
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Any, NoReturn

from assembler.findings.finding import MatterError
from assembler.memory import give_back

if TYPE_CHECKING:
    from assembler.paginate import Pages
    from assembler.plan.plan import Plan

ROOM = 1 << 20
"""How many bytes may wait for the other process, so that neither waits until the other reads them."""

END_WITH_PARENT = 1
"""What Linux calls PR_SET_PDEATHSIG."""

TELL_FAULTS = "ASSEMBLER_TELL_FAULTS"
"""The environment variable that, with any value, has a fault of the engine's process told; for development."""

Job = tuple[str, "Plan"]
"""The HTML of a paper, and what the engine needs of its plan."""


@dataclass(frozen=True)
class Engine:
    """The engine's process, and the pipes to and from it."""

    process: int
    to: IO[bytes]
    answers: IO[bytes]


_engine: list[Engine] = []
"""The engine's process; none, or one."""

_ahead: list[Job] = []
"""The paper that it has been told to set before its pages were asked for; none, or one."""


def begin() -> None:
    """Start the engine's process, if this system forks one safely and has another processor for it."""
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2 or _engine:
        return
    (jobs, to), (answers, back) = _pipe(), _pipe()
    interrupt, parent = {signal.SIGINT}, os.getpid()
    signal.pthread_sigmask(signal.SIG_BLOCK, interrupt)
    process = os.fork()
    if not process:
        _end_with(parent)
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the other process says that it was interrupted
        signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupt)
        to.close()
        answers.close()
        _serve(jobs, back)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupt)
    jobs.close()
    back.close()
    _engine.append(Engine(process, to, answers))


def is_begun() -> bool:
    """Whether there is an engine's process."""
    return bool(_engine)


def end() -> None:
    """End the engine's process, whatever it does."""
    for engine in _engine:
        with suppress(OSError):
            os.kill(engine.process, signal.SIGKILL)
    _engine.clear()
    _ahead.clear()


def set_ahead(html: str, plan: "Plan") -> None:
    """Let the engine's process begin with the pages of *html*, for which `paginate` will ask, if it is idle."""
    if _ahead:  # a paper for which nobody has asked, because it had an error
        return
    with suppress(OSError):  # which `paginate` will notice
        _tell(html, plan)
        _ahead[:] = [(html, _needed(plan))]


def paginate(html: str, plan: "Plan") -> "Pages":
    """Return the pages of *html*, which was rendered from *plan*, as `assembler.paginate.paginate` does."""
    if _engine:
        try:
            _ask(html, plan)
            _prepare_proof(html)
            return _answer(_heard())
        except (EOFError, OSError, pickle.UnpicklingError):  # the process has ended; what was wrong shows below
            _engine.clear()
    from assembler.paginate import paginate  # noqa: PLC0415 - the page engine is slow to import

    return paginate(html, plan)


def _ask(html: str, plan: "Plan") -> None:
    """Tell the engine's process to set *html*, unless that was the paper to be set ahead."""
    ahead, _ahead[:] = list(_ahead), []
    if ahead and ahead != [(html, _needed(plan))]:
        _heard()
    if ahead != [(html, _needed(plan))]:
        _tell(html, plan)


def _needed(plan: "Plan") -> "Plan":
    """Return what the engine needs of *plan*: not its text, which is in the HTML."""
    return replace(plan, body=(), lead=(), statements=(), tables=(), relies=(), filing_data=None, page_rules=None)


def _tell(html: str, plan: "Plan") -> None:
    for engine in _engine:
        pickle.dump((html, _needed(plan)), engine.to)
        engine.to.flush()


def _heard() -> Any:
    """Return what the engine's process answers, once it does."""
    return pickle.load(_engine[0].answers)  # noqa: S301 - our own process


def _answer(pages: Any) -> "Pages":
    """Return the *pages* that the engine's process has told. Raises MatterError as it did there."""
    if isinstance(pages, tuple):
        raise MatterError(*pages)
    done: Pages = pages
    return done


def _prepare_proof(html: str) -> None:
    """Import what reads pages, and read *html*, with which they are compared, while they are set."""
    import assembler.paginate  # noqa: PLC0415
    import assembler.preflight.measure  # noqa: PLC0415
    import assembler.prove.measure  # noqa: F401, PLC0415
    from assembler.prove.html_text import read_html  # noqa: PLC0415

    read_html(html)


# -- in the engine's process ------------------------------------------------------------------------------------------


def _pipe() -> tuple[IO[bytes], IO[bytes]]:
    import fcntl  # noqa: PLC0415 - does not exist on every system

    reads, writes = os.pipe()
    with suppress(OSError):  # the system has less room for pipes
        fcntl.fcntl(writes, fcntl.F_SETPIPE_SZ, ROOM)
    return open(reads, "rb"), open(writes, "wb")  # noqa: PTH123 - open for the whole run


def _end_with(parent: int) -> None:
    """Have the system end this process as soon as its *parent* ends, however that does."""
    import ctypes  # noqa: PLC0415 - the page engine needs it too

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _serve(jobs: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """Set pages for the process that forked this one, until it ends.

    At a fault of the program it ends, and the other process sets the pages again; only a developer is told why.
    """
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1) if os.environ.get(TELL_FAULTS) else (0, 1, 2):
            os.dup2(nowhere, stream)
        from assembler.paginate import fonts, practise  # noqa: PLC0415

        fonts.installed()
        practise()
        while True:
            give_back(_set_next(jobs, answers))
    except EOFError:  # the other process asks for no more
        pass
    except Exception:
        if os.environ.get(TELL_FAULTS):
            import traceback  # noqa: PLC0415 - slow to import

            traceback.print_exc()
            sys.stderr.flush()
        raise
    finally:
        os._exit(0)  # nothing of the other process is ended here


def _set_next(jobs: IO[bytes], answers: IO[bytes]) -> int:
    """Set the next paper and tell its pages; return how many they are. Nothing of the paper is held afterwards."""
    from assembler.paginate import paginate  # noqa: PLC0415 - as above

    html, plan = pickle.load(jobs)  # noqa: S301 - of the process that forked this one
    count = 0
    try:
        pages = paginate(html, plan)
        answer: Any = pages
        count = pages.count
    except MatterError as stopped:
        answer = stopped.findings
    pickle.dump(answer, answers)
    answers.flush()
    return count
