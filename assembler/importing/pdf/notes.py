"""Finds the footnotes of a PDF, here called notes, and the marks that cite them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembler.importing.pdf.page_parts import Page, Row, Rule, Word

MIN_SIZE_DIFFERENCE = 0.6
"""How much smaller than the text the letters of a note must be, in points."""

MIN_MARK_RISE = 0.12
"""How far a mark must be above the baseline of its row, as a fraction of the row's type size."""

MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}|[a-z]")
"""The mark of a note: a number, a letter, or symbols."""

MIN_SEPARATOR_LENGTH = 60.0
"""The minimum length of the rule above notes, in points."""

MAX_SEPARATOR_LENGTH = 260.0
"""The maximum length of that rule, in points."""

MAX_SEPARATOR_INDENT = 80.0
"""How far the left edge of that rule may be from that of the text, in points."""


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The rows of a note on one page; *mark* is "" if the note began on an earlier page."""

    mark: str
    rows: tuple[Row, ...]


def split_notes(
    pages: Sequence[Page], rows: Mapping[int, list[Row]], text_size: float
) -> tuple[dict[int, list[Row]], list[PageNotes]]:
    """Return the *rows* of each page without its notes, and the notes; *text_size* is the type size of the text."""
    text_rows: dict[int, list[Row]] = {}
    notes: list[PageNotes] = []
    last_page = 0
    for page in pages:
        page_rows = rows[page.number]
        note_continues = bool(notes) and last_page == page.number - 1
        first = _first_note_row(page, page_rows, text_size, note_continues=note_continues)
        text_rows[page.number] = page_rows[:first]
        notes += _notes(page_rows[first:], cited_marks(page_rows[:first]))
        if page_rows[first:]:
            last_page = page.number
    return text_rows, notes


def _first_note_row(page: Page, rows: Sequence[Row], text_size: float, *, note_continues: bool) -> int:
    """Return the index of the first row of notes on *page*; all rows from there on are small or below a rule.

    *note_continues* says that the page before ended with a note, which may continue at the foot of this page.
    """
    separator = _separator(page, rows, note_continues=note_continues)
    first = len(rows)
    while first and _is_note_row(rows[first - 1], text_size, separator):
        first -= 1
    if separator:
        return first
    cited = cited_marks(rows[:first])
    if not first:
        return len(rows)
    starts = (index for index in range(first, len(rows)) if note_continues or begins_note(rows[index], cited))
    return next(starts, len(rows))


def cited_marks(rows: Sequence[Row]) -> frozenset[str]:
    """Return the marks of notes in *rows*."""
    return frozenset(word.text for row in rows for word in row.words if is_mark(word, row))


def begins_note(row: Row, cited: frozenset[str]) -> bool:
    """Whether *row* begins a note: by a raised mark, or by a number that is *cited* on the page."""
    mark = note_mark(row)
    return bool(mark) and (mark in cited or is_mark(row.words[0], row))


def _is_note_row(row: Row, text_size: float, separator: float) -> bool:
    if separator:
        return row.y > separator
    return row.size < text_size - MIN_SIZE_DIFFERENCE


def _separator(page: Page, rows: Sequence[Row], *, note_continues: bool) -> float:
    """Return the level of the rule above the notes of *page*; 0 if there is none."""
    left = min((row.left for row in rows), default=0.0)
    for rule in sorted(page.rules, key=lambda rule: -rule.top):
        if _is_separator(rule, left) and rule.top > 0.25 * page.height:
            below = [row for row in rows if row.y > rule.top]
            above = [row for row in rows if row.y < rule.top]
            if below and _are_notes(below, above, note_continues=note_continues):
                return rule.top
    return 0.0


def _are_notes(below: Sequence[Row], above: Sequence[Row], *, note_continues: bool) -> bool:
    """Whether the rows *below* a rule are notes."""
    if is_mark(below[0].words[0], below[0]):
        return True
    largest = max((row.size for row in above), default=99.0)
    is_note = note_continues or begins_note(below[0], cited_marks(above))
    return is_note and all(row.size <= largest for row in below)


def _is_separator(rule: Rule, left: float) -> bool:
    return (
        rule.across
        and MIN_SEPARATOR_LENGTH < rule.right - rule.left < MAX_SEPARATOR_LENGTH
        and abs(rule.left - left) < MAX_SEPARATOR_INDENT
    )


def note_mark(row: Row) -> str:
    """Return the mark that begins *row*: a number, or a small raised letter or symbol; "" if it begins with none."""
    first = row.words[0]
    if not MARK.fullmatch(first.text):
        return ""
    return first.text if is_mark(first, row) or first.text.isdecimal() else ""


def is_mark(word: Word, row: Row) -> bool:
    """Whether *word* of *row* is the mark of a note: small and above the baseline."""
    return bool(MARK.fullmatch(word.text)) and is_raised(word, row)


def is_raised(word: Word, row: Row) -> bool:
    """Whether *word* of *row* is small and above the baseline."""
    is_small = word.size < 0.9 * max(row.size, _largest_neighbor(word, row))
    return is_small and word.y < row.y - MIN_MARK_RISE * row.size


def _largest_neighbor(word: Word, row: Row) -> float:
    return max((neighbor.size for neighbor in row.words if neighbor is not word), default=0.0)


def _notes(rows: Sequence[Row], cited: frozenset[str]) -> list[PageNotes]:
    """Return *rows*, those of a page's notes, as notes; rows before the first mark continue an earlier page's note."""
    notes: list[PageNotes] = []
    for row in rows:
        mark = note_mark(row)
        if begins_note(row, cited) and _follows(mark, notes):
            notes.append(PageNotes(mark, (row,)))
        elif notes:
            notes[-1] = PageNotes(notes[-1].mark, (*notes[-1].rows, row))
        else:
            notes.append(PageNotes(mark="", rows=(row,)))
    return notes


def _follows(mark: str, notes: Sequence[PageNotes]) -> bool:
    """Whether a note may have *mark* after *notes*: numbers rise by one."""
    before = next((note.mark for note in reversed(notes) if note.mark), "")
    return not (mark.isdecimal() and before.isdecimal()) or int(mark) == int(before) + 1
