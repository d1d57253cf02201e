"""Writes CSV tables that spreadsheets can open safely, because no cell is a formula. All CSV output is written here."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

BLANKS = r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*"
"""Matches characters that a spreadsheet may skip before a formula."""

FORMULA = re.compile(rf"[\t\r\n]|{BLANKS}[=+@＝＋－＠-]")  # noqa: RUF001 - spreadsheets accept full-width signs too
"""Matches the beginning of a cell that a spreadsheet might treat as a formula."""

NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?|\+\d{1,3}(?: \(?\d+\)?)+(?:-\d+)*")
"""Matches a plain number (-5, +1,200.50) or a telephone number (+1 206 555 0100).

No spreadsheet treats these as formulas.

+1-206-555-0100 does not match, because a spreadsheet would compute -860.
"""


def table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return the bytes of a CSV file in UTF-8. Spreadsheets recognize the encoding by the byte order mark."""
    return "".join(f"{row(cells)}\r\n" for cells in (head, *rows)).encode("utf-8-sig")


def row(cells: Iterable[Any]) -> str:
    """Return a row of a table without a line ending. The items of a list are separated by semicolons."""
    stream = io.StringIO()
    csv.writer(stream).writerow([_cell(cell) for cell in cells])
    return stream.getvalue().removesuffix("\r\n")


def _cell(value: Any) -> str:
    return "; ".join(map(as_text, value)) if isinstance(value, list) else as_text(value)


def as_text(value: Any) -> str:
    """Return *value* as text that a spreadsheet does not compute.

    An apostrophe precedes text that looks like a formula.
    """
    text = str(value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text
