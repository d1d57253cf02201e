"""Marks the changes of a footer in a Word file; a PDF has the footers of one paper, without marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from assembler.comparing.marked_text import changed_line, marked_line
from assembler.plan.blocks import Change
from assembler.plan.plan import Footer, FooterLine

COLUMNS = ("left", "center", "right")


def marked_footer(old: Footer, new: Footer) -> Footer | None:
    """Return the footer *new* with its changes from *old*; None if they differ in more than their words.

    The lines of a column are compared in order. If one footer has more lines, its last lines were added or deleted.
    """
    if (old.rule, old.first_page) != (new.rule, new.first_page):
        return None
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        old_lines = getattr(old, name)
        new_lines = getattr(new, name)
        if any(_form(old_line) != _form(new_line) for old_line, new_line in zip(old_lines, new_lines, strict=False)):
            return None
        columns[name] = tuple(_marked_lines(old_lines, new_lines))
    return replace(new, **columns)


def _form(line: FooterLine) -> tuple[bool, ...]:
    """Return whether *line* has a text, a page number, and a number of pages."""
    return bool(line.text), line.page, line.of


def _marked_lines(old: Sequence[FooterLine], new: Sequence[FooterLine]) -> Iterator[FooterLine]:
    for old_line, new_line in zip_longest(old, new):
        if old_line and new_line:
            yield replace(
                new_line, text=marked_line(old_line.text, new_line.text), bare=marked_line(old_line.bare, new_line.bare)
            )
        else:
            yield _changed_line(old_line, "deleted") if old_line else _changed_line(new_line, "inserted")


def _changed_line(line: FooterLine, change: Change) -> FooterLine:
    return replace(line, text=changed_line(line.text, change), bare=changed_line(line.bare, change))
