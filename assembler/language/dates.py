"""Dates: the names of the months, dates found in a text, and the forms in which papers and messages print dates."""

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from datetime import date

from assembler.language.regex import Regex

YEARS = range(1600, 2200)
"""The plausible years for a date in a matter; a date in any other year is treated as a typing error."""

MONTHS: Mapping[str, int] = {name: number for number, name in enumerate(month_name) if name}
"""The number of each month, by the month's name."""

MONTH = "|".join(MONTHS)
"""A pattern that matches the name of a month."""

WRITTEN_DATE = Regex(
    rf"\b(?:(?P<name>{MONTH})\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})|(?P<figures>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})))\b"
)
"""A date in words or figures."""


def days_in(text: str) -> Iterator[date]:
    """Yield the dates in *text*, such as "March 2, 2021", "2021-03-02" and "3/2/2021", without impossible dates."""
    for match in WRITTEN_DATE.finditer(text):
        if match["name"]:
            year = int(match["year"])
            month = MONTHS[match["name"]]
            day = int(match["day"])
        elif match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
        else:
            month, day, year = map(int, match["figures"].split("/"))
            year += 2000 if year < 100 else 0
        try:
            yield date(year, month, day)
        except ValueError:
            continue


SHORT_MONTH = "|".join(name[:3] for name in MONTHS)

DATE_ALONE = Regex(
    rf"(?P<name>{MONTH}|(?:{SHORT_MONTH}|Sept)\.?)\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
"""A text that is only a date in words, such as "March 2, 2021" or "Mar. 2, 2021"."""


def month_number(name: str) -> int:
    """Return the number of the month called *name*, in full or abbreviated, in letters of any case."""
    return next(number for month, number in MONTHS.items() if month[:3].lower() == name[:3].lower())


def day_in_words(text: str) -> tuple[int, int, int] | None:
    """Return the year, month and day of a date in words, even an impossible one; None if *text* is not such a date."""
    match = DATE_ALONE.fullmatch(text)
    if match is None:
        return None
    return int(match["year"]), month_number(match["name"]), int(match["day"])


def in_figures(text: str) -> str:
    """Return *text* with each date in the form "2021-03-02"; impossible dates stay as written."""
    return WRITTEN_DATE.sub(lambda match: next(map(date.isoformat, days_in(match[0])), match[0]), text)


def printed_date(when: date) -> str:
    """Return a date as printed in papers, such as "March 2, 2021", with a no-break space before the day."""
    return f"{when:%B}\N{NO-BREAK SPACE}{when.day}, {when.year}"


def plain_date(when: date) -> str:
    """Return a date as printed in messages, such as "March 2, 2021"."""
    return f"{when:%B} {when.day}, {when.year}"
