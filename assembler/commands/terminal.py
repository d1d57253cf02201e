"""How commands print: nothing that a user or a file wrote reaches a terminal as it is, and JSON is always UTF-8."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from textwrap import TextWrapper
from typing import Any

import click

from assembler.findings.visible import visible

WIDTH = 100
"""Columns of text at most; less where the terminal has less."""

CLEAR = "\r\033[K"
"""What takes the cursor to the beginning of the line, and the line's text away."""


class SafeLine(str):
    """A line whose hidden characters are escaped already; what it has beyond them is colour of the program's own."""

    __slots__ = ()


def styled(before: str, word: str, after: str, **style: Any) -> SafeLine:
    """Return a line in which *word* has the *style* of `click.style`."""
    return SafeLine(visible(before) + click.style(visible(word), **style) + visible(after))


def say(line: str, *, err: bool = False) -> None:
    """Print one *line*, on standard error with *err*. A line feed in it is shown, and begins no other line."""
    click.echo(line if isinstance(line, SafeLine) else visible(line), err=err)


def say_all(lines: Iterable[str]) -> None:
    """Print each of *lines*."""
    for line in lines:
        say(line)


def say_json(text: str) -> None:
    """Print the JSON *text* in UTF-8, whatever the console takes other text in."""
    click.echo(text.encode())


def wrapped(text: str, indent: int = 0, hang: int = 0, width: int = 0) -> list[str]:
    """Return *text* as lines of at most *width* columns, or of the terminal's.

    The first is indented by *indent* columns, the others by *hang*. No word is broken.
    """
    wide = width or min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)
    whole = TextWrapper(wide, " " * indent, " " * hang, break_long_words=False, break_on_hyphens=False)
    return whole.wrap(text)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give what says on a terminal which step is under way, on one line that the next replaces; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    try:
        yield lambda step: click.echo(f"{CLEAR}{visible(step)} ...", nl=False, err=True)
    finally:
        click.echo(CLEAR, nl=False, err=True)


@contextmanager
def safe_errors() -> Iterator[None]:
    """Let an error of the command line, which repeats what was typed or a file's name, say it with escapes."""
    try:
        yield
    except click.ClickException as error:
        message = visible(error.format_message())
        error.format_message = lambda: message  # type: ignore[method-assign]
        raise


class SafeGroup(click.Group):
    """A group of commands whose errors of use print no hidden character."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Return the context of a call. Raises a usage error that is safe to print."""
        with safe_errors():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises a usage error that is safe to print."""
        with safe_errors():
            return super().invoke(ctx)
