"""Sets aside the margins of plain text: the line numbers of pleading paper, and the foot of each page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assembler.importing.read_document import SetAside, SourcePlace

LINE_NUMBER = re.compile(r" {0,3}(?P<number>\d{1,2})(?=\s{2,}|\s*$)")
"""A number at the left edge of a line, apart from its text."""

PAGE_MARK = re.compile(r"(?P<dash>[-–—])\s?\d{1,3}\s?(?P=dash)|(?i:page)\s\d{1,3}\sof\s\d{1,3}")
"""The number of a page, alone on a line."""

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
        for index in _page_marks(page_lines):
            asides.append(SetAside("page number", page_lines[index].strip(), SourcePlace(page_number, index + 1)))
            page_lines[index] = ""
    for page_index, index in _running_feet(lines):
        foot = lines[page_index][index].strip()
        asides.append(SetAside("running foot", foot, SourcePlace(page_index + 1, index + 1)))
        lines[page_index][index] = ""
    return lines, asides


def _line_numbers(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """Return the indexes of *lines* with line numbers, and these; [] if they do not rise from 1 along the left edge."""
    numbered = [(index, match) for index, line in enumerate(lines) if (match := LINE_NUMBER.match(line))]
    if own_run := _numbers_of_each_line(numbered):
        return own_run
    are_rising = [int(match["number"]) for _, match in numbered] == [*range(1, len(numbered) + 1)]
    indexes = {index for index, _ in numbered}
    other_lines = [line for index, line in enumerate(lines) if line.strip() and index not in indexes]
    are_indented = all(len(line) - len(line.lstrip()) >= MIN_INDENT for line in other_lines)
    return numbered if are_rising and are_indented and len(numbered) >= MIN_LINE_NUMBERS else []


def _numbers_of_each_line(numbered: Sequence[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """Return the *numbered* lines whose numbers rise by one from line to line, and start again at 1 on each page.

    The result is empty if no line has only a number: then they may be the items of a list.
    """
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for index, match in numbered:
        number = int(match["number"])
        last_index, last_match = runs[-1][-1] if runs else (-1, match)
        if runs and index == last_index + 1 and number == int(last_match["number"]) + 1:
            runs[-1].append((index, match))
        elif number == 1:
            runs.append([(index, match)])
    first = next((run for run in runs if len(run) >= MIN_LINE_NUMBERS), [])
    if not any(match.end() == len(match.string.rstrip()) for _, match in first):
        return []
    return [entry for run in runs if run is first or run[0][0] > first[-1][0] for entry in run]


def _page_marks(lines: Sequence[str]) -> Iterator[int]:
    """Yield the indexes of the *lines* between blank lines that are only the number of a page, such as "- 2 -"."""
    for index, line in enumerate(lines):
        around = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
        if PAGE_MARK.fullmatch(line.strip()) and not any(neighbor.strip() for neighbor in around):
            yield index


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
