"""Finds the line of a page that a finding is about."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.preview.sheets import Sheets
from assembler.verify.matter_places import REFERENCE

WINDOW_SIZES = (8, 5, 3)
"""The numbers of successive words of a text for which the pages are searched, largest first."""

MAX_WORDS_SEARCHED = 24
"""The maximum number of words of a text that are searched for."""


@dataclass(frozen=True)
class PagePlace:
    """A line of a paper: the page and the line, both counted from 0."""

    page: int
    line: int


@dataclass(frozen=True)
class PrintedWords:
    """The words of a paper's pages, and the line that has each."""

    words: tuple[str, ...]
    places: tuple[PagePlace, ...]

    @cached_property
    def text(self) -> str:
        """All words, with a space around each."""
        return f" {' '.join(self.words)} "

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The index in `text` at which each word starts."""
        return tuple(accumulate((len(word) + 1 for word in self.words), initial=1))

    def place_of(self, words: Sequence[str]) -> PagePlace | None:
        """Return the line where the longest part of *words* found in the pages begins; None if no part is found."""
        for size in WINDOW_SIZES:
            for start in range(max(1, min(len(words), MAX_WORDS_SEARCHED) - size + 1)):
                part = words[start : start + size]
                if not part or (len(part) < size and start > 0):
                    continue
                index = self.text.find(f" {' '.join(part)} ")
                if index >= 0:
                    return self.places[bisect_right(self.starts, index + 1) - 1]
        return None


def printed_words(sheets: Sheets) -> PrintedWords:
    """Return the words of all pages of *sheets*, in reading order."""
    words: list[str] = []
    places: list[PagePlace] = []
    for page, sheet in enumerate(sheets.pages):
        for line, text_line in enumerate(sheet.lines):
            line_words = plain_words(text_line.text)
            words += line_words
            places += [PagePlace(page, line)] * len(line_words)
    return PrintedWords(tuple(words), tuple(places))


def plain_words(text: str) -> list[str]:
    """Return the words of *text* in lower case, without punctuation and without the notation of a matter."""
    words = (re.sub(r"\W", "", word).casefold() for word in REFERENCE.sub(" ", text).split())
    return [word for word in words if word]


def page_of(finding: Finding, source: Source, printed_words: PrintedWords) -> PagePlace | None:
    """Return the line of the paper that *finding* is about; None if its words are not on a page."""
    if finding.page:
        return PagePlace(finding.page - 1, 0)
    place = finding.place
    written_text = source.written_at(place) if place.line else ""
    if not written_text and place.line and place.file in source.texts:
        line = source.texts[place.file][place.line - 1]
        written_text = line[max(place.column - 1, 0) :]
    return printed_words.place_of(plain_words(written_text)) if written_text else None
