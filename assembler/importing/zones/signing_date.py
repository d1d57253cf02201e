"""The date on which a paper was signed, in words or figures."""

import re
from datetime import date

from assembler.language.dates import MONTHS, days_in, month_number

MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|\\.|t\\.)?" if len(name) > 3 else name for name in MONTHS)
"""The names of the months and their abbreviations, as alternatives of a pattern."""

DAY_OF_MONTH = re.compile(
    rf"(?i)\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?:day\sof\s)?(?P<month>{MONTH}),?\s(?P<year>\d{{4}})\b"
)
"""A date such as "9th day of April, 2025" or "9 April 2025"."""

MONTH_AND_DAY = re.compile(rf"(?i)\b(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b")
"""A date such as "APRIL 9, 2025" or "Apr. 9th, 2025"."""

DATE_FIGURES = re.compile(r"\d.{0,30}\b\d{4}\b")
"""Figures like those of a date: a day or a month, and a year."""


def signing_date(text: str) -> str:
    """Return the date in *text* in the form "2025-04-09"; "" if there is none."""
    match = DAY_OF_MONTH.search(text) or MONTH_AND_DAY.search(text)
    if match is None:
        day = next(days_in(text), None)
        return day.isoformat() if day else ""
    try:
        return date(int(match["year"]), month_number(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return ""


def is_unread_date(text: str) -> bool:
    """Whether *text* has figures like those of a date, but no date that can be read."""
    return bool(DATE_FIGURES.search(text)) and not signing_date(text)
