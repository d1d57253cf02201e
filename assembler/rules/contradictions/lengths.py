"""Compares lengths of time that the text states with the dates that they connect."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assembler.facts.fact import StatedDate, StatedLength
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.language.english import counted
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules._roots import roots_in
from assembler.rules.contradictions._calendar import TOLERANCE, days_of_matter, fits, is_slip_of_number, slips_of_day
from assembler.rules.contradictions._named_events import dates_of_event
from assembler.rules.rule import Problem, rule

DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
"""The average number of days in each unit."""

MAX_EARLIER_DATES = 6
"""How many dates of earlier texts are compared, besides those of the text just before."""

LENGTH_TO_ITS_DATE = Regex(r"[’']?\s(?:later|earlier),?\s(?:on\s)?(?:[A-Z][a-z]{2,5}day,?\s)?")
"""Words from a length to the date that it counts to: "nine days later, on March 10"."""

DATE_TO_ITS_LENGTH = Regex(r",?\s(?:which\s(?:is|was)\s|that\sis,?\s|or\s)?(?:only\s|just\s)?|\s\(")
"""Words from a date to the length that it is counted by: "March 10, which is nine days"."""

LENGTH_TO_FIRST_DATE = Regex(r"[’']?\s(?:after|before)\s(?:[a-z’' ]{0,40}\s)?(?:of\s|on\s|dated\s)?")
"""Words from a length to the date that it counts from: "nine days after the demand of March 1"."""


@rule(
    "FCT009",
    cite="the calendar",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the length of time or the date",
)
def length_against_dates(matter: Matter) -> Iterator[Problem]:
    """A length of time differs from the days between the two dates that it connects.

    The rule reads "On March 1, 2024, ... Nine days later, on March 10, 2024, ..." and "On March 10, 2024, nine days
    after the demand of March 1, 2024, ...". Days must be exact; weeks, months and years may be rounded. If any earlier
    date in the same text fits, the length passes; if no date in the text is before the length, the last dates of
    earlier texts under the same heading count too. "The thirtieth day after" is a length too.

    In "On May 11, 2023, two days after the signing, ...", the event is looked for in the sentences with a date. The
    length passes if any date of the matter fits. If no event is found, a date is reported from which no date of the
    matter is that far away, if one is that far away from a date that differs by a slip.
    """
    earlier_dates: list[StatedDate] = []
    texts = texts_with_facts(matter)
    for text in texts:
        dates = [day for day in text.dates if day.is_exact]
        for length in text.lengths:
            if dates and not length.hedge and not length.quoted:
                problems = [
                    *_wrong_length(text, length, dates, earlier_dates),
                    *_wrong_after_event(text, length, dates, matter),
                ]
                yield from problems or _slip_beside_length(text, length, dates, matter)
        yield from _wrong_next_day(text, earlier_dates)
        yield from _wrong_months(text)
        is_paragraph = len(text.path) > 1 and text.path[-1] != "heading"
        earlier_dates = [*earlier_dates[-MAX_EARLIER_DATES:], *dates] if is_paragraph else []


def _wrong_length(
    text: TextFacts, length: StatedLength, dates: list[StatedDate], earlier_dates: list[StatedDate]
) -> Iterator[Problem]:
    """Yield a problem if *length* differs from the days between the two dates that it connects.

    *dates* are those of the text. The first of the two dates may be one of *earlier_dates*, which are in other texts.
    """
    before = [day for day in dates if day.end <= length.start]
    has_no_first_date = all(DATE_TO_ITS_LENGTH.fullmatch(text.text, day.end, length.start) for day in before)
    may_continue = has_no_first_date or length.sentence.index == 0
    candidates = [*earlier_dates, *before] if may_continue else before
    after = [day for day in dates if day.start >= length.end]
    if length.relation in {"later", "earlier"}:
        if after and LENGTH_TO_ITS_DATE.fullmatch(text.text, length.end, after[0].start):
            yield from _length_against_days(length, after[0], candidates)
        elif before and DATE_TO_ITS_LENGTH.fullmatch(text.text, before[-1].end, length.start):
            yield from _length_against_days(length, before[-1], candidates[:-1])
    elif len(before) > 1 and LATE.match(length.after) and before[-1].sentence is length.sentence:
        adjoins = DATE_TO_ITS_LENGTH.fullmatch(text.text, before[-1].end, length.start)
        if adjoins and INSTEAD_OF.fullmatch(text.text, before[-2].end, before[-1].start):
            yield from _length_late(length, before[-2], before[-1])
    elif length.relation in {"after", "before"} and before and after:
        adjoins = DATE_TO_ITS_LENGTH.fullmatch(text.text, before[-1].end, length.start)
        if adjoins and LENGTH_TO_FIRST_DATE.fullmatch(text.text, length.end, after[0].start):
            yield from _length_against_days(length, before[-1], after[:1])


INSTEAD_OF = Regex(
    r",?\s(?:instead\sof|rather\sthan|not|and\snot|as\sopposed\sto)\s(?:on\s|by\s)?(?:[A-Z][a-z]{5,8}day,\s)?"
)
"""Words between the day of an act and the day on which it was due: "on March 1, 2025, instead of January 15, 2025"."""


def _length_late(length: StatedLength, day: StatedDate, due_day: StatedDate) -> Iterator[Problem]:
    """Yield a problem if an act on *day*, due on *due_day*, was not late by *length*."""
    if day.first > due_day.first and not fits(due_day.first, day.first, length.number, length.unit):
        gap = _distance_in_words(due_day, day)
        fact = f"the text says `{length.words} late`, but `{day.words}` is {gap} `{due_day.words}`"
        yield problem_on(length, fact, due_day, day)


def _length_against_days(length: StatedLength, day: StatedDate, other_days: list[StatedDate]) -> Iterator[Problem]:
    """Yield a problem if *length* does not fit the time between *day* and any of *other_days*."""
    sign = 1 if length.relation in {"later", "after"} else -1
    gaps = [sign * _gap(other_day.first, day.first) for other_day in other_days]
    stated_days = length.number * DAYS[length.unit]
    if other_days and not any(abs(gap - stated_days) <= TOLERANCE[length.unit] for gap in gaps):
        yield _length_problem(length, day, other_days[-1])


def _gap(first: date, last: date) -> int:
    """Return the days from *first* to *last*; negative if *last* is earlier."""
    return (last - first).days


EVENT_AFTER = Regex(r"\s(?P<event>[A-Za-z’' -]{3,60})")
"""The name of an event after a length: "two days after the signing"."""

GAP_BEFORE_DATE = Regex(r",\s(?:on\s)?")
SUBJECT_IS_PREVIOUS = Regex(r"(?:It|This|That)\s(?:was|came|is|happened|followed|took|[a-z]{3,12}ed)\b")
"""The beginning of a sentence about the event of the sentence before it: "It was filed 66 days after"."""

MAX_CHARACTERS_BEFORE = len("On Wednesday, ")
"""A date opens its sentence if at most this many characters come before it."""

MAX_TIMES_LONGER = 4
"""A date is taken for that of the event if the time to it is at most this many times the stated length."""


def _wrong_after_event(
    text: TextFacts, length: StatedLength, dates: Sequence[StatedDate], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the matter dates the event from which *length* counts, but no date of the matter fits."""
    event_match = EVENT_AFTER.match(text.text, length.end + len(f" {length.relation}"))
    if length.relation not in {"after", "before"} or event_match is None:
        return
    day = _date_counted_to(text, length, event_match, dates)
    if day is None:
        return
    sign = 1 if length.relation == "after" else -1
    other_days = days_of_matter(matter) - {day.first}
    spans = [(other_day, day.first) if sign > 0 else (day.first, other_day) for other_day in other_days]
    if any(fits(first, last, length.number, length.unit) for first, last in spans):
        return
    stated_days = length.number * DAYS[length.unit]
    days_of_event = [
        event_day
        for event_day in dates_of_event(event_match["event"], texts_with_facts(matter), day.sentence)
        if 0 < abs(_gap(event_day.first, day.first)) <= MAX_TIMES_LONGER * stated_days + 30
    ]
    if days_of_event:
        nearest = min(days_of_event, key=lambda event_day: abs(_gap(event_day.first, day.first) - sign * stated_days))
        yield _length_problem(length, day, nearest)


def _date_counted_to(
    text: TextFacts, length: StatedLength, event_match: re.Match[str], dates: Sequence[StatedDate]
) -> StatedDate | None:
    """Return the date that *length* connects with the event in *event_match*; None if it is missing or not certain."""
    days = [day for day in dates if DATE_TO_ITS_LENGTH.fullmatch(text.text, day.end, length.start)]
    days += [day for day in dates if GAP_BEFORE_DATE.fullmatch(text.text, event_match.end(), day.start)]
    own_days = [day for day in dates if day.sentence is length.sentence]
    if SUBJECT_IS_PREVIOUS.match(length.sentence.words) and not own_days:
        days = [day for day in dates if day.end <= length.start]
    ends_sentence = text.text[event_match.end() : event_match.end() + 1] in {".", ""}
    if not days and len(own_days) == 1 and ends_sentence and text.text[length.start - 2] == ",":
        days = [day for day in own_days if day.start - day.sentence.start <= MAX_CHARACTERS_BEFORE]
    if len(days) != 1:
        return None
    event_is_dated = any(
        day is not days[0] and event_match.start() <= day.start <= event_match.end() + 12 for day in dates
    )
    return None if event_is_dated else days[0]


LATE = Regex(r"\A\s(?:too\s)?late\b")
"""The word after a length that counts from the date on which something was due: "three weeks late"."""

CHARACTERS_OF_EVENT = 60
"""How many characters after a length name the event from which it counts."""

SIGNS = {"later": 1, "after": 1, "earlier": -1, "before": -1}
"""Whether the date beside a length is after or before the other date, by the relation of the length."""


def _slip_beside_length(
    text: TextFacts, length: StatedLength, dates: Sequence[StatedDate], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if no date of the matter is *length* from the date beside it, but one is, but for a slip.

    In "On May 2, 2025, three weeks late", the other date may be anywhere in the matter. If words after the length name
    an event, the text of the other date must share a word with them. A number of days may have the slip too.
    """
    sign = 1 if LATE.match(length.after) else SIGNS.get(length.relation)
    own_days = [day for day in dates if day.sentence is length.sentence]
    beside = [
        day
        for day in own_days
        if DATE_TO_ITS_LENGTH.fullmatch(text.text, day.end, length.start)
        or LENGTH_TO_ITS_DATE.fullmatch(text.text, length.end, day.start)
        or (len(own_days) == 1 and day.start - day.sentence.start <= MAX_CHARACTERS_BEFORE)
    ]
    if sign is None or len(beside) != 1 or _is_between(own_days, length):
        return
    day = beside[0]

    def is_length_from(other_day: date, first_or_last: date) -> bool:
        first, last = (other_day, first_or_last) if sign > 0 else (first_or_last, other_day)
        return fits(first, last, length.number, length.unit)

    if any(is_length_from(other_day, day.first) for other_day in days_of_matter(matter) - {day.first}):
        return
    event = frozenset() if LATE.match(length.after) else roots_in(length.after[:CHARACTERS_OF_EVENT])
    stated_days = [
        other_day
        for other_text in texts_with_facts(matter)
        for other_day in other_text.dates
        if other_day.is_exact
        and other_day.sentence is not length.sentence
        and (not event or event & roots_in(other_text.text))
    ]
    slips = [
        (abs(abs(_gap(other_day.first, intended_day)) - length.number * DAYS[length.unit]), intended_day, other_day)
        for intended_day in slips_of_day(day.first)
        for other_day in stated_days
        if other_day.first != day.first and is_length_from(other_day.first, intended_day)
    ]
    fact = f"no date of the matter is `{length.words}` {'before' if sign > 0 else 'after'} `{day.words}`"
    if length.unit == "day":
        for other_day in stated_days:
            gap = sign * _gap(other_day.first, day.first)
            if is_slip_of_number(gap, length.number) and (event or other_day.path[:2] == day.path[:2]):
                yield problem_on(
                    length, f"{fact}, but `{other_day.words}` is {counted(gap, 'day')} away", other_day, day
                )
                return
    if slips:
        _, intended_day, other_day = min(slips, key=lambda slip: slip[0])
        reason = f"`{other_day.words}` would be if {plain_date(intended_day)} were meant"
        yield problem_on(day, f"{fact}; {reason}", other_day)


def _is_between(days: Sequence[StatedDate], length: StatedLength) -> bool:
    """Whether *length* is the time between two of *days*."""
    return any(
        fits(first.first, last.first, length.number, length.unit)
        for first in days
        for last in days
        if first.first < last.first
    )


def _length_problem(length: StatedLength, day: StatedDate, nearest: StatedDate) -> Problem:
    gap = _distance_in_words(nearest, day)
    fact = f"the text says `{length.words} {length.relation}`, but `{day.words}` is {gap} {plain_date(nearest.first)}"
    return problem_on(length, fact, nearest, day)


def _distance_in_words(first: StatedDate, last: StatedDate) -> str:
    """Return the distance of *last* from *first* in words: "nine days after"."""
    gap = _gap(first.first, last.first)
    return f"{counted(abs(gap), 'day')} {'after' if gap > 0 else 'before'}"


NEXT_DAY_BEFORE = Regex(
    r"(?i)\b(?P<phrase>(?:the|that|on\sthe)\s(?:very\s)?(?P<order>next|following|same|previous|preceding)\sday"
    r"|(?:the|one|a)\sday\s(?P<side>before|earlier|later|after)),?\s(?:on\s)?(?:[A-Z][a-z]{2,5}day,\s)?\Z"
)
"""Words before a date that put it beside another: "The next day, ", "one day before, on "."""

DAYS_AFTER = {
    "next": 1,
    "following": 1,
    "later": 1,
    "after": 1,
    "same": 0,
    "previous": -1,
    "preceding": -1,
    "before": -1,
    "earlier": -1,
}


def _wrong_next_day(text: TextFacts, earlier_dates: Sequence[StatedDate]) -> Iterator[Problem]:
    """Yield a problem for "The next day, March 6, 2024, ..." if no earlier date in the text is March 5."""
    for index, day in enumerate(text.dates):
        match = NEXT_DAY_BEFORE.search(day.before[-60:]) if day.is_exact else None
        other_days = [*earlier_dates, *(other_day for other_day in text.dates[:index] if other_day.is_exact)]
        if not match or not other_days:
            continue
        stated_gap = DAYS_AFTER[(match["order"] or match["side"]).lower()]
        if not any(_gap(other_day.first, day.first) == stated_gap for other_day in other_days):
            nearest = other_days[-1]
            phrase = " ".join(match["phrase"].lower().split()).removeprefix("on ")
            gap = _distance_in_words(nearest, day)
            fact = f"the text says `{phrase}`, but `{day.words}` is {gap} {plain_date(nearest.first)}"
            yield problem_on(day, fact, nearest)


GAP_BEFORE_MONTH = Regex(r"\s(?:later|earlier),?\sin\s(?:early\s|late\s|mid-)?")
"""Words from a length to the month that it counts to: "six months later, in early April"."""


def _wrong_months(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "In January 2023, ... Six months later, in April 2023, ..." if no earlier date fits."""
    for length in text.lengths:
        after = [day for day in text.dates if GAP_BEFORE_MONTH.fullmatch(text.text, length.end, day.start)]
        before = [day for day in text.dates if day.end <= length.start]
        if not after or not before or length.unit not in {"month", "year"} or length.hedge or length.quoted:
            continue
        month, nearest = after[0], before[-1]
        sign = 1 if length.relation == "later" else -1
        stated_months = length.number * (12 if length.unit == "year" else 1)
        tolerance = 1 if length.unit == "month" else 6
        gaps = [sign * _months_between(day, month) for day in before]
        if not any(abs(gap - stated_months) <= tolerance for gap in gaps):
            months = _months_between(nearest, month)
            distance = f"{counted(abs(months), 'month')} {'after' if months > 0 else 'before'}"
            fact = f"the text says `{length.words} {length.relation}`, but `{month.words}` is {distance}"
            yield problem_on(length, f"{fact} `{nearest.words}`", nearest, month)


def _months_between(first: StatedDate, last: StatedDate) -> int:
    return (last.first.year - first.first.year) * 12 + last.first.month - first.first.month
