"""Reads rows from JSON Lines: each line is an object with a value for each column."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assembler.batch.rows.row import (
    KEEP_USED_COLUMNS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    Row,
    Table,
    broken_row,
    cell_faults,
    too_many,
)
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, Place
from assembler.load.files import display_name

ONE_OBJECT_PER_LINE = 'write one object on each line, as in `{"id": "A-1", "debtor": "Ann Example"}`'

NOT_A_TEXT = "the cell is a list or a map, not a text"

MAX_LINE_LENGTH = MAX_COLUMNS * MAX_CHARACTERS
"""The maximum number of characters in a line."""


class _DuplicateKeyError(ValueError):
    """A JSON object has a duplicate key."""


def read_json_lines(file: Path) -> Table:
    """Return the rows of *file*. Each row names its own columns."""
    return Table(columns=None, rows=_rows(file))


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8-sig", errors="surrogateescape") as stream:
        number = 0
        while line := stream.readline(MAX_LINE_LENGTH):
            number += 1
            if line.strip():
                yield _row(number, line, display_name(file))


def _row(number: int, line: str, file: str) -> Row:
    try:
        data = json.loads(
            line, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_without_duplicates
        )
    except json.JSONDecodeError as error:
        message = f"this line is not JSON: {error.msg.lower()}"
        return broken_row(number, Place(file, number, error.colno), message, fix=ONE_OBJECT_PER_LINE)
    except _DuplicateKeyError as error:
        return broken_row(number, Place(file, number, 1), f"`{brief(str(error))}` appears twice")
    except RecursionError:
        return broken_row(number, Place(file, number, 1), "this line is nested too deeply", fix=ONE_OBJECT_PER_LINE)
    if not isinstance(data, dict):
        return broken_row(number, Place(file, number, 1), "this line is not a JSON object", fix=ONE_OBJECT_PER_LINE)
    if len(data) > MAX_COLUMNS:
        return broken_row(number, Place(file, number, 1), too_many(len(data)), fix=KEEP_USED_COLUMNS)
    places = {name: Place(file, number, line.find(json.dumps(name)) + 1) for name in data}
    texts = {name: _text(value) for name, value in data.items()}
    faults: list[Finding] = []
    for name, text in texts.items():
        if text is None:
            faults.append(fault("BAT006", places[name], NOT_A_TEXT))
        else:
            faults += cell_faults(places[name], text)
    cells = {name: (text or "").strip() for name, text in texts.items()}
    return Row(number, Place(file, number, 1), cells, places, tuple(faults))


def _without_duplicates(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    keys: dict[str, Any] = {}
    for name, value in pairs:
        if name in keys:
            raise _DuplicateKeyError(name)
        keys[name] = value
    return keys


def _text(value: Any) -> str | None:
    """Return *value* as cell text: a number as written, "" for null; None for a list or a map."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return value
    return None
