"""Reads the rows of a batch from CSV, Excel, YAML or JSON Lines.

A row has a text for each column, with the text's place in the file.
"""

from collections.abc import Iterator
from pathlib import Path

from assembler.batch.rows import csv_rows, json_rows, xlsx_rows, yaml_rows
from assembler.batch.rows.row import Row, Table, refuse_utf16
from assembler.findings.faults import fault
from assembler.findings.finding import MatterError
from assembler.language.english import series
from assembler.load.files import is_file, place_of

READERS_BY_SUFFIX = {
    ".csv": csv_rows.read_csv,
    ".tsv": csv_rows.read_csv,
    ".xlsx": xlsx_rows.read_workbook,
    ".yaml": yaml_rows.read_yaml_rows,
    ".yml": yaml_rows.read_yaml_rows,
    ".jsonl": json_rows.read_json_lines,
    ".ndjson": json_rows.read_json_lines,
}
"""The reader for each kind of file, by the file's suffix."""


def open_rows(file: Path) -> Table:
    """Return the columns of *file* and its rows, which are read one at a time.

    Raises `MatterError` if the file cannot be read, is of an unknown kind, or has no usable row of column names.
    """
    reader = READERS_BY_SUFFIX.get(file.suffix.lower())
    if reader is None:
        kinds = series([f"`{suffix}`" for suffix in READERS_BY_SUFFIX], "or")
        raise MatterError(fault("BAT001", place_of(file), f"is not a file of rows: its name must end in {kinds}"))
    if not is_file(file):
        raise MatterError(fault("BAT001", place_of(file), "is not a file"))
    try:
        if reader is not xlsx_rows.read_workbook:
            refuse_utf16(file, place_of(file))
        return reader(file)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise MatterError(fault("BAT001", place_of(file), f"cannot be read: {cause}")) from None


def all_rows(file: Path) -> Iterator[Row]:
    """Yield each row of *file*. Raises `MatterError` if the file cannot be read."""
    yield from open_rows(file).rows
