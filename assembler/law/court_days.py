"""Days on which a court is closed or may be closed, so that a period that ends on one of them may run on."""

import csv
from calendar import day_name, month_name, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from assembler.load.packed import PROGRAM
from assembler.model.law import was_read

FILE = PROGRAM / "data" / "holidays.csv"

FEDERAL = "US"
"""The value of `place` for federal holidays."""

ANYWHERE = "*"
"""The value of `place` for days that only some courts observe."""

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
"""The ordinals in descriptions such as "third Monday of April"; "last" is not among them."""

MONTHS = {name: index for index, name in enumerate(month_name) if name}
WEEKDAYS = {name: index for index, name in enumerate(day_name)}

SATURDAY = 5
"""The number of Saturday in `date.weekday`; only Sunday has a higher number."""


class Holiday(NamedTuple):
    """A day on which the courts of a place are closed, and the basis of that information."""

    place: str
    day: str
    """The day, such as "July 4", "third Monday of April" or "2 days before Easter"."""
    name: str
    basis: str
    cite: str = ""


@dataclass(frozen=True)
class CourtDays:
    """The days on which a court is certainly closed, and those on which it may be."""

    state: str = ""
    runs_on: bool = False
    """Whether a text that was read lets a period run on if the court is closed on its last day."""
    federal: bool = False
    """Whether that text counts the federal holidays."""

    def is_closed(self, day: date) -> bool:
        """Whether a period that ends on *day* certainly runs on."""
        places = {self.state, FEDERAL} if self.federal else {self.state}
        return self.runs_on and (
            day.weekday() >= SATURDAY or day in holidays(frozenset(places), day.year, only_read_laws=True)
        )

    def may_be_closed(self, day: date) -> bool:
        """Whether the court may be closed on *day*."""
        return may_be_closed(day, self.state)

    def runs_until(self, day: date) -> date:
        """Return the day until which a period that ends on *day* certainly runs."""
        while self.is_closed(day):
            day += timedelta(days=1)
        return day

    def may_run_until(self, day: date) -> date:
        """Return the last day until which a period that ends on *day* may run."""
        while self.may_be_closed(day):
            day += timedelta(days=1)
        return day

    def may_end_on(self, day: date) -> date:
        """Return the earliest day on which a period counted back to *day* may end."""
        while self.may_be_closed(day):
            day -= timedelta(days=1)
        return day


def may_be_closed(day: date, state: str = "") -> bool:
    """Whether *day* is a weekend or a day that courts in *state* may observe as a holiday."""
    places = frozenset({state, FEDERAL, ANYWHERE})
    return day.weekday() >= SATURDAY or day in holidays(places, day.year)


def court_days_before(day: date, count: int, state: str) -> date:
    """Return the day that is *count* court days before *day*; a holiday whose law was not read is a court day."""
    while count:
        day -= timedelta(days=1)
        is_holiday = day in holidays(frozenset({state}), day.year, only_read_laws=True)
        if day.weekday() < SATURDAY and not is_holiday:
            count -= 1
    return day


@cache
def holidays(places: frozenset[str], year: int, *, only_read_laws: bool = False) -> frozenset[date]:
    """Return the days of *year* on which courts of *places* may be closed.

    With *only_read_laws*, return only the days whose law was read. A holiday on a weekend may also be observed on the
    weekday beside it; with *only_read_laws*, only federal holidays are.
    """
    rows = [row for row in listed_holidays() if row.place in places and (was_read(row.basis) or not only_read_laws)]
    rows_and_years = [(row, holiday_year) for row in rows for holiday_year in (year, year + 1)]
    days = (
        day
        for row, holiday_year in rows_and_years
        for day in _days(row, holiday_year, observed=not only_read_laws or row.place == FEDERAL)
    )
    return frozenset(day for day in days if day.year == year)


def holidays_on(day: date, places: frozenset[str]) -> list[Holiday]:
    """Return the holidays of *places* on *day*, those whose law was read first; federal ones as they are observed."""
    rows_and_years = [
        (row, year) for row in listed_holidays() if row.place in places for year in (day.year, day.year + 1)
    ]
    rows_on_day = [row for row, year in rows_and_years if day in _days(row, year, observed=row.place == FEDERAL)]
    return sorted(rows_on_day, key=lambda row: not was_read(row.basis))


def months_later(day: date, months: int) -> date:
    """Return the same day of the month *months* later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def listed_holidays() -> tuple[Holiday, ...]:
    """Return the rows of `data/holidays.csv`."""
    lines = (line for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Holiday(row["place"], row["day"], row["name"], row["basis"], row["cite"]) for row in csv.DictReader(lines)
    )


def _days(holiday: Holiday, year: int, *, observed: bool) -> Iterator[date]:
    """Yield the day of *holiday* in *year*, and with *observed* the weekday beside it if it is on a weekend."""
    day = day_in_year(holiday.day, year)
    yield day
    if observed and day.weekday() >= SATURDAY:
        yield day + timedelta(days=1 if day.weekday() > SATURDAY else -1)


def day_in_year(words: str, year: int) -> date:
    """Return the day of *year* that *words* describe, such as "July 4" or "1 day after the first Monday of May"."""
    if " before " in words or " after " in words:
        day_count, _, relation, base = words.split(" ", 3)
        days = int(day_count) if relation == "after" else -int(day_count)
        return day_in_year(base.removeprefix("the "), year) + timedelta(days=days)
    if words == "Easter":
        return easter(year)
    first_word, remainder = words.split(" ", 1)
    if first_word in MONTHS:
        return date(year, MONTHS[first_word], int(remainder))
    weekday, _, month = remainder.split(" ")
    return _weekday_of_month(first_word, WEEKDAYS[weekday], date(year, MONTHS[month], 1))


def _weekday_of_month(ordinal_word: str, weekday: int, first_day: date) -> date:
    """Return the given *weekday* of the month that begins on *first_day*, by its ordinal, such as "third"."""
    if ordinal_word == "last":
        last_day = first_day.replace(day=monthrange(first_day.year, first_day.month)[1])
        return last_day - timedelta(days=(last_day.weekday() - weekday) % 7)
    return first_day + timedelta(days=(weekday - first_day.weekday()) % 7 + 7 * (ORDINALS[ordinal_word] - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of *year* in the Gregorian calendar, by the Meeus/Jones/Butcher algorithm."""
    century, golden = year // 100, year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
