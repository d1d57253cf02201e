"""Prints the output of commands. Hidden characters are always escaped, and JSON is always in UTF-8."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from textwrap import TextWrapper
from typing import Any

import click

from assembler.findings.visible import visible

MAX_WIDTH = 100
"""The maximum width of text in columns, even on wider terminals."""

CLEAR = "\r\033[K"
"""The escape sequence that clears the current line."""


class SafeLine(str):
    """A line whose hidden characters are already escaped. Any remaining escape sequences are the program's colors."""

    __slots__ = ()


def styled(before: str, word: str, after: str, **style: Any) -> SafeLine:
    """Return *before*, *word* and *after* as one line, with *word* in *style*, keywords of `click.style`."""
    return SafeLine(visible(before) + click.style(visible(word), **style) + visible(after))


def print_line(line: str, *, err: bool = False) -> None:
    """Print one *line*, to standard error if *err*. Line feeds in the line are shown as escapes."""
    click.echo(line if isinstance(line, SafeLine) else visible(line), err=err)


def print_lines(lines: Iterable[str]) -> None:
    """Print each of *lines*."""
    for line in lines:
        print_line(line)


def print_json(text: str) -> None:
    """Print the JSON *text* in UTF-8, whatever the encoding of the console."""
    click.echo(text.encode())


def wrapped_lines(text: str, indent: int = 0, hang: int = 0, width: int = 0) -> list[str]:
    """Return *text* as lines of at most *width* columns, by default the width of the terminal or, if less, `MAX_WIDTH`.

    The first line is indented by *indent* columns, and the other lines by *hang* columns. Words are not broken.
    """
    columns = width or min(MAX_WIDTH, shutil.get_terminal_size((MAX_WIDTH, 24)).columns)
    wrapper = TextWrapper(columns, " " * indent, " " * hang, break_long_words=False, break_on_hyphens=False)
    return wrapper.wrap(text)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Yield a function that shows the current step on one line of the terminal.

    Without a terminal, the function does nothing.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    try:
        yield lambda step: click.echo(f"{CLEAR}{visible(step)} ...", nl=False, err=True)
    finally:
        click.echo(CLEAR, nl=False, err=True)


def user_agrees(question: str) -> bool:
    """Ask *question*, and return whether the user agrees. Without a terminal, return False."""
    return sys.stdin.isatty() and sys.stdout.isatty() and click.confirm(question)


@contextmanager
def safe_errors() -> Iterator[None]:
    """Escape hidden characters in usage errors, which repeat the user's input."""
    try:
        yield
    except click.ClickException as error:
        message = visible(error.format_message())
        error.format_message = lambda: message  # type: ignore[method-assign]
        raise


class SafeGroup(click.Group):
    """A group of commands, listed in the order of definition. Hidden characters in usage errors are escaped."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click defines the parameter
        """Return the names of the commands in the order of definition."""
        return [*self.commands]

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Return the context of a call. Any usage error is made safe to print."""
        with safe_errors():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Any usage error is made safe to print."""
        with safe_errors():
            return super().invoke(ctx)
