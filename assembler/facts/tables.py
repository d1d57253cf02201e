"""Reads the tables in a text: their heads, their cells with numbers, and the rows that are totals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assembler.language.regex import Regex

ROW = Regex(r"(?m)^[ \t]*\|(?P<cells>[^\n]*)$")
LINE_UNDER_HEADS = Regex(r"[\s|:-]+")
"""The line between the heads of a table and its rows."""

MIN_TABLE_LINES = 4
"""The minimum number of lines of a table: its heads, the line under them, and two rows."""

NUMBER_IN_CELL = Regex(
    r"[\s*_~]{0,6}(?P<minus>[-–\N{MINUS SIGN}(]?)(?P<money>\$?)\s?"
    r"(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.(?P<part>\d{1,4}))?"
    r"(?:\s?(?P<unit>%|[a-z][a-z.-]{0,15}(?:\s[a-z]{1,15})?))?(?P<close>\)?)[\s*_~]{0,6}"
)
TOTAL_ROW = Regex(r"(?i)\W{0,4}(?:grand\s|overall\s)?totals?\b(?!\s(?:paid|received|credit))[^|]{0,30}")
FREE_ROW = Regex(
    r"(?i)\b(?:sub-?total|credits?|less|minus|payments?|paid|advanced?|deposits?|deductible|discount|refund\w*|rebate|offset"
    r"|set-?off|balance|interest|carried|received|recovered|retainage|of\swhich|total)\b"
)
"""Words in the first cell of a row that may be subtracted, or may count other rows."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its bounds in the text, its words, and its number with its unit if it is a number."""

    start: int
    end: int
    words: str
    value: Decimal | None
    unit: str

    @property
    def is_empty(self) -> bool:
        """Whether the cell has no words."""
        return not self.words.strip("*—–- ")


@dataclass(frozen=True)
class Table:
    """A table in a text: its position, its heads, and its rows of cells."""

    start: int
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def totals(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are called a total."""
        return tuple(row for row in self.rows if _is_total(row))

    @property
    def data(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are neither totals nor, by their first cell, sums that may be subtracted or counted again."""
        return tuple(row for row in self.rows if not _is_total(row) and not _is_free(row))

    @property
    def free(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that may be subtracted or counted again."""
        return tuple(row for row in self.rows if not _is_total(row) and _is_free(row))


def _is_total(row: tuple[Cell, ...]) -> bool:
    first_cell, *_ = row
    return TOTAL_ROW.fullmatch(first_cell.words) is not None


def _is_free(row: tuple[Cell, ...]) -> bool:
    first_cell, *_ = row
    return FREE_ROW.search(first_cell.words) is not None


def tables(text: str) -> Iterator[Table]:
    """Yield the tables in *text* that have heads and at least two rows, all rows with a cell for each head."""
    for lines in _adjacent_lines(text):
        if len(lines) < MIN_TABLE_LINES:
            continue
        head_line, separator_line, *row_lines = lines
        if LINE_UNDER_HEADS.fullmatch(separator_line["cells"]):
            heads = _cells(head_line)
            rows = tuple(_cells(line) for line in row_lines)
            if all(len(row) == len(heads) for row in rows):
                yield Table(head_line.start(), heads, rows)


def _adjacent_lines(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield each group of lines of *text* that begin with "|" and follow each other directly."""
    if "|" not in text:
        return
    lines: list[re.Match[str]] = []
    for match in ROW.finditer(text):
        if lines and match.start() != lines[-1].end() + 1:
            yield lines
            lines = []
        lines.append(match)
    if lines:
        yield lines


def _cells(line: re.Match[str]) -> tuple[Cell, ...]:
    """Return the cells of a *line* of a table."""
    cells: list[Cell] = []
    start = line.start("cells")
    for words in line["cells"].rstrip().rstrip("|").split("|"):
        indent = len(words) - len(words.lstrip())
        cells.append(_cell(start + indent, words.strip()))
        start += len(words) + 1
    return tuple(cells)


def _cell(start: int, words: str) -> Cell:
    """Return the cell with *words*, which begin at *start*; with a number only if parentheses around it are closed."""
    match = NUMBER_IN_CELL.fullmatch(words)
    if match is None or bool(match["close"]) != (match["minus"] == "("):
        return Cell(start, start + len(words), words, value=None, unit="")
    number = Decimal(f"{match['number'].replace(',', '')}.{match['part'] or 0}")
    unit = "$" if match["money"] else match["unit"] or ""
    if unit in {"%", "per cent"}:
        unit = "percent"
    value = -number if match["minus"] else number
    return Cell(start, start + len(words), words, value=value, unit=unit)
