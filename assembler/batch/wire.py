"""Rows as lines of JSON, as they go to a worker."""

import json
from typing import Any

from assembler.batch.rows.row import Row
from assembler.findings.finding import Place


def line_of(row: Row) -> str:
    """Return *row* as one line of JSON."""
    cells = {name: [text, row.places[name].line, row.places[name].column] for name, text in row.cells.items()}
    return json.dumps({"number": row.number, "file": row.place.file, "cells": cells})


def row_of(line: str) -> Row:
    """Return the row in a *line* that `line_of` wrote."""
    data: dict[str, Any] = json.loads(line)
    places = {name: Place(data["file"], *at) for name, (_, *at) in data["cells"].items()}
    cells = {name: text for name, (text, *_) in data["cells"].items()}
    return Row(data["number"], Place(data["file"], data["number"], 1), cells, places)
