"""Finds the page on which a complaint begins, after pages of a letter, a notice, a motion or another paper."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assembler.importing.pdf.page_parts import Row, Word
from assembler.importing.pdf.row_signs import ends_with_page
from assembler.importing.zones.headings import is_title_case

TITLE_OF_COMPLAINT = re.compile(r"\b(?:COMPLAINT|PETITION)\b")

TITLE_OF_ANOTHER_PAPER = re.compile(
    r"\b(?:NOTICE|SUMMONS|MOTION|ORDER|BRIEF|MEMORANDUM|CERTIFICATION|CERTIFICATE|APPLICATION|AFFIDAVIT"
    r"|DECLARATION|STATEMENT|ANSWER|OPPOSITION|RESPONSE|REPLY|STIPULATION|SUBPOENA|COVER SHEET|RECEIPT"
    r"|TABLE OF (?:CONTENTS|AUTHORITIES)|EXHIBITS?)\b"
)

LETTER_LINE = re.compile(
    r"(?i)^\s*(?:dear\b.{1,60}[:,]|re:"
    r"|via (?:e-?mail|certified|overnight|hand|first|regular|federal)\b.{0,60}"
    r"|(?:sincerely|respectfully yours|very truly yours|yours truly)[,.]?"
    r"|encl(?:osures?|s?\.)?:?\b.{0,60})"
)
"""A line of a letter."""

FIRST_COUNT = re.compile(r"(?i)\s*count\s(?:i|1|one)\b")
"""The heading of the first count, which shows that the complaint has begun."""

COURT = re.compile(r"(?i)\bcourt\b")

SIDE = re.compile(
    r"(?i)(?:[^.;]{0,60}[,\s])?(?:plaintiff|defendant|petitioner|respondent)(?:s|\(\s?s\s?\))?[\s,.;)/]{0,6}"
    r"|\W{0,3}(?:vs?|versus|against)\W{0,3}"
)
"""A part of a row of a caption that has a role at its end, or only the "v."."""

MAX_HEAD_ROWS = 60
"""How many rows of a page are searched for a caption."""

MAX_WORDS = 12
"""The maximum number of words in a part of a row of a caption."""

MIN_SIDES = 2
"""The minimum number of rows with a role or the "v." in a caption."""

RIGHT_SHARE = 0.4
"""A row that begins right of this share of the width of the text is in the right column, or is a centered title."""

GAP = 14.0
"""The minimum gap between the columns of a row, in points."""


def opening_page(numbers: Sequence[int], rows: Mapping[int, Sequence[Row]]) -> int:
    """Return the first of the pages *numbers* that has a caption with the title of a complaint.

    The result is the first page unless it is a page of a letter, or has the title of another paper and not that of a
    complaint. It is also the first page if a later page before the complaint has a caption without such a title.
    """
    first, *later = numbers
    heads = {number: rows[number][:MAX_HEAD_ROWS] for number in numbers}
    if not _is_apart(heads[first]):
        return first
    for number in later:
        if _has_first_count(rows[number]) and not begins_paper(rows[number]):
            return first
        titles = list(_titles(heads[number]))
        if has_caption(rows[number]):
            if any(map(is_title_of_complaint, titles)):
                return number
            if not any(map(TITLE_OF_ANOTHER_PAPER.search, titles)):
                return first
    return first


def _has_first_count(page: Sequence[Row]) -> bool:
    """Whether *page* has the heading of the first count, and not only its line in a table of contents."""
    return any(FIRST_COUNT.match(row.text) and not ends_with_page(row) for row in page)


def _is_apart(head: Sequence[Row]) -> bool:
    """Whether a page that begins with *head* is a letter or has the title of another paper, and of no complaint."""
    titles = list(_titles(head))
    is_other = any(map(TITLE_OF_ANOTHER_PAPER.search, titles)) or any(LETTER_LINE.match(row.text) for row in head)
    return is_other and not any(map(is_title_of_complaint, titles))


def begins_paper(page: Sequence[Row]) -> bool:
    """Whether *page* has a caption of its own, and is not the verification of the paper before it."""
    titles = _titles(page[:MAX_HEAD_ROWS])
    return has_caption(page) and not any("VERIFICATION" in title for title in titles)


def has_caption(page: Sequence[Row]) -> bool:
    """Whether the first rows of *page* name a court and the sides of a case."""
    texts = [text for row in page[:MAX_HEAD_ROWS] for text in _columns(row, row.right)]
    parts = [text for text in texts if 0 < len(text.split()) <= MAX_WORDS]
    has_court = any(COURT.search(part) and is_title_case(part) for part in parts)
    return has_court and sum(SIDE.fullmatch(part) is not None for part in parts) >= MIN_SIDES


def is_title_of_complaint(title: str) -> bool:
    """Whether *title* names a complaint, and not another paper about one, such as "NOTICE OF AMENDED COMPLAINT"."""
    complaint = TITLE_OF_COMPLAINT.search(title)
    return complaint is not None and not TITLE_OF_ANOTHER_PAPER.search(title, 0, complaint.start())


def _titles(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the runs of lines in capitals, first of the left column and the full width, then of the right column."""
    left = min((row.left for row in rows), default=0)
    right = max((row.right for row in rows), default=0)
    parts = [_columns(row, left + RIGHT_SHARE * (right - left)) for row in rows]
    left_texts = [text for text, _ in parts]
    right_texts = [text for _, text in parts]
    for texts in (left_texts, right_texts):
        lines: list[str] = []
        for text in filter(None, texts):
            if _is_in_capitals(text):
                lines.append(text)
            else:
                yield " ".join(lines)
                lines = []
        yield " ".join(lines)


def _columns(row: Row, middle: float) -> tuple[str, str]:
    """Return the texts of *row* before and after its first wide gap or divider; before is "" right of *middle*."""
    for index, word in enumerate(row.words):
        if index and not word.text.strip(")§|:*}"):
            return _text(row.words[:index]), _text(row.words[index + 1 :])
        if index and word.left - row.words[index - 1].right > GAP:
            return _text(row.words[:index]), _text(row.words[index:])
    return ("", _text(row.words)) if row.left > middle else (_text(row.words), "")


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words).strip()


def _is_in_capitals(text: str) -> bool:
    return text.isupper() and any(map(str.isalpha, text))
