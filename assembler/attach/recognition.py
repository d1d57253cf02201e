"""Recognizes the text of scans with `ocrmypdf`, if it is installed and the user asks for it."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from assembler.attach.merger import PROGRAM
from assembler.exhibits.reader import UnusableError

THREADS_PER_PAGE = 1
"""The default number of threads per page. `ocrmypdf` reads one page per processor, so more threads would only wait."""

WATCHDOG = """
import os, shutil, signal, subprocess, sys, threading, time
def end():
    sys.stdin.read()
    if not os.fork():
        group = os.getpgrp()
        os.setsid()
        os.killpg(group, signal.SIGKILL)
        time.sleep(0.2)
        shutil.rmtree(sys.argv[1], ignore_errors=True)
threading.Thread(target=end, daemon=True).start()
sys.exit(subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL).returncode)
"""
"""A script that runs `ocrmypdf` on files in a folder.

The script's standard input closes when the process that started it ends, even if that process is killed. The script
then kills `ocrmypdf` and its children, and deletes the folder.
"""

SECONDS_PER_PAGE = 180
"""The number of seconds per page without text after which `ocrmypdf` is killed."""


def is_installed() -> bool:
    """Whether `ocrmypdf` is installed."""
    return shutil.which(PROGRAM) is not None


def recognize(data: bytes, pages: int) -> bytes:
    """Return the PDF *data* with recognized text added where pages lack it. Raises `UnusableError` if that fails.

    *pages* is the number of those pages.
    """
    from subprocess import DEVNULL, PIPE, TimeoutExpired  # noqa: PLC0415
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    options = ["--skip-text", "--output-type", "pdf", "--optimize", "0", "--quiet"]
    with TemporaryDirectory() as folder:
        input_file = Path(folder) / "before.pdf"
        output_file = Path(folder) / "after.pdf"
        input_file.write_bytes(data)
        command = [shutil.which(PROGRAM) or PROGRAM, *options, str(input_file), str(output_file)]
        session: Any = {
            "start_new_session": True,
            "env": {"OMP_THREAD_LIMIT": f"{THREADS_PER_PAGE}", **os.environ, "TMPDIR": folder},
        }
        try:
            with (
                _start_process(command, folder, stdout=DEVNULL, stderr=PIPE, **session) as process,
                _kill_on_error(process),
            ):
                _, errors = process.communicate(timeout=SECONDS_PER_PAGE * pages)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UnusableError(f"cannot be read by `{PROGRAM}`, which did not start: {reason}") from None
        except TimeoutExpired:
            raise UnusableError(f"needs more than {SECONDS_PER_PAGE} seconds a page in `{PROGRAM}`", "size") from None
        if process.returncode or not output_file.exists():
            messages = errors.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"]
            raise UnusableError(f"cannot be read by `{PROGRAM}`: {messages[-1][:120]}", "damaged")
        return output_file.read_bytes()


@contextmanager
def _start_process(command: Sequence[str], folder: str, **options: Any) -> Iterator[Any]:
    """Start *command*; if process groups exist, it is killed when this process ends, and *folder* is deleted."""
    from subprocess import Popen  # noqa: PLC0415

    watchdog = [sys.executable, "-I", "-c", WATCHDOG, folder] if hasattr(os, "killpg") else []
    reader, writer = os.pipe()
    with (
        os.fdopen(writer, "wb"),
        os.fdopen(reader, "rb") as input_,
        Popen([*watchdog, *command], stdin=input_, **options) as process,  # noqa: S603 - starts no shell
    ):
        input_.close()
        yield process


@contextmanager
def _kill_on_error(process: Any) -> Iterator[None]:
    """Kill *process* and its children if the block raises."""
    try:
        yield
    except BaseException:
        _kill(process)
        raise


def _kill(process: Any) -> None:
    """Kill *process* and, on systems with process groups, its whole group."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
