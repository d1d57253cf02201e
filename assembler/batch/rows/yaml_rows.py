"""Reads rows from YAML: a list of maps from columns to values, each beginning with a hyphen at the margin.

Each entry is read as strictly as a matter. Entries are read separately, so that memory use depends on the longest row,
not on the size of the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from assembler.batch.rows.row import AS_UTF8, KEEP_USED_COLUMNS, MAX_COLUMNS, Row, Table, broken_row, not_utf8, too_many
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.load.files import display_name
from assembler.load.yaml_reader import Document, read_yaml

BEGIN_WITH_HYPHEN = "begin each row with a hyphen at the margin, as in `- id: A-1`"

ROW_REMEDIES = {"YML008": KEEP_USED_COLUMNS}
"""The remedies, by code, for errors whose usual remedy does not suit a row."""


def read_yaml_rows(file: Path) -> Table:
    """Return the rows of *file*. Each row names its own columns."""
    return Table(columns=None, rows=_rows(file))


def _rows(file: Path) -> Iterator[Row]:
    name = display_name(file)
    for first_line, text in _entries(file):
        if not text.startswith("-"):
            yield broken_row(
                first_line,
                Place(name, first_line, 1),
                "this line does not begin an entry of the list",
                fix=BEGIN_WITH_HYPHEN,
            )
            continue
        if message := not_utf8(text):
            yield broken_row(first_line, Place(name, first_line, 1), message, fix=AS_UTF8)
            continue
        try:
            yield _row(first_line, read_yaml(text, name, as_cells=True), name)
        except MatterError as error:
            faults = tuple(_moved(finding, first_line) for finding in error.findings)
            yield Row(first_line, Place(name, first_line, 1), cells={}, places={}, faults=faults)


def _moved(finding: Finding, first_line: int) -> Finding:
    """Return *finding*, located in an entry that begins in line *first_line*, with its place in the whole file."""
    fix = ROW_REMEDIES.get(finding.code, finding.fix)
    return replace(finding, place=_moved_place(finding.place, first_line), fix=fix)


def _entries(file: Path) -> Iterator[tuple[int, str]]:
    """Yield each entry as the number of its first line and its text, without comments between entries."""
    first_line = 0
    lines: list[str] = []
    with file.open(encoding="utf-8-sig", errors="surrogateescape") as stream:
        for number, line in enumerate(stream, 1):
            is_at_margin = line[:1] not in " \t\n#"
            if is_at_margin and line.rstrip() not in {"---", "..."}:
                if lines:
                    yield first_line, "".join(lines)
                first_line = number
                lines = [line]
            elif lines and line[:1] != "#":
                lines.append(line)
            elif lines:
                lines.append("\n")
    if lines:
        yield first_line, "".join(lines)


def _row(first_line: int, document: Document, file: str) -> Row:
    place = Place(file, first_line, 1)
    data = document.data[0] if isinstance(document.data, list) else None
    if not isinstance(data, Mapping):
        return broken_row(first_line, place, "this entry is not a map of columns and values", fix=BEGIN_WITH_HYPHEN)
    if len(data) > MAX_COLUMNS:
        return broken_row(first_line, place, too_many(len(data)), fix=KEEP_USED_COLUMNS)
    places = {name: _moved_place(document.values[0, name], first_line) for name in data}
    faults = tuple(
        fault("BAT006", places[name], "the cell is a list or a map, not a text")
        for name, value in data.items()
        if not isinstance(value, str)
    )
    cells = {name: value.strip() for name, value in data.items() if isinstance(value, str)}
    return Row(first_line, place, cells, places, faults)


def _moved_place(place: Place, first_line: int) -> Place:
    return replace(place, line=max(place.line, 1) + first_line - 1)
