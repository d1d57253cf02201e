"""Periods whose length does not agree with their first and last day, and complaints filed after a time limit."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assembler.facts.dates import DATE_PARTS
from assembler.facts.fact import StatedDate, StatedLength
from assembler.facts.lengths import NUMBER_WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import MONTH, MONTHS, plain_date
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import day_after, fits
from assembler.rules.rule import Problem, rule

TO = r"(?:,?\s(?:to|through|until|thru|ending(?:\son)?|and\sending(?:\son)?)\s(?:and\sincluding\s)?|\s?[–—-]\s?)"
FIRST_DAY = rf"(?P<first>(?:{MONTH})\s\d{{1,2}}(?:,\s\d{{4}})?)"
LAST_DAY = rf"(?P<last>(?:{MONTH})\s\d{{1,2}},\s\d{{4}})"
PERIOD_AFTER = Regex(
    rf"(?:\s(?:of|for)\s[a-z]{{3,15}})?(?:,|\s\()?\s?(?:from|beginning(?:\son)?|starting(?:\son)?|commencing(?:\son)?"
    rf"|running\sfrom|between)\s{FIRST_DAY}(?:{TO}|\sand\s){LAST_DAY}"
)
"""A period after its length: "for ten years from January 1, 2019, through December 31, 2028"."""

PERIOD_BEFORE = Regex(
    rf"\b{FIRST_DAY}{TO}{LAST_DAY}(?:,?\s(?:or|a\speriod\sof|which\s(?:is|was)|that\sis|for)|\s\()\s?(?:a\s(?:total|period)\sof\s)?\Z"
)
"""A period before its length: "January 1, 2019, through December 31, 2028, a period of ten years"."""

ENDS_ON = Regex(rf",?\s(?:through|until|ending(?:\son)?|to\send\son|expiring(?:\son)?)\s{LAST_DAY}")
TERM_BEFORE = Regex(r"(?i)\b(?:term|period|lasts|runs|ran|lasted)\b[^.;]{0,40}\Z")
PERIOD_ENDED = Regex(
    r"(?i)\b(?:the|that|this)\s(?:(?P<number>\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[\s-])?(?P<unit>day|week|month|year)(?:s|\speriod)?"
    r"\s(?:ended|expired|ran\sout|lapsed|was\sover|were\sover|would\send|will\send)\s(?:on\s)?\Z"
)
"""Words before the last day of a period: "the 30-day period expired on", "the year ended on"."""

MULTIPLES_TRIED = range(2, 10)
"""A period is reported if a multiple of it, up to nine, fits the matter's dates: "the year ended" after three years."""


@rule(
    "FCT018",
    cite="the calendar",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the document, and correct the length of the period or one of its days",
)
def period_against_days(matter: Matter) -> Iterator[Problem]:
    """The length of a period is not the time from its first to its last day.

    The rule reads "for ten years from January 1, 2019, through December 31, 2028", "a term of three years, through
    April 10, 2025" after the date of the document, and "the year ended on June 5, 2023" after the date on which it
    began. It does not matter whether the last day counts. Months and years may be rounded.
    """
    earlier_dates: list[StatedDate] = []
    for text in texts_with_facts(matter):
        for length in text.lengths:
            if not length.hedge and not length.quoted:
                yield from _wrong_period(text, length)
                yield from _wrong_end(text, length)
                yield from _wrong_deadline(text, length)
        for day in text.dates:
            match = PERIOD_ENDED.search(day.before) if day.is_exact else None
            if match:
                yield from _wrong_last_day(day, match, earlier_dates)
            earlier_dates.append(day)


def _wrong_period(text: TextFacts, length: StatedLength) -> Iterator[Problem]:
    """Yield a problem if *length* is not the time between the two days beside it."""
    before = text.text[max(0, length.start - 100) : length.start]
    match = PERIOD_AFTER.match(text.text, length.end) or PERIOD_BEFORE.search(before)
    last = _day(match["last"]) if match else None
    first = _day(match["first"], last.year if last else 0) if match else None
    if match and first and last and first < last and not fits(first, last, length.number, length.unit):
        days = f"`{' '.join(match['first'].split())}` to `{' '.join(match['last'].split())}`"
        counts_both_days = length.unit == "day" and (last - first).days + 1 == length.number
        if _rounded_time(first, last, length.unit) != length.number and not counts_both_days:
            right_length = _time_in_words(first, last, length.unit)
            yield problem_on(length, f"the text says `{length.words}`, but {days} is {right_length}")


def _day(words: str, year: int = 0) -> date | None:
    """Return the day that *words* mean, in *year* if they have no year; None if there is no such day."""
    parts_match = DATE_PARTS.fullmatch(words if re.search(r"\d{4}\Z", words) else f"{words}, {year:04}")
    if not parts_match or not parts_match["day"]:
        return None
    try:
        return date(int(parts_match["year"]), MONTHS[parts_match["month"]], int(parts_match["day"]))
    except ValueError:
        return None


def _rounded_time(first: date, last: date, unit: str) -> int:
    """Return the time from *first* to *last* in days, weeks, months or years, rounded."""
    return round((last - first).days / {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit])


def _time_in_words(first: date, last: date, unit: str) -> str:
    """Return the time from *first* to *last* in words, rounded to *unit*: "about 3 years"."""
    number = _rounded_time(first, last, unit)
    about = "" if unit == "day" else "about "
    return f"{about}{number} {unit}{'' if number == 1 else 's'}"


def _wrong_end(text: TextFacts, length: StatedLength) -> Iterator[Problem]:
    """Yield a problem for "a term of three years, through April 10, 2025" if no date before it in *text* fits."""
    match = ENDS_ON.match(text.text, length.end) if TERM_BEFORE.search(length.before[-60:]) else None
    last = _day(match["last"]) if match else None
    dates_before = [day for day in text.dates if day.is_exact and day.end <= length.start]
    if not last or not dates_before:
        return
    if not any(fits(day.first, last, length.number, length.unit) for day in dates_before):
        first = dates_before[0]
        right_length = _time_in_words(first.first, last, length.unit)
        fact = f"{plain_date(first.first)} to {plain_date(last)} is {right_length}"
        yield problem_on(length, f"the text says `{length.words}`, but {fact}", first)


DEADLINE_AFTER = Regex(
    rf",\s(?:that\sis,\s|i\.e\.,\s)?(?:by|on\sor\sbefore|no\slater\sthan|not\slater\sthan)\s{LAST_DAY}"
)


def _wrong_deadline(text: TextFacts, length: StatedLength) -> Iterator[Problem]:
    """Yield a problem for "On February 20 ... within ten days, by March 11" if the two deadlines differ."""
    match = DEADLINE_AFTER.match(text.text, length.end) if length.relation == "within" else None
    deadline = _day(match["last"]) if match else None
    own_days = [day for day in text.dates if day.sentence is length.sentence]
    dates_before = [day for day in own_days if day.is_exact and day.end <= length.start]
    if match and deadline and len(dates_before) == 1:
        first = dates_before[0]
        end = day_after(first.first, length.number, length.unit)
        if end and abs((end - deadline).days) > 1:
            fact = f"`{length.words}` from `{first.words}` end on {plain_date(end)}"
            words = " ".join(match["last"].split())
            yield problem_on(length, f"{fact}, but the text says `{words}`", first)


def _wrong_last_day(
    day: StatedDate, period_match: re.Match[str], earlier_dates: Sequence[StatedDate]
) -> Iterator[Problem]:
    """Yield a problem if no earlier date fits the period that ended on *day*, but one fits a multiple of the period."""
    written = (period_match["number"] or "one").lower()
    unit = period_match["unit"].lower()
    number = int(written) if written.isdigit() else NUMBER_WORDS.get(written, 0)
    first_days = {first.first: first for first in earlier_dates if first.is_exact and first.first < day.first}
    if not number or unit not in {"month", "year"}:
        return
    if any(_lasts(first, day.first, number, unit) for first in first_days):
        return
    for multiple in MULTIPLES_TRIED:
        for first, first_day in first_days.items():
            if _lasts(first, day.first, number * multiple, unit):
                fact = f"{plain_date(first)} to `{day.words}` is {_time_in_words(first, day.first, unit)}"
                phrase = " ".join(period_match[0].split()).removesuffix(" on")
                yield problem_on(day, f"the text says `{phrase}`, but {fact}", first_day)
                return


def _lasts(first: date, last: date, number: int, unit: str) -> bool:
    """Whether a period of *number* days, weeks, months or years from *first* ends on *last*, give or take a day."""
    end = day_after(first, number, unit)
    return end is not None and abs((last - end).days) <= 1


FILED_WITHIN = Regex(
    r"(?i)\b(?:files?|brings?)\sthis\s(?:complaint|action|suit|petition|lawsuit|case)\s(?:timely,?\s)?within\s\Z"
    r"|\bthis\s(?:complaint|action|suit|petition|lawsuit|case)\s(?:is|was|has\sbeen)\s(?:timely\s)?"
    r"(?:filed|brought|commenced)[^.;]{0,30}\bwithin\s(?:the\s)?\Z"
)
"""Words before the time within which the complaint is said to be filed: "files this complaint within"."""

STARTS_FROM = Regex(r"(?i)\s(?:of|after|from)\b")


@rule(
    "FCT019",
    cite="the date of the paper",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the date or the length of time; if the time has passed, ask whether the "
    "claim can still be brought",
)
def filed_too_late(matter: Matter) -> Iterator[Problem]:
    """A text says that the complaint is filed within a number of days of a date, but the complaint is dated later.

    The date is in the same text: "Ferrante received it on April 25, 2024, and this complaint is filed within 90
    days of that day."
    """
    filing_date = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    if not filing_date:
        return
    for text in texts_with_facts(matter):
        for length in text.lengths:
            if FILED_WITHIN.search(length.before) and STARTS_FROM.match(length.after) and not length.quoted:
                yield from _late_complaint(text, length, filing_date)


def _late_complaint(text: TextFacts, length: StatedLength, filing_date: date) -> Iterator[Problem]:
    """Yield a problem if *length* from the latest date of *text*, and so from any of its dates, ends too early."""
    days = [day for day in text.dates if day.is_exact and day.first <= filing_date]
    if not days:
        return
    latest = max(days, key=lambda day: day.first)
    end = day_after(latest.first, length.number, length.unit)
    if end and end < filing_date:
        fact = f"the text says `{' '.join(length.words.split())}`, which from `{latest.words}` end on {plain_date(end)}"
        yield problem_on(length, f"{fact}, but the complaint is dated {plain_date(filing_date)}", latest)
