"""Reads the text in the margins of a page, and determines the expected text."""

import re
from collections.abc import Iterator, Sequence

from assembler.language.regex import Regex
from assembler.plan.plan import Footer, FooterLine, PageSetup, Plan
from assembler.proof.proof import ProofLine, comparable_letters

MAX_LEADING = 1.6
"""The maximum distance between consecutive lines of a footer, as a multiple of their type size."""


def line_numbers(margin: Sequence[ProofLine], paper: PageSetup) -> tuple[float, ...]:
    """Return the baselines of the line numbers to the left of the text on numbered paper, in points from the top."""
    numbers = {int(line.text): line.baseline for line in margin if _numbers_a_line(line, paper)}
    return tuple(numbers[number] for number in sorted(numbers))


def _numbers_a_line(line: ProofLine, paper: PageSetup) -> bool:
    return paper.numbered and line.text.isdecimal() and line.right <= paper.left


def besides_numbers(margin: Sequence[ProofLine], paper: PageSetup) -> tuple[ProofLine, ...]:
    """Return the lines of *margin* that are not line numbers."""
    return tuple(line for line in margin if not _numbers_a_line(line, paper))


def page_number(margin_texts: Sequence[str], footer: Footer) -> int | None:
    """Return the page number after the words of *footer* in *margin_texts*; None if the margin has no page number."""
    for line in footer.lines:
        if not line.page:
            continue
        pattern = _pattern(line)
        for text in reversed(margin_texts):
            match = pattern.fullmatch(comparable_letters(text))
            if match:
                return int(match[1])
    return None


def expected_texts(plan: Plan, page_number: int, page_count: int) -> tuple[str, ...]:
    """Return the expected lines in the margins of page *page_number* of *page_count*."""
    numbers = map(str, range(1, plan.page_setup.lines + 1)) if plan.page_setup.numbered else ()
    is_bare = page_number == 1 and not plan.footer.first_page
    footer = [
        line.bare if is_bare and line.page else _printed_line(line, page_number, page_count)
        for line in plan.footer.lines
    ]
    return tuple(text for text in (*numbers, *footer, *plan.metadata.marks) if comparable_letters(text))


def _printed_line(line: FooterLine, page_number: int, page_count: int) -> str:
    text = line.text
    if line.page:
        text += str(page_number)
    if line.of:
        text += f" of {page_count}"
    return text


def margin_texts(margin: Sequence[ProofLine], footer: Footer) -> tuple[str, ...]:
    """Return the texts in *margin*; a line of *footer* that was broken to fit its column is rejoined."""
    bare_lines = [FooterLine(line.bare) for line in footer.lines if line.bare and not footer.first_page]
    patterns = [_pattern(line) for line in (*footer.lines, *bare_lines)]
    remaining = list(margin)
    joined: list[str] = []
    while remaining:
        row = _row(remaining, patterns)
        remaining = [line for line in remaining if line not in row]
        joined.append(" ".join(line.text for line in row))
    return tuple(joined)


def _row(lines: Sequence[ProofLine], patterns: Sequence[Regex]) -> list[ProofLine]:
    """Return the first of *lines*, with the lines below it that continue the same line of the footer."""
    row: list[ProofLine] = []
    for line in _column(lines):
        row.append(line)
        letters = comparable_letters("".join(fragment.text for fragment in row))
        if any(pattern.fullmatch(letters) for pattern in patterns):
            return row
    return [lines[0]]


def _column(lines: Sequence[ProofLine]) -> Iterator[ProofLine]:
    """Yield the first of *lines*, which are sorted from the top, and the lines close below it."""
    last = lines[0]
    yield last
    for line in lines[1:]:
        is_close = 0 < line.baseline - last.baseline < MAX_LEADING * last.size
        if is_close and line.left < last.right and last.left < line.right:
            yield line
            last = line


def _pattern(line: FooterLine) -> Regex:
    """Return a pattern for *line* as printed, without white space; the group is the page number."""
    number = r"(\d+)" if line.page else ""
    return Regex(re.escape(comparable_letters(line.text)) + number + (r"of\d+" if line.of else ""))
