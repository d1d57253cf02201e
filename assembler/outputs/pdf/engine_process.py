"""Runs the page engine in a separate process, which imports the engine while the matter is read.

Only `build` starts this process.

The engine's process typesets the first paper as soon as it is planned, while the rules check the matter. With a single
processor, where forking is unsafe, or if the engine's process fails, the main process typesets the pages itself, with
the same result. The engine's process ends when the main process ends. The two processes exchange messages in JSON, one
per line; the bytes of a PDF follow the line of its message.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import IO, TYPE_CHECKING, Any, NoReturn

from assembler.findings.finding import Finding, MatterError, Place, Severity
from assembler.memory import return_freed_memory

if TYPE_CHECKING:
    from assembler.catalog.template_folder import TemplateFolder
    from assembler.outputs.pdf.paginate import Pages
    from assembler.plan.plan import Plan

PIPE_SIZE = 1 << 20
"""The capacity of a pipe in bytes, so large that neither process usually has to wait for the other to read."""

PR_SET_PDEATHSIG = 1
"""The number of the Linux `prctl` option that sets the signal sent to a process when its parent ends."""

SHOW_FAULTS = "ASSEMBLER_SHOW_FAULTS"
"""The environment variable that, unless empty, makes the engine's process print the traceback of a fault."""


@dataclass(frozen=True)
class Child:
    """The engine's process as seen by its parent: its id, and the pipes to and from it."""

    pid: int
    jobs: IO[bytes]
    answers: IO[bytes]

    def close(self) -> None:
        """Close the pipes; bytes that the engine's process has not received are dropped."""
        for pipe in (self.jobs, self.answers):
            with suppress(OSError):
                pipe.close()


class EngineProcess:
    """The engine's process, if it was started, and the message for the paper that it typesets ahead of time."""

    def __init__(self) -> None:
        self.child: Child | None = None
        self.early_message = b""
        """The message for the paper that is being typeset ahead of time; empty if there is none."""

    def start(self) -> None:
        """Start the process, unless it is running, the system cannot fork safely, or there is only one processor."""
        if self.child or sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
            return
        jobs, job_writer = _pipe()
        answers, answer_writer = _pipe()
        interrupt = {signal.SIGINT}
        parent = os.getpid()
        signal.pthread_sigmask(signal.SIG_BLOCK, interrupt)
        pid = os.fork()
        if not pid:
            for signal_number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                if signal.getsignal(signal_number) is not signal.SIG_IGN:
                    signal.signal(signal_number, _end)
            _end_with(parent)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupt)
            job_writer.close()
            answers.close()
            _serve(jobs, answer_writer)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupt)
        jobs.close()
        answer_writer.close()
        self.child = Child(pid, job_writer, answers)

    @property
    def is_running(self) -> bool:
        """Whether the engine's process was started and has not failed."""
        return self.child is not None

    def end(self) -> None:
        """End the engine's process, even in the middle of a paper."""
        if self.child:
            with suppress(OSError):
                os.kill(self.child.pid, signal.SIGTERM)
            self.child.close()
        self.child = None
        self.early_message = b""

    def start_early(self, html: str, plan: "Plan") -> None:
        """Start typesetting *html* before `paginate` requests it.

        Do nothing if the engine's process is not running, or if another paper was started ahead of time.
        """
        if not self.child or self.early_message:
            return
        with suppress(OSError):  # the engine's process has ended; `paginate` will notice that
            message = encode_job(html, plan)
            _send(self.child.jobs, message)
            self.early_message = message

    def paginate(self, html: str, plan: "Plan") -> "Pages":
        """Return the pages of *html*, which was rendered from *plan*.

        The result is the same as that of the function `paginate`.
        """
        if self.child:
            try:
                self._request(self.child, encode_job(html, plan))
                _prepare_proof(html)
                return read_answer(self.child.answers)
            except (EOFError, OSError):  # the engine's process has ended
                self.child.close()
                self.child = None
        from assembler.outputs.pdf.paginate import paginate  # noqa: PLC0415 - the page engine is slow to import

        return paginate(html, plan)

    def _request(self, child: Child, message: bytes) -> None:
        """Send *message* unless its paper was started ahead of time.

        If another paper was started, discard its answer first.
        """
        started_message = self.early_message
        self.early_message = b""
        if started_message == message:
            return
        if started_message:
            with suppress(MatterError):
                read_answer(child.answers)
        _send(child.jobs, message)


engine = EngineProcess()
"""The engine's process of this run."""


def begin(plan: "Plan", own_templates: "tuple[TemplateFolder, ...]") -> None:
    """If the engine's process is running, have it start typesetting *plan* before `make_pdf` requests the pages."""
    if not engine.is_running:
        return
    from assembler.outputs.render import render  # noqa: PLC0415 - `check` does not need it
    from assembler.plan.plan import without_tables  # noqa: PLC0415 - slow to import, and the process must start first

    first_plan = without_tables(plan) if plan.tables_over else plan  # `paginate_with_tables` begins in the same way
    with suppress(MatterError):  # making the paper will raise the same error again
        engine.start_early(render(first_plan, own_templates), first_plan)


# -- messages ---------------------------------------------------------------------------------------------------------


def encode_job(html: str, plan: "Plan") -> bytes:
    """Return the message that asks for the pages of *html*, with the parts of *plan* that the engine needs."""
    request = {
        "html": html,
        "id": plan.id,
        "document": plan.document,
        "caption": {key: getattr(plan.caption, key) for key in ("divider", "layout", "parties_width")},
        "page_setup": asdict(plan.page_setup),
        "metadata": asdict(plan.metadata),
        "footer": asdict(plan.footer),
    }
    return json.dumps(request).encode()


def decode_job(message: bytes) -> tuple[str, "Plan"]:
    """Return the HTML in *message*, and a plan without the text of the paper."""
    from assembler.plan.plan import Box, Caption, Footer, FooterLine, Metadata, PageSetup, Plan, Signature  # noqa: PLC0415

    request = json.loads(message)
    setup = request["page_setup"]
    footer = request["footer"]
    clerk = Box(*setup["clerk"]) if setup["clerk"] else None
    tuples_by_key = {key: tuple(setup[key]) for key in ("families", "new_pages")}
    columns = {key: tuple(FooterLine(**line) for line in footer[key]) for key in ("left", "center", "right")}
    plan = Plan(
        id=request["id"],
        document=request["document"],
        page_setup=PageSetup(**{**setup, **tuples_by_key, "clerk": clerk}),
        metadata=Metadata(**request["metadata"]),
        judge="",
        counsel=(),
        court=(),
        caption=Caption(**request["caption"], left=(), number="", title=(), legends=()),
        lead=(),
        body=(),
        signature=Signature(dated="", signers=()),
        statements=(),
        footer=Footer(**{**footer, **columns}),
    )
    return request["html"], plan


def encode_pages(pages: "Pages") -> bytes:
    """Return *pages* as an answer: one line of JSON, and then the bytes of the PDF."""
    header = {**vars(pages), "places": dict(pages.places), "pdf": len(pages.pdf)}
    return json.dumps({"pages": header}).encode() + b"\n" + pages.pdf


def encode_findings(findings: tuple[Finding, ...]) -> bytes:
    """Return the answer for a paper that could not be made because of *findings*."""
    return json.dumps({"findings": [asdict(finding) for finding in findings]}).encode()


def read_answer(answers: IO[bytes]) -> "Pages":
    """Return the pages from the next of *answers*.

    Raises `MatterError` if the engine's process raised it, or EOFError if that process has ended.
    """
    from assembler.outputs.pdf.paginate import Pages  # noqa: PLC0415 - slow to import

    answer = json.loads(_read_line(answers))
    if "findings" in answer:
        raise MatterError(*map(_decode_finding, answer["findings"]))
    pages = answer["pages"]
    pdf = answers.read(pages["pdf"])
    if len(pdf) < pages["pdf"]:
        raise EOFError
    places = {name: (first, last) for name, (first, last) in pages["places"].items()}
    return Pages(**{**pages, "pdf": pdf, "places": places})


def _decode_finding(finding: dict[str, Any]) -> Finding:
    values = {
        "place": Place(**finding["place"]),
        "severity": Severity(finding["severity"]),
        "also": tuple(Place(**place) for place in finding["also"]),
        "stopped_papers": None if finding["stopped_papers"] is None else tuple(finding["stopped_papers"]),
        "edits": (),
    }
    return Finding(**{**finding, **values})


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(message + b"\n")
    pipe.flush()


def _read_line(pipe: IO[bytes]) -> bytes:
    """Return the next line of *pipe*. Raises EOFError if the other process has closed it."""
    line = pipe.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    return line


def _prepare_proof(html: str) -> None:
    """Import the modules of the proof, and read *html* for comparison, while the other process typesets the pages."""
    import assembler.outputs.pdf.paginate  # noqa: PLC0415
    import assembler.outputs.pdf.preflight  # noqa: PLC0415
    import assembler.outputs.pdf.prove.measure  # noqa: F401, PLC0415
    from assembler.outputs.pdf.prove.html_text import read_html  # noqa: PLC0415

    read_html(html)


# -- in the engine's process ------------------------------------------------------------------------------------------


def _pipe() -> tuple[IO[bytes], IO[bytes]]:
    """Return the reading and the writing end of a new pipe."""
    import fcntl  # noqa: PLC0415 - does not exist on every system

    reader, writer = os.pipe()
    with suppress(OSError):  # the system does not allow a pipe of this size
        fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, PIPE_SIZE)
    return open(reader, "rb"), open(writer, "wb")  # noqa: PTH123 - a pipe has no path


def _end(*_: object) -> NoReturn:
    """End this process silently, after its temporary files are deleted."""
    sys.exit()


def _end_with(parent: int) -> None:
    """Have the system end this process as soon as its *parent* ends, even if the parent is killed."""
    import ctypes  # noqa: PLC0415 - needed only in this process

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(0)


def _serve(jobs: IO[bytes], answers: IO[bytes]) -> NoReturn:
    """Answer *jobs* until the parent closes their pipe; a bug ends this process."""
    try:
        null = os.open(os.devnull, os.O_RDWR)
        silenced_streams = (0, 1) if os.environ.get(SHOW_FAULTS) else (0, 1, 2)
        for stream in silenced_streams:
            os.dup2(null, stream)
        from assembler.outputs.pdf.paginate import fonts, warm_up  # noqa: PLC0415

        fonts.installed_families()
        warm_up()
        while True:
            return_freed_memory(_answer_next(jobs, answers))
    except EOFError:  # the parent has closed the pipe, so there are no more papers
        pass
    except Exception:
        if os.environ.get(SHOW_FAULTS):
            import traceback  # noqa: PLC0415 - slow to import

            traceback.print_exc()
            sys.stderr.flush()
        raise
    finally:
        os._exit(0)  # skips exit handlers inherited from the parent


def _answer_next(jobs: IO[bytes], answers: IO[bytes]) -> int:
    """Typeset the next paper, send its pages or findings, and return its number of pages, or 0 if it has findings."""
    from assembler.outputs.pdf.paginate import paginate  # noqa: PLC0415 - slow to import

    html, plan = decode_job(_read_line(jobs))
    try:
        pages = paginate(html, plan)
    except MatterError as error:
        _send(answers, encode_findings(error.findings))
        return 0
    answers.write(encode_pages(pages))
    answers.flush()
    return pages.count
