"""Reads rows from an Excel workbook with openpyxl, which the extra `xlsx` installs.

A cell is used only if Excel shows the value that the cell stores: a text, a number, an amount such as $1,200.50, a date
or a Boolean. A formula is a fault. A number is a fault if its format shows it differently (42 as 00042, or 1200.506 as
$1,200.51), because it is unclear which form the paper should print.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from assembler.batch.rows.row import MAX_COLUMNS, Row, Table, columns_of, refuse_many, row_of
from assembler.batch.rows.xlsx_limits import MAX_ROWS, MAX_SHEET_COLUMNS, refuse_large, too_many_rows, too_wide
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.load.files import display_name, place_of

INSTALL = 'save the sheet as `CSV UTF-8`; or run `.venv/bin/pip install ".[xlsx]"` in the folder of the program'
AS_TEXT = (
    "save the sheet as `CSV UTF-8`, which stores what cells show; or format the cell as Text, and type the value again"
)

MARKS = re.compile(r"_.|\*.|\\|\"|\[(?!\$)[^\[\]]*+\]|\[\$(?=\$)|(?<=\$)-[\w-]*\]|\s")
"""Matches spaces, padding, quotation marks, colors and languages in a number format."""

FORM = re.compile(r"(\$?)(#,##)?0(?:\.(0+))?")
"""Matches a number format: perhaps a dollar sign, perhaps commas, and the zeros of the decimals."""

GENERAL = frozenset({"General", "@"})
"""The number formats, General and Text, that show a number with as many decimals as it has."""

MAX_DIGITS = 15
"""The number of significant digits that Excel stores."""

SHOWN_DIGITS = 10
"""The maximum number of digits that the format General shows of a decimal number."""


def read_workbook(file: Path) -> Table:
    """Return the columns and rows of the only sheet in *file*. Raises `MatterError` if the file cannot be read."""
    place = place_of(file)
    with _sheet(file, place) as sheet:
        first = _without_empty_end(next(_lines(sheet, place), ()))
    refuse_many(len(first), place)
    texts = [_text_of_cell(cell) for cell in first]
    if findings := [*_cell_findings(texts, place.file, 1)]:
        raise MatterError(*findings)
    columns = columns_of([text for text, _ in texts], place)
    return Table(columns, _rows(file, columns))


@contextmanager
def _sheet(file: Path, place: Place) -> Iterator[Any]:
    """Open the only sheet in *file*."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an optional dependency
    except ImportError:
        raise MatterError(
            fault("BAT001", place, "reading a workbook requires openpyxl, which is not installed", fix=INSTALL)
        ) from None
    try:
        refuse_large(file, place)
        book = load_workbook(file, read_only=True)
    except (MatterError, OSError):
        raise
    except Exception:  # noqa: BLE001 - openpyxl lets any error of its parsers through
        raise MatterError(_broken_workbook(place)) from None
    with closing(book):
        if len(book.worksheets) != 1:
            names = ", ".join(f"`{brief(name)}`" for name in book.sheetnames[:5])
            fix = "save the sheet with the rows as a separate workbook"
            raise MatterError(fault("BAT001", place, f"has {len(book.worksheets)} sheets: {names}", fix=fix))
        yield book.worksheets[0]


def _broken_workbook(place: Place) -> Finding:
    fix = "save it as .xlsx without a password, or as `CSV UTF-8`"
    return fault("BAT001", place, "cannot be read as a workbook", fix=fix)


def _lines(sheet: Any, place: Place, start: int = 1) -> Iterator[Sequence[Any]]:
    """Yield the cells of each line of *sheet* from *start*."""
    sheet.reset_dimensions()  # otherwise, a cell far to the right would pad every row up to its column
    with closing(sheet.iter_rows(min_row=start)) as lines:
        for number in count(start):
            try:
                line = next(lines, None)
            except Exception:  # noqa: BLE001 - openpyxl lets any error of its parsers through
                raise MatterError(_broken_workbook(place)) from None
            if line is None:
                return
            if number > MAX_ROWS:
                raise too_many_rows(place)
            if len(line) > MAX_SHEET_COLUMNS:
                raise too_wide(Place(place.file, number, 1))
            yield line


def _without_empty_end(cells: Sequence[Any]) -> Sequence[Any]:
    """Return *cells* without empty cells at the end."""
    end = max((count for count, cell in enumerate(cells, 1) if cell.value is not None), default=0)
    return cells[:end]


def _rows(file: Path, columns: Mapping[str, Place]) -> Iterator[Row]:
    with _sheet(file, place_of(file)) as sheet:
        for number, line in enumerate(_lines(sheet, place_of(file), 2), 2):
            if cells := _without_empty_end(line)[: MAX_COLUMNS + 1]:
                yield _row(number, cells, columns, display_name(file))


def _row(number: int, cells: Sequence[Any], columns: Mapping[str, Place], file: str) -> Row:
    texts = [_text_of_cell(cell) for cell in cells]
    row = row_of(number, columns, [text for text, _ in texts], file)
    return replace(row, faults=(*row.faults, *_cell_findings(texts, file, number)))


def _cell_findings(texts: Sequence[tuple[str, str]], file: str, number: int) -> Iterator[Finding]:
    """Yield a finding for each cell of line *number* that cannot be used."""
    for column, (_, message) in enumerate(texts, 1):
        if message:
            yield fault("BAT006", Place(file, number, column), message, fix=AS_TEXT)


def _text_of_cell(cell: Any) -> tuple[str, str]:
    """Return the text of *cell*, and the reason why the cell cannot be used, or ""."""
    value = cell.value
    number_format = getattr(cell, "number_format", "General")
    data_type = getattr(cell, "data_type", "")
    if data_type == "f":
        return "", f"the cell is a formula, `{brief(str(value))}`, which this program does not compute"
    if data_type == "e":
        return "", f"the cell has the error `{brief(str(value))}`"
    match value:
        case None:
            return "", ""
        case bool():
            return str(value).lower(), ""
        case datetime() if value.time().isoformat() == "00:00:00":
            return value.date().isoformat(), ""
        case str():
            return value, ""
        case int() | float() if text := _number_shown(value, number_format):
            return text, ""
    return "", f"the cell stores `{brief(str(value))}`, which its format `{brief(number_format)}` may show differently"


def _number_shown(value: float, form: str) -> str:
    """Return the number *value* as shown in the format *form*; "" if the shown number differs from the stored one."""
    number = Decimal(f"{value:.{MAX_DIGITS}g}")
    if abs(number) >= 10**MAX_DIGITS or (isinstance(value, int) and number != value):
        return ""
    if form in GENERAL:
        text = f"{number:f}"
        return text if number == int(number) or len(number.normalize().as_tuple().digits) <= SHOWN_DIGITS else ""
    match = FORM.fullmatch(MARKS.sub("", _section(form, number)))
    if not match:
        return ""
    dollar, commas, decimals = match.groups()
    text = f"{number:{',' if commas else ''}.{len(decimals or '')}f}"
    is_exact = Decimal(text.replace(",", "")) == number
    return f"{dollar}{text}" if is_exact and not (dollar and number < 0) else ""


def _section(form: str, number: Decimal) -> str:
    """Return the first section of the format *form*; "" if another section applies to *number*."""
    first, *other_sections = re.split(r";|(?<=\d_\))(?=_\()", form)
    has_own_section = (number < 0 and other_sections) or (number == 0 and len(other_sections) > 1)
    return "" if has_own_section else first
