"""Finds out whether a text gives a date, and the latest day that the text can mean."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from assembler.facts.dates import DATE_IN_TEXT, dates_in
from assembler.language.dates import MONTH
from assembler.language.regex import Regex

DATE_WITHOUT_YEAR = Regex(rf"\b(?:{MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b")
ISO_DATE = Regex(r"\b(\d{4})-(\d\d)-(\d\d)\b")
YEAR = Regex(r"(?<![\d$,.§-])(?<!§\s)\b(19\d\d|20\d\d)\b(?![\d,]*\d)")

ROW = r"[\w.()-]+(?:(?:,\s+(?:and\s+)?|\s+(?:and|&|to|through)\s+)\d[\w.()-]*)*"
OTHER_NUMBERS = Regex(
    rf"(?:(?<![§¶#])[§¶#]++|\b(?:Sections?|sections?|Suite|Room|Forms?|Nos?\.|Rules?|Chapters?|Box|Unit|Apt\.))\s*{ROW}"
    r"|\b(?:Acts?|Amendments?|Code|Law|Reform|Order)\s+of\s+\d{4}\b"
    r"|\((?:[^()]{0,60}(?:Cir|Dist|Div|App|Ct|[A-Z])\.[^()]{0,40}\s)?\d{4}\)"
    r"|\b\d{4}\s+(?:[A-Z][\w.]*\s+){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd\.|Drive|Lane|Way|Place)"
)
"""Numbers that are not the dates of events: in sections, forms, acts, cited cases and street addresses."""

CLAUSE_BREAK = Regex(r";\s|(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)\.\s(?=[A-Z])|,?\s(?:and|but|which|who|then|until|before)\s")
CHARGE_OFF = Regex(r"\bcharge-?\s?offs?\b|\bcharged(?:\s+[\w’']+){0,6}\s+off\b", re.IGNORECASE)
"""A charge-off: the creditor's entry, months after the missed payment, that the debt will probably not be paid."""


def says_when(text: str) -> bool:
    """Whether *text* gives a date: a day and month, with or without the year; a month and year; or a year."""
    text = OTHER_NUMBERS.sub(" ", text)
    return any(pattern.search(text) for pattern in (DATE_IN_TEXT, DATE_WITHOUT_YEAR, ISO_DATE, YEAR))


def latest(text: str) -> date | None:
    """Return the latest day that *text* can mean, where a month or year means its last day; None if it has no date."""
    return max(_last_days(OTHER_NUMBERS.sub(" ", text)), default=None)


def latest_but_charge_off(text: str) -> date | None:
    """Return the latest day that *text* can mean, ignoring clauses on a charge-off unless no other clause has a date.

    The result is None if *text* has no date.
    """
    if not CHARGE_OFF.search(text):
        return latest(text)
    days_of_clauses = [latest(clause) for clause in CLAUSE_BREAK.split(text) if not CHARGE_OFF.search(clause)]
    return max((day for day in days_of_clauses if day), default=None) or latest(text)


def _last_days(text: str) -> Iterator[date]:
    """Yield the last day that each date, ISO date and year of *text* can mean."""
    for stated_date in dates_in(text):
        yield stated_date.last
    for year, month, day in ISO_DATE.findall(text):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(int(year), int(month))[1]:
            yield date(int(year), int(month), int(day))
    text_without_dates = ISO_DATE.sub(" ", DATE_IN_TEXT.sub(" ", text))
    for year in YEAR.findall(text_without_dates):
        yield date(int(year), 12, 31)
