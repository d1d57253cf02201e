"""Reads the tables in a text: their heads, their cells with numbers, and the rows that are totals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from assembler.language.regex import Regex

ROW = Regex(r"(?m)^[ \t]*\|(?P<cells>[^\n]*)$")
RULED = Regex(r"[\s|:-]+")
"""The line between the heads of a table and its rows."""

NUMBER_IN_CELL = Regex(
    r"[\s*_~]{0,6}(?P<minus>[-–\N{MINUS SIGN}(]?)(?P<money>\$?)\s?"
    r"(?P<number>\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.(?P<part>\d{1,4}))?"
    r"(?:\s?(?P<unit>%|[a-z][a-z.-]{0,15}(?:\s[a-z]{1,15})?))?(?P<close>\)?)[\s*_~]{0,6}"
)
TOTAL = Regex(r"(?i)\W{0,4}(?:grand\s|overall\s)?totals?\b(?!\s(?:paid|received|credit))[^|]{0,30}")
FREE = Regex(
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
        return tuple(row for row in self.rows if TOTAL.fullmatch(row[0].words))

    @property
    def data(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that are neither totals nor, by their first cell, sums that may be subtracted or counted again."""
        return tuple(row for row in self.rows if not TOTAL.fullmatch(row[0].words) and not FREE.search(row[0].words))

    @property
    def free(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows that may be subtracted or counted again."""
        return tuple(row for row in self.rows if not TOTAL.fullmatch(row[0].words) and FREE.search(row[0].words))


def tables(text: str) -> Iterator[Table]:
    """Yield the tables in *text* that have heads and at least two rows, all rows with a cell for each head."""
    matches = list(ROW.finditer(text)) if "|" in text else []
    numbered = [(match, text.count("\n", 0, match.start()) - index) for index, match in enumerate(matches)]
    for _, group in groupby(numbered, key=lambda pair: pair[1]):
        lines = [match for match, _ in group]
        if len(lines) > 3 and RULED.fullmatch(lines[1]["cells"]):
            heads, *rows = (_cells(line) for line in (lines[0], *lines[2:]))
            if all(len(row) == len(heads) for row in rows):
                yield Table(lines[0].start(), heads, tuple(rows))


def _cells(line: re.Match[str]) -> tuple[Cell, ...]:
    start, cells = line.start("cells"), []
    for words in line["cells"].rstrip().rstrip("|").split("|"):
        first = start + len(words) - len(words.lstrip())
        cells.append(_cell(first, words.strip()))
        start += len(words) + 1
    return tuple(cells)


def _cell(start: int, words: str) -> Cell:
    match = NUMBER_IN_CELL.fullmatch(words)
    if match is None or bool(match["close"]) is not (match["minus"] == "("):
        return Cell(start, start + len(words), words, None, "")
    number = Decimal(f"{match['number'].replace(',', '')}.{match['part'] or 0}")
    unit = "$" if match["money"] else {"%": "percent", "per cent": "percent"}.get(match["unit"], match["unit"] or "")
    return Cell(start, start + len(words), words, -number if match["minus"] else number, unit)
