"""Text of scans, recognized by `ocrmypdf` where it is installed and the user asks for it."""

import io
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pikepdf

from assembler.attach.copies import Copy
from assembler.exhibits.reader import UnusableError

PROGRAM = "ocrmypdf"

RANDOM = re.compile(rb"/OCR-[\w-]{16,}")
"""A random name that the program gives to the text of a page."""

THREADS = 1
"""Threads for a page: the program reads one page per processor at once, and more threads would only wait."""

WATCHDOG = """
import os, signal, subprocess, sys, threading
def end():
    sys.stdin.read()
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=end, daemon=True).start()
sys.exit(subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL).returncode)
"""
"""Runs the program, and kills it and its children when its input ends, which it does even if this process is killed."""

PATIENCE = 180
"""The most seconds for a page without text; after that the program is killed."""


def installed() -> bool:
    """Return whether the program that recognizes text is installed."""
    return shutil.which(PROGRAM) is not None


def with_text(copy: Copy) -> tuple[Copy, Mapping[int, str]]:
    """Return *copy* with text on the pages that had none, and the text recognized on each of them.

    The pages look the same. Raises `UnusableError` if the program fails.
    """
    out = io.BytesIO()
    copy.pdf.save(out)
    pages_without_text = _pages_without_text(out.getvalue())
    if not pages_without_text:
        return copy, {}
    data = _recognized(out.getvalue(), len(pages_without_text))
    texts = _texts(data)
    recognized = {number: texts[number - 1] for number in pages_without_text}
    count = sum(bool(text.strip()) for text in recognized.values())
    change = [f"text recognized by {PROGRAM} on {count} {'page' if count == 1 else 'pages'}"] if count else []
    pdf = pikepdf.open(io.BytesIO(data))
    for number in recognized:
        _rename_forms(pdf, pdf.pages[number - 1])
    return Copy(pdf, (*copy.changes, *change)), recognized


def _rename_forms(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Rename the program's forms on *page*, so that the same scan gives the same bytes in every run."""
    forms = page.resources.get(pikepdf.Name.XObject, pikepdf.Dictionary())
    random_forms = {name: value for name, value in forms.items() if RANDOM.fullmatch(name.encode())}
    if not random_forms:
        return
    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    for number, (name, value) in enumerate(random_forms.items(), 1):
        del forms[name]
        forms[f"/Recognized{number}"] = value
        content = content.replace(name.encode(), f"/Recognized{number}".encode())
    page.obj.Contents = pdf.make_stream(content)


def _pages_without_text(data: bytes) -> list[int]:
    """Return the numbers of the pages of *data* that have no text."""
    return [number for number, text in enumerate(_texts(data), 1) if not text.strip()]


def _texts(data: bytes) -> Sequence[str]:
    import pypdfium2 as pdfium  # noqa: PLC0415 - slow to import; only needed here

    document = pdfium.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def _recognized(data: bytes, pages: int) -> bytes:
    """Return the program's version of *data*, for which it reads this many *pages*."""
    from subprocess import DEVNULL, PIPE, TimeoutExpired  # noqa: PLC0415
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    options = ["--skip-text", "--output-type", "pdf", "--optimize", "0", "--quiet"]
    with TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.pdf", Path(folder) / "after.pdf"
        before.write_bytes(data)
        command = [shutil.which(PROGRAM) or PROGRAM, *options, str(before), str(after)]
        session: Any = {"start_new_session": True, "env": {"OMP_THREAD_LIMIT": f"{THREADS}", **os.environ}}
        try:
            with (
                _started(command, stdout=DEVNULL, stderr=PIPE, **session) as process,
                _ended_with_this_process(process),
            ):
                _, errors = process.communicate(timeout=PATIENCE * pages)
        except (OSError, TimeoutExpired):
            raise UnusableError(f"is not read by `{PROGRAM}` in {PATIENCE} seconds for a page") from None
        if process.returncode or not after.exists():
            messages = errors.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"]
            raise UnusableError(f"cannot be read by `{PROGRAM}`: {messages[-1][:120]}")
        return after.read_bytes()


@contextmanager
def _started(command: Sequence[str], **options: Any) -> Iterator[Any]:
    """Start *command*; on systems with process groups it ends with this process, even if that is killed."""
    from subprocess import Popen  # noqa: PLC0415

    watchdog = [sys.executable, "-I", "-c", WATCHDOG] if hasattr(os, "killpg") else []
    reader, writer = os.pipe()
    with (
        os.fdopen(writer, "wb"),
        os.fdopen(reader, "rb") as input_,
        Popen([*watchdog, *command], stdin=input_, **options) as process,  # noqa: S603 - no shell
    ):
        input_.close()
        yield process


@contextmanager
def _ended_with_this_process(process: Any) -> Iterator[None]:
    """Kill *process* and its children if the block raises or a signal ends this process."""

    def end(number: int, _: object) -> None:
        _kill(process)
        signal.signal(number, handlers[number])
        os.kill(os.getpid(), number)

    numbers: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM)
    handlers = {number: signal.getsignal(number) for number in numbers}
    handlers = {number: handler for number, handler in handlers.items() if handler not in {None, signal.SIG_IGN}}
    if current_thread() is not main_thread():  # signals arrive in the main thread only
        handlers = {}
    for number in handlers:
        signal.signal(number, end)
    try:
        yield
    except BaseException:
        _kill(process)
        raise
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _kill(process: Any) -> None:
    """Kill *process*, and on systems with process groups all of its group."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
