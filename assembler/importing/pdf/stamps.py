"""Recognizes stamps of electronic filing: lines with case, document and page, and blocks of several short lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assembler.importing.pdf.page_parts import Page, Row, Word
from assembler.importing.read_document import SetAside, SourcePlace
from assembler.importing.zones.caption_signs import IN_RE

FILED = re.compile(r"\b(?:(?:e-?)?(?:filed|received|accepted|submitted)|f i l e d)\b", re.IGNORECASE)
"""Words that say that a paper was filed or received; a stamp may space their letters."""

CLOCK = re.compile(r"\b\d{1,2}:\d\d(?:(?::\d\d)?\s?[ap]\.?m\b|:\d\d\b)", re.IGNORECASE)
"""A time of day."""

DATE = re.compile(r"\b(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-[A-Z][a-z]{2}-\d{1,2})\b")
"""A date in figures, or such as "2024-Mar-5"."""

PAGE = re.compile(r"\b(?:page|pg\.?)\s?\d{1,4}\s?of\s?\d|\d\s?of\s?\d+\.?$", re.IGNORECASE)

PAGE_ID = re.compile(r"\bpage\s?id", re.IGNORECASE)

DOCUMENT = re.compile(r"\bdoc(?:ument)?\.?(?:\s(?:no|num)\.?|\s?#)?:?\s?\d|\becf\b", re.IGNORECASE)

CASE = re.compile(r"\d{1,2}:\d\d-?[a-z]{2}-?\d|\b(?:case|index|cause)\b.{0,12}\d", re.IGNORECASE)

TRANSACTION = re.compile(r"\b(?:trans(?:action)?|envelope|filing|confirmation)\s?(?:id|#|no)", re.IGNORECASE)

MARKS = (FILED, CLOCK, DATE, PAGE, PAGE_ID, DOCUMENT, CASE, TRANSACTION)
"""Words of stamps of electronic filing; a row with three of them at the head or foot of a page is a stamp."""

TOP_SHARE = 0.3
"""The share of a page, from its top, in which a block of short lines may be a stamp."""

MAX_LINES = 10
"""The maximum number of lines of a stamp."""

MAX_WIDTH_SHARE = 0.5
"""A stamp is narrower than this share of the page's width."""

MIN_GAP = 2.0
"""The gap that divides the parts of a row, and the distance that divides blocks, as a multiple of the type size."""


def is_stamp(text: str) -> bool:
    """Whether *text* has at least three marks of a stamp of electronic filing."""
    return sum(bool(mark.search(text)) for mark in MARKS) >= 3


def ends_stamp(text: str, below: str) -> bool:
    """Whether *text* is a stamp that breaks off before its last number, and *below* is only that number."""
    return is_stamp(text) and text.rstrip().endswith((":", "#")) and below.strip().isdecimal()


def says_filed(text: str) -> bool:
    """Whether *text* says that something was filed or received, and when."""
    return bool(FILED.search(text)) and bool(CLOCK.search(text) or DATE.search(text))


def without_stamp_blocks(page: Page, rows: Sequence[Row]) -> tuple[list[Row], list[SetAside]]:
    """Return *rows* without the lines of stamps at the head of *page*, and the stamps."""
    at_top = [row for row in rows if row.y < TOP_SHARE * page.height]
    stamps = [block for block in _blocks(at_top) if _is_stamp_block(block, page)]
    stamp_ids = {id(word) for block in stamps for part in block for word in part.words}
    if not stamp_ids:
        return list(rows), []
    kept_rows = (replace(row, words=tuple(word for word in row.words if id(word) not in stamp_ids)) for row in rows)
    asides = [
        SetAside("filing stamp", part.text, SourcePlace(page.number, part.line)) for block in stamps for part in block
    ]
    return [row for row in kept_rows if row.words], asides


def _is_stamp_block(block: Sequence[Row], page: Page) -> bool:
    """Whether *block* is a narrow stamp that says when a paper was filed, and not the subject of a caption In re."""
    if any(IN_RE.match(part.text) for part in block):
        return False
    text = " ".join(part.text for part in block)
    width = max(part.right for part in block) - min(part.left for part in block)
    return says_filed(text) and len(block) <= MAX_LINES and width < MAX_WIDTH_SHARE * page.width


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Group the parts of *rows* into blocks; each part is close below, and overlaps, the part before it."""
    blocks: list[list[Row]] = []
    for row in rows:
        for part in _parts(row):
            block = next((block for block in blocks if _is_right_below(part, block[-1])), None)
            if block is None:
                blocks.append([part])
            else:
                block.append(part)
    return blocks


def _parts(row: Row) -> Iterator[Row]:
    """Yield the parts of *row* that a wide gap divides."""
    part: list[Word] = []
    for word in row.words:
        if part and word.left - part[-1].right > MIN_GAP * row.size:
            yield replace(row, words=tuple(part))
            part = []
        part.append(word)
    yield replace(row, words=tuple(part))


def _is_right_below(part: Row, above: Row) -> bool:
    overlaps = min(part.right, above.right) > max(part.left, above.left)
    return overlaps and 0 <= part.y - above.y < MIN_GAP * max(part.size, above.size)
