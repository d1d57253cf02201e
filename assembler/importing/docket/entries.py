"""The entries of a docket pasted as text: date, number and words, however they are divided into lines."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.language.dates import days_in

DATE = re.compile(r"^\s*(?P<date>\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})(?=\s|$)")
"""The date at the beginning of an entry."""

OTHER_DATE = re.compile(
    r"^\s*(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[ -][A-Za-z]{3,9}\.?,?[ -]\d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})(?=\s|$)"
)
"""A date at the beginning of a line in any form, also in one that the program does not read."""

NUMBER = re.compile(r"^\s{0,9}(?:#|Dkt\.?|Doc\.?|No\.?)?\s{0,9}(?P<number>\d{1,5}(?:\.\d{1,3})?)(?=\s|$)")
"""The number of an entry, which may follow its date."""

ENTERED = re.compile(r"\s{0,9}\(Entered:?\s{0,9}\d{1,2}/\d{1,2}/\d{2,4}\)\s{0,9}$")
"""The remark at the end of an entry on the day when the clerk entered it; "(Entered in error)" is another remark."""


@dataclass(frozen=True, slots=True)
class DocketEntry:
    """An entry of a docket: its date, its number if it has one, its words, and the line on which it begins.

    The date is None for lines whose date cannot be read.
    """

    date: dt.date | None
    number: str
    text: str
    line: int


def docket_entries(text: str) -> Iterator[DocketEntry]:
    """Yield the entries of *text*: a line that begins with a date begins an entry, and so does each line before it.

    A date that cannot be read begins an entry, too, so that no entry becomes a part of the one above.
    """
    day: dt.date | None = None
    first_line = 0
    lines: list[str] = []
    for line_number, line in enumerate(text.splitlines(), 1):
        match = DATE.match(line)
        next_day = _parsed_date(match["date"]) if match else None
        if next_day or day is None or OTHER_DATE.match(line):
            yield from _entry(day, first_line, lines)
            day = next_day
            first_line = line_number
            lines = [line[match.end() :] if match and next_day else line]
        else:
            lines.append(line)
    yield from _entry(day, first_line, lines)


def _parsed_date(words: str) -> dt.date | None:
    """Parse *words*, a date in American or ISO order or with a month in words; None if it is not valid."""
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2,4})", words):
        month, day, year = map(int, match.groups())
        try:
            return dt.date(year if year > 99 else 2000 + year, month, day)
        except ValueError:
            return None
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        try:
            return dt.date.fromisoformat(words)
        except ValueError:
            return None
    return next(days_in(words.replace(".", "")), None)


def _entry(date: dt.date | None, line: int, lines: list[str]) -> Iterator[DocketEntry]:
    """Yield the entry that *lines* are, the first of them with the number *line*; nothing if they have no words."""
    words = re.sub(r"\s+", " ", " ".join(lines)).strip()
    number_match = NUMBER.match(words) if date else None
    text = words[number_match.end() :] if number_match else words
    if words:
        yield DocketEntry(date, number_match["number"] if number_match else "", ENTERED.sub("", text).strip(), line)
