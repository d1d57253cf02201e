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

from assembler.exhibit_reader import UnusableError
from assembler.exhibits.copies import Copy

PROGRAM = "ocrmypdf"

RANDOM = re.compile(rb"/OCR-[\w-]{16,}")
"""A name that the program draws at random for the text of a page."""

THREADS = 1
"""Threads for a page: the program reads a page on each processor, where more threads only wait for one another."""

KEEPER = """
import os, signal, subprocess, sys, threading
def end():
    sys.stdin.read()
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=end, daemon=True).start()
sys.exit(subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL).returncode)
"""
"""Runs the program, and ends it with all that it began when its own input ends: this process may be killed."""

PATIENCE = 180
"""Seconds for a page without text, after which the program is ended."""


def installed() -> bool:
    """Return whether the program that recognizes text is installed."""
    return shutil.which(PROGRAM) is not None


def with_text(copy: Copy) -> tuple[Copy, Mapping[int, str]]:
    """Return *copy* with text on its pages that had none, and what was recognized on each of these.

    The pages look as before. Raises `UnusableError` if the program fails.
    """
    out = io.BytesIO()
    copy.pdf.save(out)
    bare = _bare(out.getvalue())
    if not bare:
        return copy, {}
    data = _recognized(out.getvalue(), len(bare))
    texts = _texts(data)
    found = {number: texts[number - 1] for number in bare}
    many = sum(bool(text.strip()) for text in found.values())
    change = [f"text recognized by {PROGRAM} on {many} {'page' if many == 1 else 'pages'}"] if many else []
    pdf = pikepdf.open(io.BytesIO(data))
    for number in found:
        _name_plainly(pdf, pdf.pages[number - 1])
    return Copy(pdf, (*copy.changes, *change)), found


def _name_plainly(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Give what the program has put on *page* the same name in every run: the same scan gives the same bytes."""
    drawn = page.resources.get(pikepdf.Name.XObject, pikepdf.Dictionary())
    drawings = {name: value for name, value in drawn.items() if RANDOM.fullmatch(name.encode())}
    if not drawings:
        return
    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    for number, (name, value) in enumerate(drawings.items(), 1):
        del drawn[name]
        drawn[f"/Recognized{number}"] = value
        content = content.replace(name.encode(), f"/Recognized{number}".encode())
    page.obj.Contents = pdf.make_stream(content)


def _bare(data: bytes) -> list[int]:
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
    """Return *data* as the program writes it, having read so many *pages*."""
    from subprocess import DEVNULL, PIPE, TimeoutExpired  # noqa: PLC0415
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    options = ["--skip-text", "--output-type", "pdf", "--optimize", "0", "--quiet"]
    with TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.pdf", Path(folder) / "after.pdf"
        before.write_bytes(data)
        command = [shutil.which(PROGRAM) or PROGRAM, *options, str(before), str(after)]
        apart: Any = {"start_new_session": True, "env": {"OMP_THREAD_LIMIT": f"{THREADS}", **os.environ}}
        try:
            with _kept(command, stdout=DEVNULL, stderr=PIPE, **apart) as running, _ended_with_us(running):
                _, errors = running.communicate(timeout=PATIENCE * pages)
        except (OSError, TimeoutExpired):
            raise UnusableError(f"is not read by `{PROGRAM}` in {PATIENCE} seconds for a page") from None
        if running.returncode or not after.exists():
            said = errors.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"]
            raise UnusableError(f"cannot be read by `{PROGRAM}`: {said[-1][:120]}")
        return after.read_bytes()


@contextmanager
def _kept(command: Sequence[str], **how: Any) -> Iterator[Any]:
    """Start *command*, on systems with groups of processes so that it ends with this process even if that is killed."""
    from subprocess import Popen  # noqa: PLC0415

    keeper = [sys.executable, "-I", "-c", KEEPER] if hasattr(os, "killpg") else []
    theirs, ours = os.pipe()
    with (
        os.fdopen(ours, "wb"),
        os.fdopen(theirs, "rb") as input_,
        Popen([*keeper, *command], stdin=input_, **how) as running,  # noqa: S603 - no shell
    ):
        input_.close()
        yield running


@contextmanager
def _ended_with_us(running: Any) -> Iterator[None]:
    """End the process *running* and those that it began, if the block ends early or a signal ends this process."""

    def end(number: int, _: object) -> None:
        _kill(running)
        signal.signal(number, before[number])
        os.kill(os.getpid(), number)

    numbers: tuple[int, ...] = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}
    before = {number: handler for number, handler in before.items() if handler not in {None, signal.SIG_IGN}}
    if current_thread() is not main_thread():  # where no signal arrives
        before = {}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    except BaseException:
        _kill(running)
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _kill(running: Any) -> None:
    """End the process *running*, and on systems with groups of processes all of its group."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
