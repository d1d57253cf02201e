"""Marks the changes of a footer in a Word file; a PDF has the footers of one paper, without marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from assembler.comparing.marked_text import changed_line, marked_line
from assembler.plan.blocks import Change
from assembler.plan.plan import Footer, FooterLine

COLUMNS = ("left", "center", "right")


def marked_footer(old: Footer, new: Footer) -> Footer | None:
    """Return the footer *new* with its changes from *old*; None if they differ in more than their words.

    The lines of a column are compared in order. If one footer has more lines, its last lines were added or deleted.
    """
    pairs = [pair for name in COLUMNS for pair in zip(getattr(old, name), getattr(new, name), strict=False)]
    if (old.rule, old.first_page) != (new.rule, new.first_page) or any(_form(a) != _form(b) for a, b in pairs):
        return None
    left, center, right = (tuple(_marked_lines(getattr(old, name), getattr(new, name))) for name in COLUMNS)
    return replace(new, left=left, center=center, right=right)


def _form(line: FooterLine) -> tuple[bool, ...]:
    """Whether *line* has a text, a page number and a number of pages."""
    return bool(line.text), line.page, line.of


def _marked_lines(old: Sequence[FooterLine], new: Sequence[FooterLine]) -> Iterator[FooterLine]:
    for first, second in zip_longest(old, new):
        if first and second:
            yield replace(second, text=marked_line(first.text, second.text), bare=marked_line(first.bare, second.bare))
        else:
            yield _changed_line(first, "deleted") if first else _changed_line(second, "inserted")


def _changed_line(line: FooterLine, change: Change) -> FooterLine:
    return replace(line, text=changed_line(line.text, change), bare=changed_line(line.bare, change))
