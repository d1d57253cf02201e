"""Names of reporters of American courts, by the spellings of their abbreviations in `data/reporters.csv`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "reporters.csv"
FIELDS = ("name", "spellings")
"""The columns of the file; spellings are separated by semicolons."""


def reporter_named(abbreviation: str) -> str:
    """Return the usual form of a reporter's *abbreviation*; "" if no reporter has this abbreviation."""
    return _names_by_spelling().get(_letters(abbreviation), "")


@cache
def _names_by_spelling() -> Mapping[str, str]:
    """Return the name of each reporter in the file, by spelling."""
    import csv  # noqa: PLC0415 - few texts need the file

    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(line for line in file if not line.startswith("#"))]
    by_numbered_name = {
        _letters(row["name"]).replace(".", ""): row["name"] for row in rows if re.search(r"\d", row["name"])
    }
    by_other_spelling = {_letters(spelling): row["name"] for row in rows for spelling in row["spellings"].split(";")}
    return by_numbered_name | by_other_spelling | {_letters(row["name"]): row["name"] for row in rows}


def _letters(abbreviation: str) -> str:
    """Return *abbreviation* without spaces, so that F. Supp. 2d and F.Supp.2d have the same key."""
    return "".join(abbreviation.split()).replace("’", "'")
