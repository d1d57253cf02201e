"""Finds the part of a paper's plan that each line of its pages prints: a paragraph, a heading or an item of a list."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from assembler.plan.blocks import (
    Block,
    Count,
    Heading,
    Item,
    Listing,
    Note,
    Paragraph,
    Picture,
    Prayer,
    Quotation,
    RichText,
)
from assembler.plan.plan import Plan
from assembler.preview.sheets import Sheets
from assembler.proof.proof import comparable_letters

TEXT_PARTS = ("main", "note")
"""The parts of a page whose lines print the plan's text: first the text, and then its footnotes."""


@dataclass(frozen=True)
class PrintedPart:
    """A part of a paper: its words as printed, its id in the paper or "", and the index of the count that it is in.

    *count* is -1 outside the counts. *is_count* says whether the part is in the count's heading, and *is_note* whether
    it is a footnote.
    """

    words: str
    id: str = ""
    count: int = -1
    is_count: bool = False
    is_note: bool = False


@dataclass(frozen=True)
class PrintedParts:
    """The parts of a paper in printed order, and the index in the paper's letters at which each part begins."""

    parts: tuple[PrintedPart, ...]
    starts: tuple[int, ...]
    line_bounds: Mapping[tuple[int, int], tuple[int, int]]
    """The indexes at which the letters of each line begin and end, by the line's page and number, from 0."""

    def index_at(self, page: int, line: int) -> int | None:
        """Return the index of the part that *line* of *page* prints; None if it prints no part.

        It is the part in which the line begins or, if the line begins between two parts, the first that begins on it.
        """
        start, end = self.line_bounds.get((page, line), (0, 0))
        if start == end:
            return None
        index = bisect_right(self.starts, start) - 1
        if index >= 0 and start < self.starts[index] + len(letters(self.parts[index].words)):
            return index
        next_index = index + 1
        return next_index if next_index < len(self.parts) and self.starts[next_index] < end else None


def printed_parts(plan: Plan, sheets: Sheets, pages: Mapping[str, tuple[int, int]]) -> PrintedParts:
    """Return the parts of *plan* that the lines of *sheets* print. *pages* has the first and last page of each id."""
    paper = _PaperLetters(sheets)
    parts: list[PrintedPart] = []
    starts: list[int] = []
    search_start = 0
    for part in parts_of(plan):
        page_start = 0
        if part.id in pages:
            first_page, _ = pages[part.id]
            page_start = paper.page_starts[first_page - 1]
        part_letters = letters(part.words)
        start = paper.text.find(part_letters, max(search_start, page_start))
        if start >= 0 and part_letters:
            parts.append(part)
            starts.append(start)
            search_start = start + len(part_letters)
    return PrintedParts(tuple(parts), tuple(starts), paper.line_bounds)


def letters(text: str) -> str:
    """Return the letters and digits of *text* in lower case, by which printed and planned words are compared."""
    return re.sub(r"[\W_]", "", comparable_letters(text)).casefold()


class _PaperLetters:
    """The letters of the text of all pages of a paper, and where each page and each line begins in them."""

    def __init__(self, sheets: Sheets) -> None:
        self.text = ""
        self.line_bounds: dict[tuple[int, int], tuple[int, int]] = {}
        self.page_count = len(sheets.pages)
        for kind in TEXT_PARTS:
            for page_index, sheet in enumerate(sheets.pages):
                for line_index, line in enumerate(sheet.lines):
                    if line.part == kind:
                        start = len(self.text)
                        self.text += "" if line.within else letters(line.text)
                        self.line_bounds[page_index, line_index] = (start, len(self.text))

    @cached_property
    def page_starts(self) -> list[int]:
        """The index of the first letter of each page."""
        starts: dict[int, int] = {}
        for (page, _), (start, _) in self.line_bounds.items():
            starts.setdefault(page, start)
        return [starts.get(page, 0) for page in range(self.page_count)]


# -- the plan ---------------------------------------------------------------------------------------------------------


def parts_of(plan: Plan) -> Iterator[PrintedPart]:
    """Yield the parts of *plan*: its opening sentence, its blocks, the statements after them, and the footnotes."""
    texts = [*_text_parts(plan)]
    yield from (part for part in texts if not part.is_note)
    yield from (part for part in texts if part.is_note)


def _text_parts(plan: Plan) -> Iterator[PrintedPart]:
    """Yield the parts of *plan* in printed order, each with its footnotes after it."""
    yield from _rich_parts(plan.lead)
    count = -1
    for block in plan.body:
        if isinstance(block, Count):
            count += 1
        if isinstance(block, Heading) and block.level == 1:
            yield from _parts(block, -1)
        else:
            yield from _parts(block, count)
    for statement in plan.statements:
        yield PrintedPart(statement.heading, statement.id)
        for text in statement.paragraphs:
            yield from _rich_parts(text)
        yield from (PrintedPart(item) for item in statement.items)
        for block in statement.blocks:
            yield from _parts(block, -1)


def _parts(block: Block, count: int) -> Iterator[PrintedPart]:
    match block:
        case Count():
            yield PrintedPart(block.label, block.id, count, is_count=True)
            yield PrintedPart(_words(block.name), block.id, count, is_count=True)
            yield PrintedPart(_words(block.cite), count=count, is_count=True)
            yield from (PrintedPart(words, count=count) for words in (block.against, block.alternative))
        case Heading() | Paragraph():
            yield from _rich_parts(block.text, count, block.id)
        case Quotation(paragraphs):
            for text in paragraphs:
                yield from _rich_parts(text, count)
        case Listing(items):
            yield from _items(items, count)
        case Prayer(lead, items):
            yield from _rich_parts(lead, count)
            yield from _items(items, count)
        case Picture():
            return
        case _:
            for row in (block.head, *block.rows):
                for cell in row:
                    yield from _rich_parts(cell, count)


def _items(items: tuple[Item, ...], count: int) -> Iterator[PrintedPart]:
    for item in items:
        yield from _rich_parts(item.text, count, item.id)
        for block in item.inside:
            yield from _parts(block, count)


def _rich_parts(rich: RichText, count: int = -1, part_id: str = "") -> Iterator[PrintedPart]:
    """Yield a part with the words of *rich*, and a part for each of its footnotes."""
    yield PrintedPart(_words(rich), part_id, count)
    yield from (PrintedPart(_words(run.text), count=count, is_note=True) for run in rich if isinstance(run, Note))


def _words(rich: RichText) -> str:
    return "".join(str(run.number) if isinstance(run, Note) else run.text for run in rich)
