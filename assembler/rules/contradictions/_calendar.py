"""Compares lengths of time with days of the calendar."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from assembler.facts.reading import texts_with_facts
from assembler.language.dates import MONTH, MONTHS, days_in
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter

TOLERANCE = {"day": 0, "week": 2, "month": 16, "year": 100}
"""By how many days a length in each unit may differ from the days between its dates."""


def moved(day: date, number: int, unit: str) -> date | None:
    """Return the day that is *number* times *unit* after *day*; None if the calendar does not have it."""
    try:
        if unit in {"day", "week"}:
            return day + timedelta(days=number * (7 if unit == "week" else 1))
        months = day.month - 1 + number * (12 if unit == "year" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def fits(first: date, last: date, number: int, unit: str) -> bool:
    """Whether the time from *first* to *last* is about *number* times *unit*."""
    end = moved(first, number, unit)
    return end is not None and abs((last - end).days) <= TOLERANCE[unit]


def in_one_part(day: date, other_day: date) -> bool:
    """Whether two days differ only in the day, the month or the year."""
    pairs = zip(day.timetuple()[:3], other_day.timetuple()[:3], strict=True)
    return sum(written != expected for written, expected in pairs) == 1


def days_of_matter(matter: Matter) -> frozenset[date]:
    """Return the days that the matter names: in its texts, its exhibits, its events and its filings."""
    return _days_of_matter(ByIdentity(matter))


@lru_cache(maxsize=2)
def _days_of_matter(key: ByIdentity) -> frozenset[date]:
    matter = key.matter
    stated_days = {day.first for text in texts_with_facts(matter) for day in text.dates if day.first == day.last}
    exhibits = {day for exhibit in matter.exhibits.values() for day in days_in(exhibit.title)}
    dated = [
        *(exhibit.date for exhibit in matter.exhibits.values()),
        *(event.day for event in matter.events),
        *(filing.date for filing in matter.filings),
    ]
    known_days = stated_days | exhibits | {day for day in dated if day}
    years = {day.year for day in known_days}
    return frozenset(known_days | {day for text in texts_with_facts(matter) for day in _without_year(text.text, years)})


YEARLESS = Regex(rf"\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}})\b(?!,?\s\d{{4}})")


def _without_year(text: str, years: Iterable[int]) -> Iterator[date]:
    """Yield each day that *text* gives without a year, in each of *years*."""
    for match in YEARLESS.finditer(text):
        for year in years:
            with suppress(ValueError):
                yield date(year, MONTHS[match["month"]], int(match["day"]))
