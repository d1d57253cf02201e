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
from typing import Any, NamedTuple

from assembler.batch.rows.row import MAX_COLUMNS, Row, Table, columns_of, refuse_too_many_columns, row_of
from assembler.batch.rows.xlsx_limits import MAX_ROWS, MAX_SHEET_COLUMNS, refuse_large_workbook, too_many_rows, too_wide
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.load.files import display_name, place_of

INSTALL = 'save the sheet as `CSV UTF-8`; or run `.venv/bin/pip install ".[xlsx]"` in the folder of the program'
AS_TEXT = (
    "save the sheet as `CSV UTF-8`, which stores what cells show; or format the cell as Text, and type the value again"
)

FORMAT_MARK = re.compile(r"_.|\*.|\\|\"|\[(?!\$)[^\[\]]*+\]|\[\$(?=\$)|(?<=\$)-[\w-]*\]|\s")
"""Matches spaces, padding, quotation marks, colors and languages in a number format."""

NUMBER_FORMAT = re.compile(r"(?P<dollar>\$?)(?P<commas>#,##)?0(?:\.(?P<decimals>0+))?")
"""Matches a number format: perhaps a dollar sign, perhaps commas, and the zeros of the decimals."""

GENERAL_FORMATS = frozenset({"General", "@"})
"""The number formats, General and Text, that show a number with as many decimals as it has."""

MAX_DIGITS = 15
"""The number of significant digits that Excel stores."""

MAX_SHEETS_NAMED = 5
"""The maximum number of sheets that a message names."""

SHOWN_DIGITS = 10
"""The maximum number of digits that the format General shows of a decimal number."""


def read_workbook(file: Path) -> Table:
    """Return the columns and rows of the only sheet in *file*. Raises `MatterError` if the file cannot be read."""
    place = place_of(file)
    with _sheet(file, place) as sheet:
        first_line = _without_empty_end(next(_lines(sheet, place), ()))
    refuse_too_many_columns(len(first_line), place)
    cell_texts = [_text_of_cell(cell) for cell in first_line]
    if findings := [*_cell_findings(cell_texts, place.file, line_number=1)]:
        raise MatterError(*findings)
    columns = columns_of([cell.text for cell in cell_texts], place)
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
        refuse_large_workbook(file, place)
        book = load_workbook(file, read_only=True)
    except (MatterError, OSError):
        raise
    except Exception:  # noqa: BLE001 - openpyxl lets any error of its parsers through
        raise MatterError(_broken_workbook(place)) from None
    with closing(book):
        if len(book.worksheets) != 1:
            names = ", ".join(f"`{brief(name)}`" for name in book.sheetnames[:MAX_SHEETS_NAMED])
            fix = "save the sheet with the rows as a separate workbook"
            raise MatterError(fault("BAT001", place, f"has {len(book.worksheets)} sheets: {names}", fix=fix))
        yield book.worksheets[0]


def _broken_workbook(place: Place) -> Finding:
    fix = "save it as .xlsx without a password, or as `CSV UTF-8`"
    return fault("BAT001", place, "cannot be read as a workbook", fix=fix)


def _lines(sheet: Any, place: Place, *, first_line: int = 1) -> Iterator[Sequence[Any]]:
    """Yield the cells of each line of *sheet* from *first_line*."""
    sheet.reset_dimensions()  # otherwise, a cell far to the right would pad every row up to its column
    with closing(sheet.iter_rows(min_row=first_line)) as lines:
        for line_number in count(first_line):
            try:
                line = next(lines, None)
            except Exception:  # noqa: BLE001 - openpyxl lets any error of its parsers through
                raise MatterError(_broken_workbook(place)) from None
            if line is None:
                return
            if line_number > MAX_ROWS:
                raise too_many_rows(place)
            if len(line) > MAX_SHEET_COLUMNS:
                raise too_wide(Place(place.file, line_number, 1))
            yield line


def _without_empty_end(cells: Sequence[Any]) -> Sequence[Any]:
    """Return *cells* without empty cells at the end."""
    end = max((count for count, cell in enumerate(cells, 1) if cell.value is not None), default=0)
    return cells[:end]


def _rows(file: Path, columns: Mapping[str, Place]) -> Iterator[Row]:
    with _sheet(file, place_of(file)) as sheet:
        for line_number, line in enumerate(_lines(sheet, place_of(file), first_line=2), 2):
            if cells := _without_empty_end(line)[: MAX_COLUMNS + 1]:
                yield _row(line_number, cells, columns, display_name(file))


class CellText(NamedTuple):
    """The text of a cell, or the reason why the cell cannot be used."""

    text: str = ""
    reason: str = ""


def _row(line_number: int, cells: Sequence[Any], columns: Mapping[str, Place], file: str) -> Row:
    cell_texts = [_text_of_cell(cell) for cell in cells]
    row = row_of(line_number, columns, [cell.text for cell in cell_texts], file)
    return replace(row, faults=(*row.faults, *_cell_findings(cell_texts, file, line_number=line_number)))


def _cell_findings(cell_texts: Sequence[CellText], file: str, *, line_number: int) -> Iterator[Finding]:
    """Yield a finding for each cell of a line that cannot be used."""
    for column, cell in enumerate(cell_texts, 1):
        if cell.reason:
            yield fault("BAT006", Place(file, line_number, column), cell.reason, fix=AS_TEXT)


def _text_of_cell(cell: Any) -> CellText:
    """Return the text of *cell*, or the reason why the cell cannot be used."""
    value = cell.value
    number_format = getattr(cell, "number_format", "General")
    data_type = getattr(cell, "data_type", "")
    if data_type == "f":
        return CellText(reason=f"the cell is a formula, `{brief(str(value))}`, which this program does not compute")
    if data_type == "e":
        return CellText(reason=f"the cell has the error `{brief(str(value))}`")
    match value:
        case None:
            return CellText()
        case bool():
            return CellText(str(value).lower())
        case datetime() if value.time().isoformat() == "00:00:00":
            return CellText(value.date().isoformat())
        case str():
            return CellText(value)
        case int() | float() if text := _number_shown(value, number_format):
            return CellText(text)
    reason = f"the cell stores `{brief(str(value))}`, which its format `{brief(number_format)}` may show differently"
    return CellText(reason=reason)


def _number_shown(value: float, number_format: str) -> str:
    """Return *value* as shown in *number_format*; "" if the shown number differs from the stored one."""
    number = Decimal(f"{value:.{MAX_DIGITS}g}")
    if abs(number) >= 10**MAX_DIGITS or (isinstance(value, int) and number != value):
        return ""
    if number_format in GENERAL_FORMATS:
        is_shown_whole = number == int(number) or len(number.normalize().as_tuple().digits) <= SHOWN_DIGITS
        return f"{number:f}" if is_shown_whole else ""
    match = NUMBER_FORMAT.fullmatch(FORMAT_MARK.sub("", _first_section(number_format, number)))
    if not match:
        return ""
    separator = "," if match["commas"] else ""
    decimal_places = len(match["decimals"] or "")
    text = f"{number:{separator}.{decimal_places}f}"
    is_exact = Decimal(text.replace(",", "")) == number
    is_negative_amount = match["dollar"] and number < 0
    return f"{match['dollar']}{text}" if is_exact and not is_negative_amount else ""


def _first_section(number_format: str, number: Decimal) -> str:
    """Return the first section of *number_format*; "" if another section applies to *number*."""
    first_section, *other_sections = re.split(r";|(?<=\d_\))(?=_\()", number_format)
    has_own_section = (number < 0 and other_sections) or (number == 0 and len(other_sections) > 1)
    return "" if has_own_section else first_section
