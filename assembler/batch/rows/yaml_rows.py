"""Reads rows from YAML: a list of maps from columns to values, each beginning with a hyphen at the margin.

Each entry is read as strictly as a matter. Entries are read separately, so that memory use depends on the longest row,
not on the size of the file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from assembler.batch.rows.row import AS_UTF8, FEWER, MAX_COLUMNS, Row, Table, broken, not_utf8, too_many
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.load.files import display_name
from assembler.load.yaml_reader import Document, read_yaml

A_LIST = "begin each row with a hyphen at the margin, as in `- id: A-1`"

OWN_REMEDIES = {"YML008": FEWER}
"""The remedies, by code, for errors whose usual remedy does not suit a row."""


def read_yaml_rows(file: Path) -> Table:
    """Return the rows of *file*. Each row names its own columns."""
    return Table(None, _rows(file))


def _rows(file: Path) -> Iterator[Row]:
    name = display_name(file)
    for start, text in _entries(file):
        if not text.startswith("-"):
            yield broken(start, Place(name, start, 1), "this line does not begin an entry of the list", A_LIST)
            continue
        if fault := not_utf8(text):
            yield broken(start, Place(name, start, 1), fault, AS_UTF8)
            continue
        try:
            yield _row(start, read_yaml(text, name, as_cells=True), name)
        except MatterError as error:
            yield Row(start, Place(name, start, 1), {}, {}, tuple(_moved(finding, start) for finding in error.findings))


def _moved(finding: Finding, start: int) -> Finding:
    """Return *finding*, whose place is in an entry that begins in line *start*, with its place in the file."""
    fix = OWN_REMEDIES.get(finding.code, finding.fix)
    return replace(finding, place=_moved_place(finding.place, start), fix=fix)


def _entries(file: Path) -> Iterator[tuple[int, str]]:
    """Yield each entry as the number of its first line and its text, without comments between entries."""
    start = 0
    lines: list[str] = []
    with file.open(encoding="utf-8-sig", errors="surrogateescape") as stream:
        for number, line in enumerate(stream, 1):
            is_at_margin = line[:1] not in " \t\n#"
            if is_at_margin and line.rstrip() not in {"---", "..."}:
                if lines:
                    yield start, "".join(lines)
                start = number
                lines = [line]
            elif lines and line[:1] != "#":
                lines.append(line)
            elif lines:
                lines.append("\n")
    if lines:
        yield start, "".join(lines)


def _row(start: int, document: Document, file: str) -> Row:
    place = Place(file, start, 1)
    data = document.data[0] if isinstance(document.data, list) else None
    if not isinstance(data, Mapping):
        return broken(start, place, "this entry is not a map of columns and values", A_LIST)
    if len(data) > MAX_COLUMNS:
        return broken(start, place, too_many(len(data)), FEWER)
    places = {name: _moved_place(document.values[0, name], start) for name in data}
    faults = tuple(
        fault("BAT006", places[name], "the cell is a list or a map, not a text")
        for name, value in data.items()
        if not isinstance(value, str)
    )
    cells = {name: value.strip() for name, value in data.items() if isinstance(value, str)}
    return Row(start, place, cells, places, faults)


def _moved_place(place: Place, start: int) -> Place:
    return replace(place, line=max(place.line, 1) + start - 1)
