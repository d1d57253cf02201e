"""Days on which a court may be closed, so that a period that ends on one of them may run on."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
"""Holidays as month and day. One that falls on a weekend is often observed on the weekday beside it."""

MONDAYS = ((1, 3), (2, 3), (9, 1), (10, 2))
"""Holidays that are Mondays: the month, and which Monday of it."""


def may_be_closed(day: date) -> bool:
    """Whether *day* is a weekend or a day that many courts observe as a holiday.

    The answer only raises a doubt, so the list may have days that a court does not observe.
    """
    return day.weekday() >= _SATURDAY or day in {*_holidays(day.year), *_holidays(day.year + 1)}


def next_open_day(day: date) -> date:
    """Return *day*, or the first day after it on which courts are surely open."""
    while may_be_closed(day):
        day += timedelta(days=1)
    return day


def last_open_day(day: date) -> date:
    """Return *day*, or the last day before it on which courts are surely open."""
    while may_be_closed(day):
        day -= timedelta(days=1)
    return day


def months_later(day: date, months: int) -> date:
    """Return the same day of the month *months* later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_SATURDAY = 5


def _holidays(year: int) -> Iterator[date]:
    for month, number in FIXED:
        holiday = date(year, month, number)
        yield holiday
        yield from [holiday + timedelta(days=1)] if holiday.weekday() > _SATURDAY else []
        yield from [holiday - timedelta(days=1)] if holiday.weekday() == _SATURDAY else []
    for month, which in MONDAYS:
        first = date(year, month, 1)
        yield first + timedelta(days=-first.weekday() % 7 + 7 * (which - 1))
    last_of_may = date(year, 5, 31)
    yield last_of_may - timedelta(days=last_of_may.weekday())
    first_of_november = date(year, 11, 1)
    thanksgiving = first_of_november + timedelta(days=(3 - first_of_november.weekday()) % 7 + 21)
    yield from (thanksgiving, thanksgiving + timedelta(days=1))
