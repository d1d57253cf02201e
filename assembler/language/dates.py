"""Dates in words: the names of the months, and days as papers and messages write them."""

from calendar import month_name
from collections.abc import Mapping
from datetime import date

YEARS = range(1600, 2200)
"""The years of dates in a matter; a date in another year is a slip of the pen."""

MONTHS: Mapping[str, int] = {name: number for number, name in enumerate(month_name) if name}
"""The number of each month by its name."""

MONTH = "|".join(MONTHS)
"""A pattern for the name of a month."""


def day(when: date) -> str:
    """Return a date as papers write it: March 2, 2021, with a no-break space before the day."""
    return f"{when:%B}\N{NO-BREAK SPACE}{when.day}, {when.year}"


def plain_day(when: date) -> str:
    """Return a date as messages write it: March 2, 2021."""
    return f"{when:%B} {when.day}, {when.year}"
