"""Counties and cities by state, from `data/localities.csv`: they help to find a court and to check a county."""

import csv
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from assembler.catalog.template_folder import PROGRAM

FILE = PROGRAM / "data" / "localities.csv"


class Locality(NamedTuple):
    """A county and its larger cities."""

    county: str
    cities: tuple[str, ...]


def localities_in(state: str) -> tuple[Locality, ...]:
    """Return the counties of *state*, a two-letter code, in alphabetical order; none of a state that is not listed."""
    return _by_state().get(state, ())


@cache
def _by_state() -> dict[str, tuple[Locality, ...]]:
    states: dict[str, list[Locality]] = {}
    for state, locality in _rows():
        states.setdefault(state, []).append(locality)
    return {state: tuple(listed) for state, listed in states.items()}


def _rows() -> Iterator[tuple[str, Locality]]:
    lines = (line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        yield row["state"], Locality(row["county"], tuple(filter(None, row["cities"].split("; "))))
