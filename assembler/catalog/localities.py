"""Counties and cities by state, from `data/localities.csv`, for finding a court and checking a county."""

import csv
from functools import cache
from typing import NamedTuple

from assembler.load.packed import PROGRAM

FILE = PROGRAM / "data" / "localities.csv"


class Locality(NamedTuple):
    """A county, with its larger cities."""

    county: str
    cities: tuple[str, ...]


@cache
def localities_in(state: str) -> tuple[Locality, ...]:
    """Return the counties of *state*, a two-letter code, in the order of the file; none if the state is not listed."""
    rows = csv.reader(line for line in _lines() if line.startswith(f"{state},"))
    return tuple(Locality(county, tuple(filter(None, cities.split("; ")))) for _, county, cities in rows)


@cache
def _lines() -> list[str]:
    return FILE.read_text("utf-8").splitlines()
