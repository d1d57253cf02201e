"""Asks questions on the terminal, for a line of text, several lines, or a numbered choice.

The user can always go back.
"""

import re
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click

from assembler.commands.terminal import SafeLine, print_line
from assembler.findings.visible import one_line, visible

BACK = frozenset({"back", "<"})
"""Replies that return to the previous question."""

MAX_CHOICES = 9
"""The maximum number of entries in a numbered choice of courts or of claims."""


class GoBack(Exception):  # noqa: N818 - going back is not an error
    """The user wants to go back to the previous question."""


def ask_line(question: str, default: str = "", *, required: bool = False) -> str:
    """Return the reply to *question* as one line, or *default* if the reply is empty.

    If a reply is *required* and there is no *default*, ask until there is one. Raises `GoBack` if the reply is `back`
    or `<`.
    """
    while True:
        reply = click.prompt(click.style(visible(question), bold=True), default="", show_default=False)
        text = one_line(str(reply))
        if text.casefold() in BACK:
            raise GoBack
        if text or default or not required:
            return text or default


def ask_until(question: str, accept: Callable[[str], str], default: str = "", *, required: bool = False) -> str:
    """Ask *question* until *accept* takes the reply without a usage error, and return the result of *accept*."""
    while True:
        try:
            return accept(ask_line(question, default, required=required))
        except click.UsageError as error:
            print_line(error.message)


def choose(question: str, entries: Sequence[str], default: int | None = None) -> int:
    """Show numbered *entries*, and return the index of the entry that the user names by number or words."""
    reply = choose_or_text(question, entries, default)
    while isinstance(reply, str):
        indexes = _entries_with(reply, entries)
        if len(indexes) == 1:
            return indexes[0]
        print_line(f"type a number from 1 to {len(entries)}")
        reply = choose_or_text(question, entries=(), default=default, max_number=len(entries))
    return reply


def _entries_with(reply: str, entries: Sequence[str]) -> list[int]:
    """Return the indexes of the *entries* that begin with the words of *reply* or, if none do, contain the words."""
    typed = re.findall(r"\w+", reply.casefold())
    if not typed:
        return []
    words_by_entry = [re.findall(r"\w+", entry.casefold()) for entry in entries]
    indexes = [index for index, words in enumerate(words_by_entry) if words[: len(typed)] == typed]
    return indexes or [index for index, words in enumerate(words_by_entry) if {*typed} <= {*words}]


def choose_or_text(question: str, entries: Sequence[str], default: int | None = None, max_number: int = 0) -> int | str:
    """Show numbered *entries*, and return the index of the chosen entry, or any other reply as text."""
    for number, entry in enumerate(entries, 1):
        print_line(SafeLine(f"  {click.style(str(number), bold=True)}  {visible(entry)}"))
    reply = ask_line(question, "" if default is None else str(default + 1), required=default is None)
    number = int(reply) if reply.isascii() and reply.isdigit() else 0
    return number - 1 if 1 <= number <= (max_number or len(entries)) else reply


def note(line: str) -> None:
    """Print *line*, which is not a question."""
    print_line(SafeLine(click.style(visible(line), dim=True)))


@contextmanager
def allow_interrupts() -> Iterator[None]:
    """Let Ctrl-C raise `KeyboardInterrupt` during the block, instead of ending the run at once."""
    earlier_handler = signal.getsignal(signal.SIGINT)
    if earlier_handler is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, earlier_handler)
