"""Reads the kinds of claims that titles of counts name, from `data/count_words.yaml`."""

import re
from dataclasses import dataclass
from functools import cache

from assembler.load.packed import PROGRAM, program_data

FILE = PROGRAM / "data" / "count_words.yaml"


@dataclass(frozen=True)
class KindOfClaim:
    """A kind of claim: a pattern for the words of a title, and one for the words of a count of that kind."""

    title: re.Pattern[str]
    words: re.Pattern[str]


@cache
def kinds_of_claims() -> tuple[KindOfClaim, ...]:
    """Return the kinds of claims on record. Raises `MatterError`."""
    return tuple(
        KindOfClaim(re.compile(kind["title"], re.IGNORECASE), re.compile(kind["words"], re.IGNORECASE))
        for kind in program_data(FILE)["kinds"]
    )
