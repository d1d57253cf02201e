"""Runs the command line, and ends it cleanly on Ctrl-C or when the output is closed.

This module imports little, so that Ctrl-C ends the run cleanly even while the other modules are being imported.
"""

import errno
import gc
import io
import os
import sys

TYPE_CHECKING = False  # type checkers assume that this name is true; importing `typing` is slow
if TYPE_CHECKING:
    from typing import Any, NoReturn


GC_THRESHOLDS = (200_000, 10, 10)
"""Thresholds of the garbage collector.

They are high, because almost all objects that are created at import stay in use.
"""

INTERRUPTED_STATUS = 128 + 2
"""The exit status that a shell reports for a program killed by SIGINT."""

READER_GONE_STATUS = 128 + 13
"""The exit status that a shell reports for a program killed by SIGPIPE."""

OUTPUT_LOST_STATUS = 1
MISUSED_STATUS = 2


def _leave(status: int, message: str) -> "NoReturn":
    """Print *message* on standard error, and exit at once with *status*."""
    clear_line = "\r\033[K" if os.isatty(2) else ""
    try:
        os.write(2, f"{clear_line}assembler: {message}\n".encode())
    finally:
        os._exit(status)


try:
    import signal  # Python does not import `signal` at startup, so Ctrl-C may arrive during this import
except KeyboardInterrupt:
    _leave(INTERRUPTED_STATUS, "interrupted")


def main() -> None:
    """Run the command, and exit with its status."""
    # a shell may have started the program with Ctrl-C ignored
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    _fill_closed_streams()
    if sys.platform != "win32":  # a Windows console needs the stream that Python made for it
        sys.stdout = _guarded(sys.stdout, _Output(1, "wb", closefd=False))
        sys.stderr = _guarded(sys.stderr, _Errors(2, "wb", closefd=False))
    try:
        os.getcwd()  # noqa: PTH109 - pathlib is slow to import
    except OSError:
        _leave(MISUSED_STATUS, "the working folder no longer exists; change to another folder")
    gc.set_threshold(*GC_THRESHOLDS)
    makes_papers = len(sys.argv) > 1 and sys.argv[1] == "build"
    if makes_papers:
        from assembler.outputs.pdf.engine_process import engine

        engine.start()
    from assembler.cli import main as run_command

    try:
        run_command()
    except SystemExit as end:
        status = int(end.code or 0)
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:  # the language server closes its output
                stream.flush()
        if makes_papers:
            engine.end()
        os._exit(status)  # skips freeing memory object by object, which takes up to half a second


def _interrupted(*_: object) -> "NoReturn":
    """Exit at once, which is safe, because files are written so that a run may be interrupted at any moment."""
    _leave(INTERRUPTED_STATUS, "interrupted")


def _fill_closed_streams() -> None:
    """Open the null device for each closed standard stream, so that no file gets the stream's number.

    Exit if standard output is closed.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the null device gets the lowest free descriptor, which is *descriptor*
            if descriptor == 1:
                _leave(OUTPUT_LOST_STATUS, "standard output is closed")
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115 - an empty input that is open for the whole run
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


class _Output(io.FileIO):
    """Standard output that ends the run when it cannot be written."""

    def write(self, data: "Any") -> int:
        """Write *data* and return the number of bytes written."""
        try:
            return super().write(data)
        except OSError as error:
            if error.errno == errno.EPIPE:
                os._exit(READER_GONE_STATUS)
            reason = (error.strerror or str(error)).lower()
            _leave(OUTPUT_LOST_STATUS, f"cannot write to standard output: {reason}")


class _Errors(io.FileIO):
    """Standard error that drops messages it cannot write, so that the run continues and keeps its exit status."""

    def write(self, data: "Any") -> int:
        """Write *data*, and return the number of bytes written; if *data* cannot be written, its length."""
        try:
            return super().write(data)
        except OSError:
            return len(data)


def _guarded(stream: "Any", raw: io.FileIO) -> "Any":
    """Return a text stream over *raw* in the encoding of *stream*; characters that it lacks become question marks."""
    return io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, "replace", line_buffering=stream.isatty())


if __name__ == "__main__":
    main()
