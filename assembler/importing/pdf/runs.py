"""Makes runs of text from the rows of a paragraph: joins words, resolves hyphens at line ends, finds footnote marks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assembler.importing.letter_balance import SUPERSCRIPTS
from assembler.importing.pdf.hyphens import SOFT_HYPHEN, Vocabulary
from assembler.importing.pdf.notes import is_mark, is_raised
from assembler.importing.pdf.page_parts import Row, Word
from assembler.importing.read_document import TextRun

MIN_TAB_GAP = 1.6
"""The minimum gap between two words that is read as a tab instead of a space, as a multiple of the type size."""

ADDRESS = re.compile(r"://|www\.")
"""A part of a web address."""

TRADEMARK_LETTERS = "TM"
"""The raised letters behind a name that are the sign of a trademark."""

TRADEMARK = "™"

MARK_GAP = 0.35
"""The maximum gap between a word and the mark of a note after it, as a fraction of the type size."""


def runs_of(
    rows: Sequence[Row], vocabulary: Vocabulary, marks: frozenset[str], line_end: str = " "
) -> tuple[TextRun, ...]:
    """Return the text of *rows*, one paragraph, as runs, with *line_end* between its lines.

    A wide gap becomes a tab. *marks* are the marks of the paper's notes.
    """
    return tuple(_merged(_runs(_undivided(rows, vocabulary), marks, line_end)))


def _undivided(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Row]:
    """Return *rows* with each word that a line end divides joined in the row in which it begins."""
    undivided: list[Row] = []
    for row in rows:
        words = row.words
        if undivided and is_divided(undivided[-1].words[-1]):
            above = undivided[-1]
            undivided[-1] = replace(above, words=(*above.words[:-1], _joined(above.words[-1], words[0], vocabulary)))
            words = words[1:]
        if words:
            undivided.append(replace(row, words=words))
    return undivided


def is_divided(word: Word) -> bool:
    """Whether *word*, the last one of a row, may continue in the next row."""
    text = word.text
    return (
        len(text) > 1
        and not text.startswith(("-", "–"))
        and text.endswith(("-", SOFT_HYPHEN))
        and text[-2].isalnum()
        and not ADDRESS.search(text)
    )


def _joined(before: Word, after: Word, vocabulary: Vocabulary) -> Word:
    """Return the two parts of a word at a line end as one word, with or without the hyphen."""
    text = vocabulary.joined(before.text, after.text)
    dropped_count = len(before.text) + len(after.text) - len(text)
    pieces = list(before.pieces)
    pieces[-1] = replace(pieces[-1], text=pieces[-1].text[: len(pieces[-1].text) - dropped_count])
    return replace(before, pieces=(*pieces, *after.pieces))


def _runs(rows: Sequence[Row], marks: frozenset[str], line_end: str) -> Iterator[TextRun]:
    last_word: Word | None = None
    for row in rows:
        if last_word and not _is_unspaced(last_word, row.words[0]):
            yield TextRun(line_end)
        for index, word in enumerate(row.words):
            if index and not _is_glued(row.words[index - 1], word, row, marks):
                yield TextRun("\t" if word.left - row.words[index - 1].right > MIN_TAB_GAP * row.size else " ")
            yield from _word_runs(word, row, marks)
        last_word = row.words[-1]


def _is_unspaced(before: Word, after: Word) -> bool:
    """Whether a line and the next are joined without a space: after a dash, a slash, or within an address."""
    text = before.text
    if len(text) > 1 and text.endswith("—"):
        return True
    if text.endswith("–"):
        return text[-2:-1].isdigit() and after.text[:1].isdigit()
    is_address = ADDRESS.search(text) is not None and text.endswith(tuple("?&=_%#-"))
    return is_address or (len(text) > 1 and text.endswith("/"))


def _is_glued(before: Word, word: Word, row: Row, marks: frozenset[str]) -> bool:
    """Whether no space is printed between *before* and *word*."""
    is_note = word.text in marks and is_mark(word, row)
    return word.glued or (is_note and word.left - before.right < MARK_GAP * row.size)


def _word_runs(word: Word, row: Row, marks: frozenset[str]) -> Iterator[TextRun]:
    if word.text in marks and is_mark(word, row):
        yield TextRun(text="", note=word.text)
        return
    if word.glued and word.text == TRADEMARK_LETTERS and is_raised(word, row):
        first = word.pieces[0]
        yield TextRun(TRADEMARK, first.bold, first.italic, first.underline)
        return
    for piece in word.pieces:
        text = piece.text.translate(SUPERSCRIPTS) if is_exponent(word, row) else piece.text.replace(SOFT_HYPHEN, "")
        yield TextRun(text, piece.bold, piece.italic, piece.underline)


def is_exponent(word: Word, row: Row) -> bool:
    """Whether *word* is a number that is raised behind another word of *row*, as in "10⁶"."""
    return word.glued and word.text.isdecimal() and is_raised(word, row)


def _merged(runs: Iterable[TextRun]) -> list[TextRun]:
    """Return *runs*, joining adjacent runs of one style; a space between two runs becomes a part of one of them."""
    merged: list[TextRun] = []
    space = ""
    for run in runs:
        if run.text.isspace():
            space += run.text
            continue
        if merged and space and _takes_space(merged[-1], run):
            merged[-1] = replace(merged[-1], text=merged[-1].text + space)
            space = ""
        text = f"{space}{run.text}" if merged else run.text
        space = ""
        if merged and not run.note and not merged[-1].note and merged[-1].emphasis == run.emphasis:
            merged[-1] = replace(merged[-1], text=merged[-1].text + text)
        else:
            merged.append(replace(run, text=text))
    return merged


def _takes_space(before: TextRun, run: TextRun) -> bool:
    """Whether the space between two runs belongs to the first of them."""
    return not before.note and (bool(run.note) or _is_plain(before) or before.emphasis == run.emphasis)


def _is_plain(run: TextRun) -> bool:
    return not run.note and not any(run.emphasis)
