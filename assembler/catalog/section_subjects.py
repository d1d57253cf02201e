"""Reads the subjects for which neighboring sections of a code are cited, from `data/section_subjects.yaml`."""

import re
from collections.abc import Mapping
from functools import cache

from assembler.language.regex import Regex
from assembler.load.packed import PROGRAM, program_data

FILE = PROGRAM / "data" / "section_subjects.yaml"

Subjects = Mapping[str, Regex]
"""Patterns for words that show the subject of a section, by the section's number."""


@cache
def subjects_of(code: str, title: str) -> Subjects:
    """Return the subjects of the sections of a code on record, by its letters and *title*. Raises `MatterError`."""
    return {
        number: Regex(words, re.IGNORECASE)
        for group in program_data(FILE)["groups"]
        if code.casefold() in {name.casefold() for name in group["codes"]} and group.get("title", "") == title
        for number, words in group["sections"].items()
    }
