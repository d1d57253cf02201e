"""Finds the line numbers that pleading paper prints beside the text, by their positions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from assembler.importing.pdf.page_parts import Page, Word
from assembler.importing.read_document import SetAside, SourcePlace

MIN_LINE_NUMBERS = 20
"""The minimum number of numbers, one below the other, that make a column of line numbers."""

MIN_ON_OTHER_PAGES = 3
"""The minimum number of line numbers on a page if another page has a full column of them at the same edge."""

EDGE_TOLERANCE = 1.5
"""How far the edges of a column's numbers may differ, in points."""

SAME_COLUMN = 12.0
"""How far the right edge of the column on one page may be from that on another, in points."""


class NumberedLine(NamedTuple):
    """The level of a line on its page, and its line number."""

    y: float
    number: int


NumberedLines = Mapping[int, Sequence[NumberedLine]]
"""The numbered lines of each page, by page number."""


def without_line_numbers(pages: Sequence[Page]) -> tuple[list[Page], list[SetAside], NumberedLines]:
    """Return *pages* without line numbers, the line numbers as set aside, and the numbered lines."""
    columns = {page.number: list(_columns(page.words, MIN_LINE_NUMBERS)) for page in pages}
    edges = [column[0].right for page_columns in columns.values() for column in page_columns]
    if not edges:
        return list(pages), [], {}
    cleaned_pages: list[Page] = []
    asides: list[SetAside] = []
    lines: dict[int, list[NumberedLine]] = {}
    for page in pages:
        line_columns = columns[page.number] or _columns_at(page.words, edges)
        numbers = {id(word) for column in line_columns for word in column}
        cleaned_pages.append(replace(page, words=tuple(word for word in page.words if id(word) not in numbers)))
        if line_columns:
            lines[page.number] = sorted(NumberedLine(word.y, int(word.text)) for word in line_columns[0])
        asides += [_aside(word, page.number) for column in line_columns for word in column]
    return cleaned_pages, asides, lines


def _aside(word: Word, page: int) -> SetAside:
    return SetAside("line number", word.text, SourcePlace(page, int(word.text)))


def _columns_at(words: Iterable[Word], edges: Sequence[float]) -> list[list[Word]]:
    columns = list(_columns(words, MIN_ON_OTHER_PAGES))
    return [column for column in columns if any(abs(column[0].right - edge) < SAME_COLUMN for edge in edges)]


def _columns(words: Iterable[Word], min_length: int) -> Iterable[list[Word]]:
    """Yield the columns of at least *min_length* integers that share an edge and rise by one, the longest first."""
    numbers = [word for word in words if word.text.isdecimal() and word.text.isascii() and len(word.text) <= 4]
    groups = [group for edge in (_right, _left) for group in _by_edge(numbers, edge)]
    runs = [_longest_run(sorted(group, key=lambda word: word.y)) for group in groups]
    taken_ids: set[int] = set()
    for run in sorted(runs, key=len, reverse=True):
        if len(run) >= min_length and not any(id(word) in taken_ids for word in run):
            taken_ids |= {id(word) for word in run}
            yield run


def _left(word: Word) -> float:
    return word.left


def _right(word: Word) -> float:
    return word.right


def _by_edge(words: Iterable[Word], edge: Callable[[Word], float]) -> list[list[Word]]:
    """Return *words* in groups for which the function *edge* gives about the same place."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=edge):
        if groups and edge(word) - edge(groups[-1][-1]) < EDGE_TOLERANCE:
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _longest_run(column: Sequence[Word]) -> list[Word]:
    """Return the longest run of numbers in *column*, from top to bottom, each one more than the number before."""
    longest: list[Word] = []
    run: list[Word] = []
    for word in column:
        if run and int(word.text) != int(run[-1].text) + 1:
            run = []
        run.append(word)
        if len(run) > len(longest):
            longest = run
    return list(longest)
