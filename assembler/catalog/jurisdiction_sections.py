"""Reads what sections of title 28 are about, from `data/jurisdiction_sections.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assembler.load.packed import PROGRAM, program_data

FILE = PROGRAM / "data" / "jurisdiction_sections.yaml"


@dataclass(frozen=True)
class JurisdictionSection:
    """The subject of a section, and a pattern for the words of a paragraph or a count to which it may apply."""

    about: str
    words: re.Pattern[str]


@cache
def jurisdiction_sections() -> Mapping[str, JurisdictionSection]:
    """Return the sections on record by number. Raises `MatterError`."""
    entries = program_data(FILE)["sections"].items()
    return {
        number: JurisdictionSection(entry["about"], re.compile(entry["words"], re.IGNORECASE))
        for number, entry in entries
    }
