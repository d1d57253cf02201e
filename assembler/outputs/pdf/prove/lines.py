"""Combines runs of type into lines of text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from unicodedata import category, combining

from assembler.findings.visible import one_line
from assembler.outputs.pdf.prove.pdf_text import TypeRun
from assembler.proof.drawn_order import in_reading_order
from assembler.proof.proof import HYPHENS, Fragment, Part, ProofLine, comparable_letters, has_ink

MAX_RISE = 0.4
"""The greatest vertical distance between neighboring runs of a line, as a fraction of the type size.

The distance is greatest at a footnote call.
"""

MAX_GAP = 4.0
"""The widest gap within a line, as a multiple of the type size.

The gap after a paragraph's number is two type sizes wide.
"""

MAX_MARGIN_GAP = 0.75
"""The widest gap within a line in the margins, as a multiple of the type size.

Columns are side by side in the margins.
"""

MAX_OVERLAP = 0.3
"""The greatest overlap of a letter's ink with the next letter, as a fraction of the type size."""

WIDE_OVERLAP = 1.0
"""The same limit for a passage in another script, which may end in a mark below a letter."""

SIZE_TOLERANCE = 0.05
"""The difference between type sizes, in points, above which they count as different."""

UNACCENTED_TEXT = re.compile(r"[\0-\u02ff\u2000-\u206f]*+")
"""Matches text without combining marks."""


def lines_of_runs(runs: Iterable[tuple[int, TypeRun]]) -> Iterator[tuple[int, list[TypeRun]]]:
    """Yield the lines of a page, made from *runs* in reading order.

    Each run, and each line, is preceded by the number of its footnote, or by 0 in the running text.
    """
    row: list[TypeRun] = []
    row_note = 0
    for note, run in runs:
        if row and (note != row_note or not _continues_line(row[-1], run)):
            yield row_note, row
            row = []
        row.append(run)
        row_note = note
    if row:
        yield row_note, row


def _continues_line(previous: TypeRun, run: TypeRun) -> bool:
    if run.reads is not None and run.mark == previous.mark:  # the runs are of one passage
        return True
    size = max(previous.size, run.size)
    is_level = abs(run.baseline - previous.baseline) < MAX_RISE * size
    is_accent = bool(combining(run.text[0])) and run.left >= previous.left
    max_overlap = WIDE_OVERLAP if previous.reads is not None else MAX_OVERLAP
    return is_level and (is_accent or _is_beside(previous, run, max_gap=MAX_GAP * size, max_overlap=max_overlap))


def as_line(row: list[TypeRun], part: Part, families: Mapping[str, str]) -> ProofLine:
    """Return *row* as a line, with the baseline, size and font of most of its letters."""
    baseline, size, font = _prevailing(row)
    return ProofLine(
        text=for_message(row_text(row)),
        baseline=round(baseline, 3),
        left=round(min(run.left for run in row), 2),
        right=round(max(run.right for run in row), 2),
        size=round(size, 2),
        font=families.get(font, font),
        part=part,
        single=part in {"note", "repeated"},
        fragments=_fragments(row, size, font, families) if len(row) > 1 else (),
    )


def _fragments(row: list[TypeRun], size: float, font: str, families: Mapping[str, str]) -> tuple[Fragment, ...]:
    """Return the parts of *row*, except footnote calls, whose font family is not *font* or whose size is not *size*."""
    runs_in_other_type = [run for run in row if run.font != font or abs(run.size - size) > SIZE_TOLERANCE]
    footnote_calls = calls(row) if runs_in_other_type else []
    own_family = families.get(font, font)
    other_runs = (run for run in runs_in_other_type if run not in footnote_calls)
    parts = (Fragment(run.text, families.get(run.font, run.font), round(run.size, 2)) for run in other_runs)
    return tuple(part for part in parts if part.font != own_family or abs(part.size - size) > SIZE_TOLERANCE)


def row_text(row: list[TypeRun]) -> str:
    """Return the text that the tags give for *row*.

    Without such a text, return the drawn text with right-to-left letters in reading order.
    """
    words = "".join(run.words for run in row)
    return in_reading_order(words) if all(run.reads is None for run in row) else words


class Setting(NamedTuple):
    """The baseline, the type size and the font in which letters are set."""

    baseline: float
    size: float
    font: str


def _prevailing(row: list[TypeRun]) -> Setting:
    """Return the baseline, size and font of most letters of *row*.

    Numbers, which may be footnote calls, and accents do not count.
    """
    if len(row) == 1:
        return Setting(row[0].baseline, row[0].size, row[0].font)
    letters: Counter[Setting] = Counter()
    for run in row:
        count = 0
        if not _is_number(run):
            accents = 0 if UNACCENTED_TEXT.fullmatch(run.text) else sum(category(letter) == "Mn" for letter in run.text)
            count = len(run.text) - accents
        letters[Setting(run.baseline, run.size, run.font)] += count
    return max(letters, key=lambda setting: (letters[setting], setting.size))


def calls(row: list[TypeRun]) -> list[TypeRun]:
    """Return the footnote calls in *row*: small raised numbers."""
    numbers = [run for run in row if _is_number(run)] if len(row) > 1 else []
    if not numbers:
        return []
    baseline, size, _ = _prevailing(row)
    return [run for run in numbers if run.baseline < baseline - 1 and run.size < size]


def _is_number(run: TypeRun) -> bool:
    return run.text.strip().isdecimal()


def margin_rows(runs: Iterable[TypeRun]) -> Iterator[list[TypeRun]]:
    """Yield the lines in a page's margins, each made of runs side by side on one baseline, drawn in any order.

    Marks above, below or around letters are appended to the line of their letters.
    """
    all_runs = list(runs)
    rows = list(_rows(run for run in all_runs if not _is_mark(run)))
    marks = [run for run in all_runs if _is_mark(run)]
    for row in rows:
        yield [*row, *(mark for mark in marks if _touches_row(mark, row))]
    yield from _rows(mark for mark in marks if not any(_touches_row(mark, row) for row in rows))


def _rows(runs: Iterable[TypeRun]) -> Iterator[list[TypeRun]]:
    row: list[TypeRun] = []
    for run in sorted(runs, key=lambda run: (round(run.baseline, 1), run.left)):
        if row:
            is_level = abs(run.baseline - row[-1].baseline) < 1
            if not (is_level and _is_beside(row[-1], run, max_gap=MAX_MARGIN_GAP * run.size)):
                yield row
                row = []
        row.append(run)
    if row:
        yield row


def _is_mark(run: TypeRun) -> bool:
    return not run.text.isascii() and all(category(letter).startswith("M") for letter in comparable_letters(run.text))


def _touches_row(mark: TypeRun, row: list[TypeRun]) -> bool:
    is_level = abs(mark.baseline - row[0].baseline) < MAX_RISE * mark.size
    return is_level and any(run.left <= mark.right and mark.left <= run.right for run in row)


def _is_beside(previous: TypeRun, run: TypeRun, *, max_gap: float, max_overlap: float = MAX_OVERLAP) -> bool:
    """Whether *run* begins less than *max_gap* points after *previous*, or overlaps it by less than *max_overlap*.

    The overlap is a fraction of the type size of *run*.
    """
    return -max_overlap * run.size < run.left - previous.right < max_gap


def visible_runs(runs: Iterable[TypeRun]) -> list[TypeRun]:
    """Return the runs that contain visible characters."""
    return [run for run in runs if has_ink(run.text)]


def for_message(text: str) -> str:
    """Return *text* for a message, with one space between words, and every kind of hyphen as "-"."""
    return one_line(HYPHENS.sub("-", text))
