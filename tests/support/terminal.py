"""Runs the command on a pseudo-terminal, as a user sees it."""

import os
import pty
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

PROMPT_SECONDS = 30
"""The time that a test waits for a prompt before it fails, in seconds."""

LAUNCH = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "os.execv(sys.executable, [sys.executable, '-m', 'assembler', *sys.argv[1:]])"
)
"""Makes standard input the terminal of the new session, so that Ctrl-C reaches the command, and runs it."""


def terminal_output(folder: Path, *arguments: str) -> str:
    """Return the output of the command on a terminal."""
    run = Terminal(folder, *arguments)
    run.finish()
    return run.output


class Terminal:
    """A running command, and its *output* so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._terminal, terminal_of_command = pty.openpty()
        command = [sys.executable, "-c", LAUNCH, *arguments]
        self._run = subprocess.Popen(
            command,
            cwd=folder,
            stdin=terminal_of_command,
            stdout=terminal_of_command,
            stderr=terminal_of_command,
            start_new_session=True,
        )
        os.close(terminal_of_command)
        self.output = ""
        self._end = 0

    def answer(self, prompt: str, line: str) -> None:
        """Wait for *prompt* after the previous output, then type *line* and Enter."""
        self.wait_for(prompt)
        self.type(f"{line}\n")

    def wait_for(self, words: str) -> None:
        """Read until *words* appear; if they do not, end the run and raise AssertionError."""
        while words not in self.output[self._end :]:
            if not self._read():
                self._run.kill()
                self.finish()
                raise AssertionError(f"`{words}` was not shown in:\n{self.output[self._end :]}")
        self._end = self.output.index(words, self._end) + len(words)

    def type(self, keys: str) -> None:
        """Type *keys*."""
        os.write(self._terminal, keys.encode())

    def interrupt(self) -> int:
        """Press Ctrl-C until the command ends, and return its status; kill the command if it does not end.

        Python misses a signal just before it begins to wait for a line; no user is that fast.
        """
        for _ in range(PROMPT_SECONDS):
            self.type("\x03")
            with suppress(subprocess.TimeoutExpired):
                self._run.wait(1)
                break
        else:
            self._run.kill()
        return self.finish()

    def finish(self) -> int:
        """Read to the end, and return the exit status of the command."""
        while self._read():
            pass
        os.close(self._terminal)
        return self._run.wait(PROMPT_SECONDS)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], PROMPT_SECONDS)
        try:
            data = os.read(self._terminal, 4096) if ready else b""
        except OSError:  # Linux reports the end of a terminal as an error
            return False
        self.output += data.decode("utf-8", "replace")
        return bool(data)
