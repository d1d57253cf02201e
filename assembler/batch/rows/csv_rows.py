"""Reads rows from CSV in UTF-8. Columns are separated by commas or, if the file's name ends in .tsv, by tabs."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from assembler.batch.rows.row import MAX_CHARACTERS, Row, Table, broken_row, columns_of, refuse_too_many_columns, row_of
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError, Place
from assembler.load.files import display_name, place_of

DOUBLE_QUOTES = "within a quoted cell, write each quotation mark twice, and end the cell with a quotation mark"
"""The remedy for quotation marks that do not match."""

OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
"""The names of separators other than commas."""


def read_csv(file: Path) -> Table:
    """Return the columns and rows of the CSV *file*. Raises `MatterError` if its first row does not name columns."""
    place = place_of(file)
    with _opened(file) as stream:
        try:
            columns = _columns(next(_reader(stream, file), []), place)
        except csv.Error as error:
            raise MatterError(fault("BAT001", Place(place.file, 1, 1), _reason(error), fix=DOUBLE_QUOTES)) from None
    return Table(columns, _rows(file, columns))


def _opened(file: Path) -> TextIO:
    """Open *file*; bytes that are not UTF-8 become surrogates, which are reported at their cells."""
    return file.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _reader(stream: TextIO, file: Path) -> Any:
    csv.field_size_limit(MAX_CHARACTERS)
    return csv.reader(stream, delimiter="\t" if file.suffix.lower() == ".tsv" else ",", strict=True)


def _columns(names: list[str], place: Place) -> dict[str, Place]:
    refuse_too_many_columns(len(names), place)
    for separator, separator_name in OTHER_SEPARATORS.items():
        if len(names) == 1 and separator in names[0]:
            fix = "save it with commas, or give the workbook itself"
            if separator == "\t":
                fix = "change the end of its name to `.tsv`"
            message = f"has columns separated by {separator_name}, not by commas"
            raise MatterError(fault("BAT001", place, message, fix=fix))
    return columns_of(names, place)


def _rows(file: Path, columns: Mapping[str, Place]) -> Iterator[Row]:
    """Yield each row; a row with unmatched quotation marks has only a finding."""
    name = display_name(file)
    number = 1
    with _opened(file) as stream:
        reader = _reader(stream, file)
        next(reader)
        while True:
            number += 1
            lines_before = reader.line_num
            try:
                texts = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                message = _reason(error)
                if reader.line_num > lines_before + 1:
                    message += f"; lines {lines_before + 1} to {reader.line_num} were read as one"
                yield broken_row(number, Place(name, number, 1), message, fix=DOUBLE_QUOTES)
                continue
            if any(text.strip() for text in texts):
                yield row_of(number, columns, texts, name)


def _reason(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a cell has more than {MAX_CHARACTERS:,} characters; a closing quotation mark may be missing"
    return "the quotation marks of a cell do not match"
