"""Reads the remedies that a complaint may ask for, and the words that support them, from `data/remedies.yaml`."""

import re
from dataclasses import dataclass
from functools import cache

from assembler.load.packed import PROGRAM, program_data

FILE = PROGRAM / "data" / "remedies.yaml"


@dataclass(frozen=True)
class RemedyWords:
    """A remedy: its name, and patterns for a demand and for words of the counts and of the facts that support it."""

    name: str
    demanded: re.Pattern[str]
    counts: re.Pattern[str]
    facts: re.Pattern[str]


@cache
def remedies() -> tuple[RemedyWords, ...]:
    """Return the remedies on record. Raises `MatterError`."""
    return tuple(
        RemedyWords(
            entry["name"],
            demanded=re.compile(entry["demanded"], re.IGNORECASE),
            counts=re.compile(entry["counts"], re.IGNORECASE),
            facts=re.compile(entry["facts"], re.IGNORECASE),
        )
        for entry in program_data(FILE)["remedies"]
    )
