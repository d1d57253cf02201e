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
from assembler.rules._pleaded_sums import looks_like

TOLERANCE = {"day": 0, "week": 2, "month": 16, "year": 100}
"""By how many days a length in each unit may differ from the days between its dates."""


def day_after(day: date, number: int, unit: str) -> date | None:
    """Return the day *number* days, weeks, months or years (*unit*) after *day*; None if it is out of range."""
    try:
        if unit in {"day", "week"}:
            return day + timedelta(days=number * (7 if unit == "week" else 1))
        months = day.month - 1 + number * (12 if unit == "year" else 1)
        year = day.year + months // 12
        month = months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def fits(first: date, last: date, number: int, unit: str) -> bool:
    """Whether the time from *first* to *last* is about *number* days, weeks, months or years (*unit*)."""
    end = day_after(first, number, unit)
    return end is not None and abs((last - end).days) <= TOLERANCE[unit]


def differ_in_one_part(day: date, other_day: date) -> bool:
    """Whether two dates differ in exactly one of day, month and year."""
    pairs = zip(day.timetuple()[:3], other_day.timetuple()[:3], strict=True)
    return sum(part != other_part for part, other_part in pairs) == 1


def is_slip_of_day(day: date, other_day: date) -> bool:
    """Whether two dates differ by one slip that seldom makes the date of another event.

    In the day, the first digit differs, or the digits are swapped; or the months or years are adjacent, or
    the years are ten years apart.
    """
    if (day.year, day.month) == (other_day.year, other_day.month):
        digits, other_digits = f"{day.day:02}", f"{other_day.day:02}"
        return day != other_day and (digits[1] == other_digits[1] or digits == other_digits[::-1])
    if day.day == other_day.day and day.year == other_day.year:
        return abs(day.month - other_day.month) == 1
    return (day.month, day.day) == (other_day.month, other_day.day) and abs(day.year - other_day.year) in {1, 10}


def slips_of_day(day: date) -> Iterator[date]:
    """Yield each date from which *day* differs as `is_slip_of_day` says."""
    for number, unit in ((-1, "year"), (1, "year"), (-1, "month"), (1, "month")):
        other_day = day_after(day, number, unit)
        if other_day and is_slip_of_day(day, other_day):
            yield other_day
    for number in range(1, 32):
        with suppress(ValueError):
            if is_slip_of_day(day, day.replace(day=number)):
                yield day.replace(day=number)


def is_slip_of_number(number: int, other_number: int) -> bool:
    """Whether two numbers of days differ by a slip in figures or in words, as nine and nineteen, or four and forty, do.

    Two numbers below ten differ in one digit too often to count.
    """
    if number == other_number or min(number, other_number) <= 0 or max(number, other_number) < 10:
        return False
    is_teen = abs(number - other_number) == 10 and min(number, other_number) < 10
    return is_teen or looks_like(number, other_number)


def days_of_matter(matter: Matter) -> frozenset[date]:
    """Return the days that the matter names: in its texts, its exhibits, its events and its filings."""
    return _days_of_matter(ByIdentity(matter))


@lru_cache(maxsize=2)
def _days_of_matter(key: ByIdentity) -> frozenset[date]:
    matter = key.matter
    stated_days = {day.first for text in texts_with_facts(matter) for day in text.dates if day.first == day.last}
    days_in_titles = {day for exhibit in matter.exhibits.values() for day in days_in(exhibit.title)}
    dates_in_keys = [
        *(exhibit.date for exhibit in matter.exhibits.values()),
        *(event.day for event in matter.events),
        *(filing.date for filing in matter.filings),
    ]
    full_dates = stated_days | days_in_titles | {day for day in dates_in_keys if day}
    years = {day.year for day in full_dates}
    yearless_dates = {day for text in texts_with_facts(matter) for day in _yearless_dates(text.text, years)}
    return frozenset(full_dates | yearless_dates)


YEARLESS_DATE = Regex(rf"\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}})\b(?!,?\s\d{{4}})")


def _yearless_dates(text: str, years: Iterable[int]) -> Iterator[date]:
    """Yield each date that *text* gives without a year, once in each of *years*."""
    for match in YEARLESS_DATE.finditer(text):
        for year in years:
            with suppress(ValueError):
                yield date(year, MONTHS[match["month"]], int(match["day"]))
