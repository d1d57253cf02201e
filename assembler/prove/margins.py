"""The margins of a page: what stands in them, and what is to stand there."""

import re
from collections.abc import Iterator, Sequence

from assembler.plan.plan import Footer, FooterLine, PageSetup, Plan
from assembler.prove.proof import ProofLine, squeezed

DRAFT = "DRAFT"
"""What each page of a draft says behind its text."""
LEADING = 1.6
"""How far apart the lines of a footer may stand, in parts of their size."""


def line_numbers(margin: Sequence[ProofLine], paper: PageSetup) -> tuple[float, ...]:
    """Return the baselines of the line numbers, which stand left of the text on numbered paper; points from the top."""
    found = {int(one.text): one.baseline for one in margin if _numbers_a_line(one, paper)}
    return tuple(found[number] for number in sorted(found))


def _numbers_a_line(line: ProofLine, paper: PageSetup) -> bool:
    return paper.numbered and line.text.isdecimal() and line.right <= paper.left


def besides_numbers(margin: Sequence[ProofLine], paper: PageSetup) -> tuple[ProofLine, ...]:
    """Return what stands in a *margin* besides line numbers."""
    return tuple(one for one in margin if not _numbers_a_line(one, paper))


def page_number(texts: Sequence[str], footer: Footer) -> int | None:
    """Return the page number that *footer* prints, read behind the words that it follows; None where there is none."""
    for asked in (asked for asked in footer.lines if asked.page):
        found = next(filter(None, map(_pattern(asked).fullmatch, map(squeezed, reversed(texts)))), None)
        if found:
            return int(found[1])
    return None


def furniture(plan: Plan, number: int, count: int) -> tuple[str, ...]:
    """Return the lines that the margins of the page of that *number*, of *count* pages, are to say."""
    numbers = map(str, range(1, plan.page_setup.lines + 1)) if plan.page_setup.numbered else ()
    bare = number == 1 and not plan.footer.first_page
    footer = (asked.bare if bare and asked.page else _said(asked, number, count) for asked in plan.footer.lines)
    return tuple(text for text in (*numbers, *footer, DRAFT if plan.metadata.draft else "") if squeezed(text))


def _said(asked: FooterLine, number: int, count: int) -> str:
    return asked.text + (str(number) if asked.page else "") + (f" of {count}" if asked.of else "")


def texts(margin: Sequence[ProofLine], footer: Footer) -> tuple[str, ...]:
    """Return what stands in a *margin*. A line of *footer* that is broken, too long for its column, is one text."""
    bare = [FooterLine(asked.bare) for asked in footer.lines if asked.bare and not footer.first_page]
    patterns = [_pattern(asked) for asked in (*footer.lines, *bare)]
    left, found = list(margin), []
    while left:
        row = _row(left, patterns)
        left = [one for one in left if one not in row]
        found.append(" ".join(one.text for one in row))
    return tuple(found)


def _row(lines: Sequence[ProofLine], patterns: Sequence[re.Pattern[str]]) -> list[ProofLine]:
    """Return the first of *lines* with those under it that make it a line of the footer; alone where none do."""
    row: list[ProofLine] = []
    for one in _column(lines):
        row.append(one)
        letters = squeezed("".join(fragment.text for fragment in row))
        if any(pattern.fullmatch(letters) for pattern in patterns):
            return row
    return [lines[0]]


def _column(lines: Sequence[ProofLine]) -> Iterator[ProofLine]:
    """Yield the first of *lines*, sorted from the top, and what stands close under it, line by line."""
    last = lines[0]
    yield last
    for line in lines[1:]:
        close = 0 < line.baseline - last.baseline < LEADING * last.size
        if close and line.left < last.right and last.left < line.right:
            yield line
            last = line


def _pattern(asked: FooterLine) -> re.Pattern[str]:
    number = r"(\d+)" if asked.page else ""
    return re.compile(re.escape(squeezed(asked.text)) + number + (r"of\d+" if asked.of else ""))
