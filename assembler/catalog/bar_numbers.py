"""Reads how many digits the bar numbers of a state have, from `data/bar_numbers.yaml`."""

from collections.abc import Mapping
from functools import cache

from assembler.load.packed import PROGRAM, program_data

FILE = PROGRAM / "data" / "bar_numbers.yaml"


@cache
def bar_number_digits() -> Mapping[str, tuple[int, int]]:
    """Return the lowest and the highest number of digits by state, a two-letter code. Raises `MatterError`."""
    return {state: (int(low), int(high)) for state, (low, high) in program_data(FILE)["digits"].items()}
