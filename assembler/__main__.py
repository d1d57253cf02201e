"""`assembler` and `python -m assembler`: the command line, with a clean end on Ctrl-C or when the output is closed.

Little is imported here, so that Ctrl-C ends the run cleanly even while the rest of the program is being imported.
"""

import errno
import gc
import io
import os
import sys

TYPE_CHECKING = False  # the same as `typing.TYPE_CHECKING`; typing is slow to import
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from assembler.unchanged.record import Printed

COLLECTED = (200_000, 10, 10)
"""After how many new objects unused ones are collected; almost all that the imports of the program make stays."""

INTERRUPTED = 128 + 2
READER_GONE = 128 + 13
"""The exit statuses that a shell reports for a program ended by SIGINT or SIGPIPE."""

OUTPUT_LOST, MISUSED = 1, 2

PRINTED = (bytearray(), bytearray())
"""What was printed on standard output and standard error, for the record of the run."""


def _leave(status: int, message: str) -> "NoReturn":
    """End the run with *status*, and with the line *message* on standard error."""
    clear = "\r\033[K" if os.isatty(2) else ""
    try:
        os.write(2, f"{clear}assembler: {message}\n".encode())
    finally:
        os._exit(status)


try:
    import signal  # the first import that takes time, because Python itself has not imported it
except KeyboardInterrupt:
    _leave(INTERRUPTED, "interrupted")


def main() -> None:
    """Run the command, and exit with its status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may have set it to be ignored
        signal.signal(signal.SIGINT, _interrupted)
    _fill_closed_streams()
    if sys.platform != "win32":  # a Windows console is not a file
        sys.stdout, sys.stderr = (
            _guarded(sys.stdout, _Output(1, "wb", closefd=False)),
            _guarded(sys.stderr, _Errors(2, "wb", closefd=False)),
        )
    try:
        os.getcwd()  # noqa: PTH109 - pathlib is slow to import
    except OSError:
        _leave(MISUSED, "the working folder does not exist any more; change to another one")
    gc.set_threshold(*COLLECTED)
    from assembler import kept_modules

    kept_modules.begin()
    from assembler.unchanged import run as this_run

    run = this_run.begin(sys.argv[1:])
    if run and (before := run.before()):
        _repeat(before)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none is used, and the search for them takes time
    from assembler import kept_code

    kept_code.begin()
    makes_papers = sys.argv[1:2] == ["build"]
    if makes_papers:
        from assembler import apart

        apart.begin()
    from assembler.cli import main as run_command

    try:
        run_command()
    except SystemExit as end:
        status = int(end.code or 0)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        if run:
            run.keep(status, *map(bytes, PRINTED))
        kept_code.keep()
        if makes_papers:
            apart.end()
        os._exit(status)  # a normal exit frees memory piece by piece, which takes up to half a second


def _repeat(before: "Printed") -> "NoReturn":
    """Print what a run printed that read the same, and exit with its status; say so to one who watches."""
    note = b"nothing has changed since the last run\n" if sys.stderr.isatty() else b""
    for stream, data in ((sys.stdout, before.out), (sys.stderr, before.errors + note)):
        stream.buffer.write(data)
        stream.flush()
    os._exit(before.status)


def _interrupted(*_: object) -> "NoReturn":
    """End the run at once, which is safe: files are written so that a run may end at any moment."""
    _leave(INTERRUPTED, "interrupted")


def _fill_closed_streams() -> None:
    """Keep files that the run opens from taking the number of a closed standard stream; exit if output is closed."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number
            if number == 1:
                _leave(OUTPUT_LOST, "standard output is closed")
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115 - an empty input, open for the whole run
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


class _Output(io.FileIO):
    """Standard output; if it cannot be written, the run ends, without a message if its reader has closed it."""

    def write(self, data: "Any") -> int:
        """Write *data* and return the number of bytes written."""
        try:
            count = super().write(data)
        except OSError as error:
            if error.errno == errno.EPIPE:
                os._exit(READER_GONE)
            reason = (error.strerror or str(error)).lower()
            _leave(OUTPUT_LOST, f"standard output cannot be written: {reason}")
        PRINTED[0].extend(data[:count])
        return count


class _Errors(io.FileIO):
    """Standard error; if it cannot be written, the message is lost and the run continues, with its usual status."""

    def write(self, data: "Any") -> int:
        """Write *data* and return the number of bytes written."""
        PRINTED[1].extend(data)
        try:
            return super().write(data)
        except OSError:
            return len(data)


def _guarded(stream: "Any", raw: io.FileIO) -> "Any":
    """Return a stream like *stream*, in the same encoding, that writes to *raw*."""
    return io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, "replace", line_buffering=stream.isatty())


if __name__ == "__main__":
    main()
