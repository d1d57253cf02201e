"""Finds the Word number format of a label, such as "II.", "(c)", "COUNT ONE" or "FIRST CAUSE OF ACTION"."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from assembler.language.english import cardinal, letter, ordinal, roman

FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letter,
    "lowerLetter": lambda number: letter(number).lower(),
    "cardinalText": lambda number: cardinal(number).title(),
    "ordinalText": lambda number: ordinal(number).title(),
}
"""The function that writes a number in each of Word's formats."""

MAX_NUMBER_IN_WORDS = 99
"""The highest number that is recognized when written in words or letters."""

TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?|\d+")
"""Matches a word or a number in a label."""


@dataclass(frozen=True)
class NumberFormat:
    """A label as Word composes it: *before*, the number in the format *kind*, and *after*, in *capitals* or not."""

    before: str
    kind: str
    after: str
    capitals: bool = False

    def label(self, number: int) -> str:
        """Return the label composed with *number*."""
        text = f"{self.before}{FORMATS[self.kind](number)}{self.after}"
        return text.upper() if self.capitals else text


class Reading(NamedTuple):
    """A way to read a label: its format, and the number in it."""

    form: NumberFormat
    number: int


def readings(label: str) -> Iterator[Reading]:
    """Yield each way to read a number in *label*, lowest number first: "I." is 1 or, as a letter, 9."""
    all_readings = [reading for token in TOKEN.finditer(label) for reading in _readings_of_token(label, token)]
    yield from sorted(all_readings, key=lambda reading: reading.number)


def _readings_of_token(label: str, token: re.Match[str]) -> Iterator[Reading]:
    before = label[: token.start()]
    after = label[token.end() :]
    if token[0].isdigit():
        yield Reading(NumberFormat(before, "decimal", after), int(token[0]))
        return
    for name, numbers in _numbers_as_written().items():
        is_spelled_out = name.endswith("Text")
        expected = token[0].title() if is_spelled_out else token[0]
        number = numbers.get(expected)
        if not number:
            continue
        if label.isupper() and (is_spelled_out or re.search("[A-Z]", before + after)):
            form = NumberFormat(_in_title_case(before), name, _in_title_case(after), capitals=True)
        else:
            form = NumberFormat(before, name, after)
        yield Reading(form, number)


@cache
def _numbers_as_written() -> Mapping[str, Mapping[str, int]]:
    """Return, for each format, the numbers that are recognized by the way they are written."""
    numbers = range(1, MAX_NUMBER_IN_WORDS + 1)
    return {name: {write(number): number for number in numbers} for name, write in FORMATS.items()}


def _in_title_case(text: str) -> str:
    """Return *text* in title case, such as "Cause of Action"."""
    return text.title().replace(" Of ", " of ")
