"""Finds running heads and feet, page numbers and stamps of electronic filing."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assembler.importing.pdf.notes import begins_note, cited_marks
from assembler.importing.pdf.page_parts import Page, Row
from assembler.importing.pdf.stamps import ends_stamp, is_stamp, says_filed, without_stamp_blocks
from assembler.importing.read_document import AsideKind, SetAside, SourcePlace

HEAD_END = 0.16
"""Where the head of a page ends, as a fraction of its height."""

FOOT_START = 0.8
"""Where the foot of a page begins, as a fraction of its height."""

LEVEL_TOLERANCE = 4.0
"""How far the level of a running line may differ from page to page, in points."""

MIN_PAGE_SHARE = 0.3
"""The minimum share of pages on which a running line must appear.

The share is low, because left and right pages may have different heads.
"""

MIN_ALIKE_SHARE = 0.6
"""The minimum share of pages on which a number in a running line is the same, or follows the number of the page."""

MAX_NOTE_SPACING = 1.35
"""The maximum distance between two lines of a footnote, as a multiple of their type size."""

PAGE_NUMBER = re.compile(
    r"[-–—\[(~]?\s?(?:page\s?)?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:of|/)\s?\d{1,4})?\s?[-–—\])~]?", re.IGNORECASE
)
"""A row that is the number of its page."""

FIRST_FOOT_ROW = re.compile(r"(?i).{3,200}?\s(?:[-–—]\s?1|page 1(?: of 1)?)(?=\s|$)")
"""The first row of a foot with the title of the paper and the number of its only page, such as "COMPLAINT - 1"."""

NUMBER_BETWEEN_DASHES = re.compile(r"[-–—~]\s?(?:\d{1,4}|[ivxl]{1,6})\s?[-–—~]", re.IGNORECASE)
"""A row that can only be the number of its page, such as "- i -"."""

MAX_DIGITS = 18
"""The maximum number of digits of a number that is compared."""

BARE_NUMBERS = re.compile(r"[\d\s.,]+")
"""A row that has only numbers; masking their digits would make different rows look alike."""

PARAGRAPH_START = re.compile(r"\d{1,4}\.\s{1,9}(?:\S{1,80}\s{1,9}){3}[^a-z]{0,400}[a-z]")
"""The first row of a numbered paragraph; such rows of different paragraphs are alike if their digits are masked."""


@dataclass(frozen=True, slots=True)
class _EdgeRow:
    """A row at the edge of a page: its level in points, the number of the page, and the numbers in its text."""

    level: float
    page: int
    numbers: tuple[int, ...]


def without_running_lines(
    pages: Sequence[Page], rows: Mapping[int, list[Row]]
) -> tuple[dict[int, list[Row]], list[SetAside]]:
    """Return the *rows* of each page without running heads and feet, and the rows that were set aside."""
    levels = _levels_by_pattern(pages, rows)
    text_rows: dict[int, list[Row]] = {}
    asides: list[SetAside] = []
    for page in pages:
        kept_rows: list[Row] = []
        notes = _rows_of_notes(rows[page.number])
        for row in rows[page.number]:
            if id(row) in notes:
                kept_rows.append(row)
                continue
            kind = _kind(row, page, rows[page.number], levels, len(pages))
            if kind:
                asides.append(SetAside(kind, row.text, SourcePlace(page.number, row.line)))
            else:
                kept_rows.append(row)
        if len(pages) == 1:
            kept_rows, foot = _without_lone_foot(page, kept_rows)
            asides += [SetAside("running foot", row.text, SourcePlace(page.number, row.line)) for row in foot]
        text_rows[page.number], stamps = without_stamp_blocks(page, kept_rows)
        asides += stamps
    return text_rows, asides


def _without_lone_foot(page: Page, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Divide the *rows* of the only *page* of a paper into its text and its foot.

    The foot begins with a row that has the title and the number of the page, and repeats words that are above it.
    """
    for index, row in enumerate(rows):
        if row.y > FOOT_START * page.height and FIRST_FOOT_ROW.match(row.text):
            words_above = {word for above in rows[:index] for word in re.findall(r"\w+", above.text.casefold())}
            foot = " ".join(below.text for below in rows[index:]).casefold()
            if set(re.findall(r"\w+", foot)) <= words_above | {"page", "of", str(page.number)}:
                return [*rows[:index]], [*rows[index:]]
    return [*rows], []


def sideways_asides(pages: Sequence[Page]) -> list[SetAside]:
    """Return the texts that run up or down the pages, such as a firm's name in the margin, as set aside."""
    return [
        SetAside("filing stamp" if says_filed(text) else "running head", text, SourcePlace(page.number, 1))
        for page in pages
        for text in page.sideways
        if text
    ]


def _is_at_edge(row: Row, page: Page) -> bool:
    return row.y < HEAD_END * page.height or row.y > FOOT_START * page.height


def _pattern(text: str) -> str:
    """Return *text* with its digits masked, except those of a paragraph's number at its beginning."""
    number = text.partition(".")[0] if PARAGRAPH_START.match(text) else ""
    return number + re.sub(r"\d+", "#", re.sub(r"\s+", "", text[len(number) :])).casefold()


def _numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of *text* that `_pattern` masks or keeps, in order."""
    return tuple(int(digits[:MAX_DIGITS]) for digits in re.findall(r"\d+", re.sub(r"\s+", "", text)))


def _levels_by_pattern(pages: Sequence[Page], rows: Mapping[int, list[Row]]) -> Mapping[str, list[_EdgeRow]]:
    """Return each row at the edge of a page, except footnotes, by its text with digits masked."""
    levels: dict[str, list[_EdgeRow]] = defaultdict(list)
    for page in pages:
        notes = _rows_of_notes(rows[page.number])
        for row in rows[page.number]:
            if _is_at_edge(row, page) and id(row) not in notes:
                levels[_pattern(row.text)].append(_EdgeRow(row.y, page.number, _numbers(row.text)))
    return levels


def _rows_of_notes(rows: Sequence[Row]) -> frozenset[int]:
    """Return the `id()` of each row of footnotes."""
    cited = cited_marks(rows)
    notes: set[int] = set()
    for above, row in pairwise(rows):
        is_near = row.y - above.y < MAX_NOTE_SPACING * row.size and abs(row.left - above.left) < 2 * row.size
        continues_note = id(above) in notes and is_near and abs(row.size - above.size) < 0.5
        is_apart = row.size < above.size or row.y - above.y > MAX_NOTE_SPACING * row.size
        if continues_note or (is_apart and len(row.words) > 1 and begins_note(row, cited)):
            notes.add(id(row))
    return frozenset(notes)


def _kind(
    row: Row, page: Page, rows: Sequence[Row], levels: Mapping[str, list[_EdgeRow]], page_count: int
) -> AsideKind | None:
    """Return why *row* of *page*, one of *page_count* pages, is not part of the text; None if it is.

    *levels* are the rows at the edges of pages, by their text with digits masked.
    """
    if not _is_at_edge(row, page):
        return None
    row_above = next((above for above, below in pairwise(rows) if below is row), None)
    if is_stamp(row.text) or (row_above and ends_stamp(row_above.text, row.text)):
        return "filing stamp"
    pattern = _pattern(row.text)
    with_page_number = levels.get(f"{pattern}#", [])  # the first page may lack the number beside its foot
    same_rows, numbered_rows = (
        [edge_row for edge_row in edge_rows if abs(edge_row.level - row.y) < LEVEL_TOLERANCE]
        for edge_rows in (levels[pattern], with_page_number)
    )
    page_numbers = {edge_row.page for edge_row in (*same_rows, *numbered_rows)}
    min_pages = 2 if page_count < 6 else 3
    is_repeated = (
        len(page_numbers) >= max(min_pages, round(MIN_PAGE_SHARE * page_count))
        and _follow_pages(same_rows)
        and _follow_pages(numbered_rows)
    )
    if NUMBER_BETWEEN_DASHES.fullmatch(row.text):
        return "page number"
    if PAGE_NUMBER.fullmatch(row.text) and (is_repeated or _is_outermost(row, rows)):
        return "page number"
    if is_repeated and not BARE_NUMBERS.fullmatch(row.text):
        return "running head" if row.y < HEAD_END * page.height else "running foot"
    return None


def _follow_pages(edge_rows: Sequence[_EdgeRow]) -> bool:
    """Whether each number in *edge_rows* is nearly always the same, or the number of the page.

    Other numbers, such as the sums of paragraphs that are otherwise alike, are those of the text.
    """
    min_count = MIN_ALIKE_SHARE * len(edge_rows)
    for position in range(len(edge_rows[0].numbers) if edge_rows else 0):
        values = Counter(edge_row.numbers[position] for edge_row in edge_rows)
        offsets = Counter(edge_row.numbers[position] - edge_row.page for edge_row in edge_rows)
        if max(*values.values(), *offsets.values()) < min_count:
            return False
    return True


def _is_outermost(row: Row, rows: Sequence[Row]) -> bool:
    return row in (rows[0], rows[-1])
