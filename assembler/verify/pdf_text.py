"""Reads the words of a returned PDF, without headers, footers, line numbers and page numbers."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from assembler.verify.tokens import NUMBER, Token, number_token, split_words, with_place

MIN_NUMBERS = 8
"""The minimum length of a column of numbers, at an edge of a page, that counts as line numbers."""

HEAD = 0.12
"""The end of a page's head, as a fraction of the page's height."""

FOOT = 0.8
"""The beginning of a page's foot, as a fraction of the page's height."""

RIGHT_EDGE_TOLERANCE = 9.0
"""The tolerance in points for the right edges of line numbers.

It is the width of a digit, because numbers may be set flush left.
"""

HEIGHT_TOLERANCE = 4.0
"""The tolerance in points for the height of a line that is at the head or foot of several pages."""

MIN_SIZE_DIFFERENCE = 0.6
"""The minimum difference in points between the type sizes of text and footnotes."""

MIN_INDENT = 9.0
"""The minimum indent of a paragraph's number in points.

A number at the edge of the text may be the end of a sentence.
"""

MIN_GAP = 0.8
"""The minimum space between a paragraph's number and its text, as a fraction of the type size."""

MIN_LAST_LINE_GAP = 0.12
"""The minimum distance between the end of a paragraph's last line and the right edge, as a fraction of the width.

A last line that is longer is taken for a line within a paragraph.
"""

PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014\s]{0,9}(?:page\s{0,9})?#(?:\s{0,9}(?:of|/)\s{0,9}#)?[-\u2013\u2014\s]{0,9}", re.IGNORECASE
)
"""Matches a line that is only a page number. Each number in the line is written as "#"."""


class PdfWord(NamedTuple):
    """A word of a line: its text, its left and right edges, and whether it is a footnote call."""

    text: str
    left: float
    right: float
    is_call: bool


@dataclass(frozen=True)
class PdfLine:
    """A line of type. Lengths are in points from the page's upper left corner."""

    y: float
    size: float
    words: tuple[PdfWord, ...]

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """The left edge of the first word."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """The right edge of the last word."""
        return self.words[-1].right


class LineNumber(NamedTuple):
    """A printed line number, and its baseline in points from the top of the page."""

    number: int
    baseline: float


@dataclass(frozen=True)
class PdfPage:
    """A page: its size, the lines of its text and its footnotes, and its line numbers with their baselines."""

    number: int
    width: float
    height: float
    lines: tuple[PdfLine, ...]
    notes: tuple[PdfLine, ...]
    line_numbers: tuple[LineNumber, ...]
    images: int = 0
    drawn: bool = True
    rotation: int = 0
    """The degrees by which a PDF reader turns the page although its text is upright without that; otherwise 0."""

    def line_of(self, y: float) -> int:
        """Return the number of the line at *y*.

        It is the nearest printed line number or, if the page has none, the line's position on the page.
        """
        if self.line_numbers:
            nearest = min(self.line_numbers, key=lambda line_number: abs(line_number.baseline - y))
            return nearest.number
        return sum(line.y <= y + 1 for line in (*self.lines, *self.notes))


def pdf_pages(contents: Mapping[str, Any], running: Sequence[str]) -> tuple[PdfPage, ...]:
    """Return the pages of the PDF that was read as *contents*.

    *running* has the lines that are on every page of the paper.
    """
    records = contents["pages"]
    lines_and_numbers = [
        _split_line_numbers([_line(line) for line in record["lines"]], record["width"]) for record in records
    ]
    repeated = _repeated_lines([lines for lines, _ in lines_and_numbers], [record["height"] for record in records])
    sizes = Counter(line.size for lines, _ in lines_and_numbers for line in lines for _ in line.words)
    size = max(sizes, key=lambda points: (sizes[points], points)) if sizes else 0.0
    pages: list[PdfPage] = []
    for number, (record, (lines, line_numbers)) in enumerate(zip(records, lines_and_numbers, strict=True), 1):
        height = record["height"]
        page_lines = [line for line in lines if not _is_running(line, lines, height, repeated, running)]
        notes = _notes(page_lines, size)
        pages.append(
            PdfPage(
                number=number,
                width=record["width"],
                height=height,
                lines=tuple(line for line in page_lines if line not in notes),
                notes=notes,
                line_numbers=line_numbers,
                images=record["images"],
                drawn=record["drawn"],
                rotation=record["rotation"],
            )
        )
    return tuple(pages)


def pdf_tokens(pages: Sequence[PdfPage]) -> Iterator[Token]:
    """Yield the tokens of *pages*: first the text, then the footnotes."""
    edge = _left_edge(pages)
    block = 0
    for page in pages:
        right = max((line.right for line in page.lines), default=0)
        for previous, line in zip([None, *page.lines], page.lines, strict=False):
            tokens = tuple(_line_tokens(line, edge))
            block += _begins_paragraph(tokens, previous, line, right - MIN_LAST_LINE_GAP * page.width)
            yield from with_place(tokens, page=page.number, line=page.line_of(line.y), block=block)
    block += 1
    for page in pages:
        for line in page.notes:
            block += line.words[0].is_call
            words = " ".join(word.text for word in line.words if not word.is_call)
            line_number = page.line_of(line.y)
            yield from with_place(split_words(words), page=page.number, line=line_number, block=block, part="note")


def _begins_paragraph(tokens: Sequence[Token], previous: PdfLine | None, line: PdfLine, right_edge: float) -> bool:
    """Whether *line* has a number, is indented, or follows a line that ends left of *right_edge*."""
    if tokens and tokens[0].number:
        return True
    return previous is not None and (previous.right < right_edge or line.left > previous.left + MIN_INDENT)


def _left_edge(pages: Sequence[PdfPage]) -> float:
    """Return the left edge of the text: the leftmost of the edges that many lines have."""
    edges = Counter(round(line.left) for page in pages for line in page.lines)
    common = [edge for edge, count in edges.items() if count * 4 >= max(edges.values())]
    return min(common, default=0)


def _line_tokens(line: PdfLine, edge: float) -> Iterator[Token]:
    words = [word for word in line.words if not word.is_call]
    if words and NUMBER.fullmatch(words[0].text):
        gap = words[1].left - words[0].right if len(words) > 1 else 0.0
        if len(words) == 1 or line.left > edge + MIN_INDENT or gap > MIN_GAP * line.size:
            yield number_token(words[0].text)
            words = words[1:]
    yield from split_words(" ".join(word.text for word in words))


def _line(record: Mapping[str, Any]) -> PdfLine:
    return PdfLine(record["y"], record["size"], tuple(PdfWord(*word) for word in record["words"]))


# -- what every page has ----------------------------------------------------------------------------------------------


def _split_line_numbers(lines: Sequence[PdfLine], width: float) -> tuple[list[PdfLine], tuple[LineNumber, ...]]:
    """Return *lines* without the line numbers at an edge of the page, and the line numbers with their baselines."""
    lines_at_edge: list[PdfLine] = []
    for line in lines:
        word = line.words[0]
        if word.text.isdecimal() and not word.is_call and (word.right < width / 4 or word.left > 0.9 * width):
            lines_at_edge.append(line)
    columns: list[list[PdfLine]] = []
    for line in sorted(lines_at_edge, key=_right_edge_of_first_word):
        if (
            columns
            and _right_edge_of_first_word(line) - _right_edge_of_first_word(columns[-1][0]) < RIGHT_EDGE_TOLERANCE
        ):
            columns[-1].append(line)
        else:
            columns.append([line])
    number_lines = sorted((line for column in columns if _ascends(column) for line in column), key=lambda line: line.y)
    numbers = tuple(LineNumber(int(line.words[0].text), line.y) for line in number_lines)
    text_lines = [_without_first(line) if line in number_lines else line for line in lines]
    return [line for line in text_lines if line.words], numbers


def _right_edge_of_first_word(line: PdfLine) -> float:
    return line.words[0].right


def _ascends(column: Sequence[PdfLine]) -> bool:
    """Whether at least half of the numbers in *column* are one more than the number above them."""
    numbers = [int(line.words[0].text) for line in sorted(column, key=lambda line: line.y)]
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return len(numbers) >= MIN_NUMBERS and steps * 2 >= len(numbers)


def _without_first(line: PdfLine) -> PdfLine:
    return PdfLine(line.y, line.size, line.words[1:])


Repeated = Mapping[str, Sequence[float]]
"""The heights at which lines near an edge are repeated on at least half of the pages, by the line's text.

Numbers in the line are written as "#".
"""


def _repeated_lines(pages: Sequence[Sequence[PdfLine]], heights: Sequence[float]) -> Repeated:
    """Return the heights at which at least half of the pages have the same line, by the line's text."""
    levels: dict[str, list[float]] = {}
    for lines, height in zip(pages, heights, strict=True):
        for line in lines:
            if _at_edge(line, height):
                levels.setdefault(_pattern(line), []).append(line.y)
    min_pages = max(2, (len(pages) + 1) // 2)
    repeated: dict[str, list[float]] = {}
    for text, text_levels in levels.items():
        if len(text_levels) < min_pages:
            continue
        text_levels.sort()
        repeated[text] = []
        for level in text_levels:
            end = bisect(text_levels, level + HEIGHT_TOLERANCE)
            if end - bisect(text_levels, level - HEIGHT_TOLERANCE) >= min_pages:
                repeated[text].append(level)
    return repeated


def _at_edge(line: PdfLine, height: float) -> bool:
    return line.y < HEAD * height or line.y > FOOT * height


def _pattern(line: PdfLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _is_running(
    line: PdfLine, lines: Sequence[PdfLine], height: float, repeated: Repeated, running: Sequence[str]
) -> bool:
    """Whether *line*, one of a page's *lines*, is on most pages, is in the paper's footer, or is a page number."""
    if not _at_edge(line, height):
        return False
    pattern = _pattern(line)
    levels = repeated.get(pattern, ())
    if bisect(levels, line.y + HEIGHT_TOLERANCE) > bisect(levels, line.y - HEIGHT_TOLERANCE):
        return True
    words = {word for text in running for word in re.sub(r"\d+", "#", text).split()}
    if PAGE_NUMBER.fullmatch(pattern) and not NUMBER.fullmatch(line.text):
        return True
    if line.y < HEAD * height:
        outer_lines = [outer_line for outer_line in lines if outer_line.y <= line.y]
    else:
        outer_lines = [outer_line for outer_line in lines if outer_line.y >= line.y]
    is_in_footer = not levels and all(words.issuperset(_pattern(outer_line).split()) for outer_line in outer_lines)
    is_outermost = sum(outer_line.text == line.text for outer_line in outer_lines) == 1
    return is_in_footer and is_outermost


def _notes(lines: Sequence[PdfLine], size: float) -> tuple[PdfLine, ...]:
    """Return the lines of footnotes: small type at the foot of the page, and all lines from the first note's number."""
    first_note = min((line.y for line in lines if line.words[0].is_call), default=None)
    notes: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if line.size > size - MIN_SIZE_DIFFERENCE and (first_note is None or line.y < first_note):
            break
        notes.insert(0, line)
    return tuple(sorted(notes, key=lambda line: line.y))
