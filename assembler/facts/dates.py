"""Finds the dates in a text and the range of days that each of them can mean."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assembler.findings.visible import one_line
from assembler.language.dates import MONTH, MONTHS
from assembler.language.regex import Regex, passages

ORDINAL_DAY = r"\d{1,2}(?:st|nd|rd|th)\s+(?:day\s+)?of\s+"
DATE = rf"(?:{ORDINAL_DAY})?(?:{MONTH}),?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?\d{{4}}"
"""A month, with or without a day, and a year: "March 2, 2021", "2nd day of March, 2021", "March 2021"."""

DATE_PARTS = Regex(
    r"(?:(?P<ordinal_day>\d{1,2})(?:st|nd|rd|th)\s+(?:day\s+)?of\s+)?"
    rf"(?P<month>{MONTH}),?\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?:of\s+)?(?P<year>\d{{4}})"
)
DATE_IN_TEXT = Regex(rf"\b{DATE}\b")


@dataclass(frozen=True)
class DateInText:
    """A date in a text: its position, its words, and the first and last day that it can mean."""

    start: int
    end: int
    words: str
    first: date
    last: date


def dates_in(text: str) -> Iterator[DateInText]:
    """Yield the dates of *text* that have a year, in order, without impossible dates such as February 30."""
    for match in passages(DATE_IN_TEXT, text):
        span = days_meant(match[0])
        if span:
            first, last = span
            yield DateInText(match.start(), match.end(), one_line(match[0]), first, last)


def days_meant(words: str) -> tuple[date, date] | None:
    """Return the first and the last day that *words* can mean; None if *words* are not a possible date."""
    parts_match = DATE_PARTS.fullmatch(words)
    if not parts_match or not 1 <= int(parts_match["year"]) <= 9999:
        return None
    year, month = int(parts_match["year"]), MONTHS[parts_match["month"]]
    _, last_day_of_month = monthrange(year, month)
    written_day = parts_match["day"] or parts_match["ordinal_day"]
    if written_day is None:
        return date(year, month, 1), date(year, month, last_day_of_month)
    if not 1 <= int(written_day) <= last_day_of_month:
        return None
    day = date(year, month, int(written_day))
    return day, day
