"""Periods whose length does not agree with their first and last day, and complaints after a period to sue."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assembler.facts.dates import PARTS
from assembler.facts.fact import StatedDate, StatedLength
from assembler.facts.lengths import WORDS
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import MONTH, MONTHS, plain_date
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import fits, moved
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
ENDS_ON = Regex(rf",?\s(?:through|until|ending(?:\son)?|to\send\son|expiring(?:\son)?)\s{LAST_DAY}")
TERM = Regex(r"(?i)\b(?:term|period|lasts|runs|ran|lasted)\b[^.;]{0,40}\Z")
ENDED = Regex(
    r"(?i)\b(?:the|that|this)\s(?:(?P<number>\d{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[\s-])?(?P<unit>day|week|month|year)(?:s|\speriod)?"
    r"\s(?:ended|expired|ran\sout|lapsed|was\sover|were\sover|would\send|will\send)\s(?:on\s)?\Z"
)
MAX_TIMES_LONGER = 10
"""How many times longer than the period that the text states a period between its other dates may be."""


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
    earlier: list[StatedDate] = []
    for text in texts_with_facts(matter):
        for length in text.lengths:
            if not length.hedge and not length.quoted:
                yield from _wrong_period(text, length)
                yield from _wrong_end(text, length)
                yield from _wrong_deadline(text, length)
        for day in text.dates:
            if day.is_exact and (ended := ENDED.search(day.before)):
                yield from _wrong_last_day(day, ended, earlier)
            earlier.append(day)


def _wrong_period(text: TextFacts, length: StatedLength) -> Iterator[Problem]:
    before = text.text[max(0, length.start - 100) : length.start]
    match = PERIOD_AFTER.match(text.text, length.end) or PERIOD_BEFORE.search(before)
    last = _day(match["last"]) if match else None
    first = _day(match["first"], last.year if last else 0) if match else None
    if match and first and last and first < last and not fits(first, last, length.number, length.unit):
        days = f"`{' '.join(match['first'].split())}` to `{' '.join(match['last'].split())}`"
        counts_both_days = length.unit == "day" and (last - first).days + 1 == length.number
        if _nearest(first, last, length.unit) != length.number and not counts_both_days:
            counted = _time_in_words(first, last, length.unit)
            yield problem_on(length, f"the text says `{length.words}`, but {days} is {counted}")


def _day(words: str, year: int = 0) -> date | None:
    """Return the day that *words* mean, in *year* if they have no year."""
    parts_match = PARTS.fullmatch(words if re.search(r"\d{4}\Z", words) else f"{words}, {year:04}")
    try:
        return (
            date(int(parts_match["year"]), MONTHS[parts_match["month"]], int(parts_match["day"]))
            if parts_match and parts_match["day"]
            else None
        )
    except ValueError:
        return None


def _nearest(first: date, last: date, unit: str) -> int:
    """Return the nearest number of *unit* from *first* to *last*."""
    return round((last - first).days / {"day": 1, "week": 7, "month": 30.44, "year": 365.25}[unit])


def _time_in_words(first: date, last: date, unit: str) -> str:
    """Return the time from *first* to *last* in words, in the nearest number of *unit*."""
    number = _nearest(first, last, unit)
    about = "" if unit == "day" else "about "
    return f"{about}{number} {unit}{'' if number == 1 else 's'}"


def _wrong_end(text: TextFacts, length: StatedLength) -> Iterator[Problem]:
    """Yield a problem for "a term of three years, through April 10, 2025" if no date before it in *text* fits."""
    sentence = length.before[-60:]
    match = ENDS_ON.match(text.text, length.end) if TERM.search(sentence) else None
    last = _day(match["last"]) if match else None
    firsts = [day for day in text.dates if day.is_exact and day.end <= length.start]
    if match and last and firsts and not any(fits(day.first, last, length.number, length.unit) for day in firsts):
        counted = _time_in_words(firsts[0].first, last, length.unit)
        fact = f"the text says `{length.words}`, but {plain_date(firsts[0].first)} to {plain_date(last)} is {counted}"
        yield problem_on(length, fact, firsts[0])


BY_DAY = Regex(rf",\s(?:that\sis,\s|i\.e\.,\s)?(?:by|on\sor\sbefore|no\slater\sthan|not\slater\sthan)\s{LAST_DAY}")


def _wrong_deadline(text: TextFacts, length: StatedLength) -> Iterator[Problem]:
    """Yield a problem for "On February 20 ... within ten days, by March 11" if the two deadlines differ."""
    match = BY_DAY.match(text.text, length.end) if length.relation == "within" else None
    last = _day(match["last"]) if match else None
    firsts = [day for day in text.dates if day.is_exact and day.end <= length.start and day.sentence is length.sentence]
    if match and last and len(firsts) == 1:
        end = moved(firsts[0].first, length.number, length.unit)
        if end and abs((end - last).days) > 1:
            words = f"`{length.words}` from `{firsts[0].words}`"
            deadline = " ".join(match["last"].split())
            yield problem_on(length, f"{words} end on {plain_date(end)}, but the text says `{deadline}`", firsts[0])


def _wrong_last_day(day: StatedDate, ended: re.Match[str], earlier: Sequence[StatedDate]) -> Iterator[Problem]:
    """Yield a problem if no earlier date fits the period that ended on *day*, but one fits a multiple of the period."""
    written, unit = (ended["number"] or "one").lower(), ended["unit"].lower()
    number = int(written) if written.isdigit() else WORDS.get(written, 0)
    firsts = {first.first: first for first in earlier if first.is_exact and first.first < day.first}
    if not number or any(_lasts(first, day.first, number, unit) for first in firsts):
        return
    for times in range(2, MAX_TIMES_LONGER):
        for first, stated_period in firsts.items():
            if _lasts(first, day.first, number * times, unit) and unit in {"month", "year"}:
                fact = f"{plain_date(first)} to `{day.words}` is {_time_in_words(first, day.first, unit)}"
                phrase = " ".join(ended[0].split()).removesuffix(" on")
                yield problem_on(day, f"the text says `{phrase}`, but {fact}", stated_period)
                return


def _lasts(first: date, last: date, number: int, unit: str) -> bool:
    """Whether a period of *number* times *unit* that begins on *first* or the day after ends on *last*."""
    end = moved(first, number, unit)
    return end is not None and abs((last - end).days) <= 1


IN_TIME = Regex(
    r"(?i)\b(?:files?|brings?)\sthis\s(?:complaint|action|suit|petition|lawsuit|case)\s(?:timely,?\s)?within\s\Z"
    r"|\bthis\s(?:complaint|action|suit|petition|lawsuit|case)\s(?:is|was|has\sbeen)\s(?:timely\s)?(?:filed|brought|commenced)[^.;]{0,30}"
    r"\bwithin\s(?:the\s)?\Z"
)
OF_THEN = Regex(r"(?i)\s(?:of|after|from)\b")


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
    filed = min((filing.date for _, filing in opening(matter) if filing.date), default=None)
    if not filed:
        return
    for text in texts_with_facts(matter):
        for length in text.lengths:
            if IN_TIME.search(length.before) and OF_THEN.match(length.after) and not length.quoted:
                yield from _late_complaint(text, length, filed)


def _late_complaint(text: TextFacts, length: StatedLength, filed: date) -> Iterator[Problem]:
    days = [day for day in text.dates if day.is_exact and day.first <= filed]
    ends = {day.first: moved(day.first, length.number, length.unit) for day in days}
    if days and all(end and end < filed for end in ends.values()):
        last = max(days, key=lambda day: day.first)
        end = ends[last.first]
        if end:
            fact = (
                f"the text says `{' '.join(length.words.split())}`, which from `{last.words}` end on {plain_date(end)}"
            )
            yield problem_on(length, f"{fact}, but the complaint is dated {plain_date(filed)}", last)
