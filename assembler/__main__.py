"""`assembler` and `python -m assembler`: the command line, ended in order by Ctrl-C and by an output that is gone.

Little is imported here, so that Ctrl-C is understood while the rest of the program is imported.
"""

import errno
import io
import os
import sys

TYPE_CHECKING = False  # as typing has it, which is slow to import
if TYPE_CHECKING:
    from typing import Any, NoReturn

INTERRUPTED = 128 + 2
READER_GONE = 128 + 13
"""The statuses that a shell gives to a program which SIGINT or SIGPIPE has ended."""

OUTPUT_LOST = 1


def _leave(status: int, message: str) -> "NoReturn":
    """End the run with *status*, and with the line *message* on standard error."""
    clear = "\r\033[K" if os.isatty(2) else ""
    try:
        os.write(2, f"{clear}assembler: {message}\n".encode())
    finally:
        os._exit(status)


try:
    import signal  # is the first module that Python has not imported itself
except KeyboardInterrupt:
    _leave(INTERRUPTED, "interrupted")


def main() -> None:
    """Run the command, and leave with its status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell may have asked to ignore it
        signal.signal(signal.SIGINT, _interrupted)
    _fill_closed_streams()
    if sys.platform != "win32":  # whose console is no file
        sys.stdout, sys.stderr = (
            _guarded(sys.stdout, _Output(1, "wb", closefd=False)),
            _guarded(sys.stderr, _Errors(2, "wb", closefd=False)),
        )
    from assembler.cli import main as run

    try:
        run()
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(int(end.code or 0))  # Python's own way out gives memory back piece by piece, for up to half a second


def _interrupted(*_: object) -> "NoReturn":
    """End the run at once: files are written so that a run may end at any moment."""
    _leave(INTERRUPTED, "interrupted")


def _fill_closed_streams() -> None:
    """See to it that no file which the run opens gets the number of a standard stream; leave if output is closed."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free
            if number == 1:
                _leave(OUTPUT_LOST, "standard output is closed")
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115 - nothing to read, for the whole run
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


class _Output(io.FileIO):
    """Standard output; the run ends when it cannot be written, quietly when its reader has gone."""

    def write(self, data: "Any") -> int:
        """Write *data* and return how many bytes were taken."""
        try:
            return super().write(data)
        except OSError as error:
            if error.errno == errno.EPIPE:
                os._exit(READER_GONE)
            reason = (error.strerror or str(error)).lower()
            _leave(OUTPUT_LOST, f"standard output cannot be written: {reason}")


class _Errors(io.FileIO):
    """Standard error; what it does not take is lost, and the status of the run still says how the run went."""

    def write(self, data: "Any") -> int:
        """Write *data* and return how many bytes were taken."""
        try:
            return super().write(data)
        except OSError:
            return len(data)


def _guarded(stream: "Any", raw: io.FileIO) -> "Any":
    """Return a stream that writes to *raw* what *stream* would write, in the same encoding."""
    return io.TextIOWrapper(io.BufferedWriter(raw), stream.encoding, "replace", line_buffering=stream.isatty())


if __name__ == "__main__":
    main()
