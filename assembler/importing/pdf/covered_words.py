"""Finds the words under the boxes of a page, and sets them aside without their letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assembler.exhibits.reader.covered_text import covered_characters
from assembler.exhibits.reader.unseen_text import unseen_letters
from assembler.importing.pdf.page_parts import Page, Row
from assembler.importing.read_document import REDACTED, REDACTED_LETTER, AsideKind, SetAside, SourcePlace, TextBlock

LETTER = re.compile(r"\S")

REPEATED_MARK = re.compile(rf"{re.escape(REDACTED)}(?:\s{re.escape(REDACTED)})+")
"""The marks of the lines of one box."""


def unseen_characters(page: Any, text_page: Any) -> dict[int, bool]:
    """Return, by index, the characters of *text_page* that a reader does not see, and whether a box shows their place.

    A box in the color of its letters shows it, and one over them does unless it is white. White letters on white paper
    have no box.
    """
    boxed, white = unseen_letters(page, text_page)
    in_boxes = {letter.index: True for letter in boxed}
    return {letter.index: False for letter in white} | in_boxes | covered_characters(page, text_page)


def covered_asides(pages: Sequence[Page], rows: Mapping[int, Sequence[Row]]) -> Iterator[SetAside]:
    """Yield the words under the boxes of *pages*, with a mask for each letter, at the nearest of the *rows*."""
    for page in pages:
        for words in page.covered:
            line = min(rows[page.number], key=lambda row: abs(row.y - words.y)).line if rows[page.number] else 1
            kind: AsideKind = "words under a box" if words.has_color else "white words"
            yield SetAside(kind, LETTER.sub(REDACTED_LETTER, words.text), SourcePlace(page.number, line))


def with_single_marks(block: TextBlock) -> TextBlock:
    """Return *block* with one mark for a box that covers several lines or words."""
    return replace(block, runs=tuple(replace(run, text=REPEATED_MARK.sub(REDACTED, run.text)) for run in block.runs))
