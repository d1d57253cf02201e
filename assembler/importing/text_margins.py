"""Sets aside the margins of plain text: the line numbers of pleading paper, and the foot of each page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.importing.read_document import SetAside, SourcePlace

LINE_NUMBER = re.compile(r" {0,3}(?P<number>\d{1,2})(?=\s{2,}|\s*$)")
"""A number at the left edge of a line, apart from its text."""

MIN_LINE_NUMBERS = 20
"""The minimum number of line numbers, from 1 on, on a page of pleading paper."""

MIN_INDENT = 3
"""The minimum indent, in characters, of lines without a number between those that have one."""

MIN_PAGES = 3
"""The minimum number of pages with the same foot."""


def without_margins(pages: Sequence[str]) -> tuple[list[list[str]], list[SetAside]]:
    """Return the lines of *pages* with line numbers and running feet blanked, and the texts set aside."""
    lines = [page.splitlines() for page in pages]
    asides: list[SetAside] = []
    for page_number, page_lines in enumerate(lines, 1):
        for index, match in _line_numbers(page_lines):
            asides.append(SetAside("line number", match["number"], SourcePlace(page_number, index + 1)))
            page_lines[index] = " " * match.end() + page_lines[index][match.end() :]
    for page_index, index in _running_feet(lines):
        foot = lines[page_index][index].strip()
        asides.append(SetAside("running foot", foot, SourcePlace(page_index + 1, index + 1)))
        lines[page_index][index] = ""
    return lines, asides


def _line_numbers(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """Return the indexes of *lines* with line numbers, and these; [] if they do not rise from 1 along the left edge."""
    numbered = [(index, match) for index, line in enumerate(lines) if (match := LINE_NUMBER.match(line))]
    are_rising = [int(match["number"]) for _, match in numbered] == [*range(1, len(numbered) + 1)]
    indexes = {index for index, _ in numbered}
    other_lines = [line for index, line in enumerate(lines) if line.strip() and index not in indexes]
    are_indented = all(len(line) - len(line.lstrip()) >= MIN_INDENT for line in other_lines)
    return numbered if are_rising and are_indented and len(numbered) >= MIN_LINE_NUMBERS else []


def _running_feet(pages: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of the page and the line of each foot: a last line that differs only by its numbers."""
    last_lines = [
        (page_index, max(index for index, line in enumerate(lines) if line.strip()))
        for page_index, lines in enumerate(pages)
        if any(line.strip() for line in lines)
    ]
    feet = [re.sub(r"\d+", "", pages[page_index][index]).strip().casefold() for page_index, index in last_lines]
    page_counts = Counter(feet)
    for (page_index, index), foot in zip(last_lines, feet, strict=True):
        if page_counts[foot] >= MIN_PAGES and any(sign.isdecimal() for sign in pages[page_index][index]):
            yield page_index, index
