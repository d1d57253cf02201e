"""Compares lengths of time that the text states with the dates that they connect."""

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
from assembler.rules.contradictions._calendar import TOLERANCE, days_of_matter, fits
from assembler.rules.contradictions._named_events import dates_of_event
from assembler.rules.rule import Problem, rule

DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}

MAX_EARLIER_DATES = 6
"""How many dates of earlier texts are compared, besides those of the text just before."""

LATER_ON = Regex(r"[’']?\s(?:later|earlier),?\s(?:on\s)?(?:[A-Z][a-z]{2,5}day,?\s)?")
AFTER_THE_DATE = Regex(r",?\s(?:which\s(?:is|was)\s|that\sis,?\s|or\s)?(?:only\s|just\s)?|\s\(")
AFTER_DATE = Regex(r"[’']?\s(?:after|before)\s(?:[a-z’' ]{0,40}\s)?(?:of\s|on\s|dated\s)?")


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
    after the demand of March 1, 2024, ...". It allows a day more or less, and more for weeks, months and years. If any
    earlier date in the same text fits, the length passes; if no date in the text is before the length, the last dates
    of earlier texts under the same heading count too. "The thirtieth day after" is a length too.

    In "On May 11, 2023, two days after the signing, ...", the event is looked for in the sentences with a date. The
    length passes if any date of the matter fits.
    """
    earlier: list[StatedDate] = []
    texts = texts_with_facts(matter)
    for text in texts:
        dates = [day for day in text.dates if day.is_exact]
        for length in text.lengths:
            if dates and not length.hedge and not length.quoted:
                yield from _wrong_length(text, length, dates, earlier)
                yield from _wrong_after_event(text, length, dates, matter)
        yield from _wrong_next_day(text, earlier)
        yield from _wrong_months(text)
        earlier = [*earlier[-MAX_EARLIER_DATES:], *dates] if len(text.path) > 1 and text.path[-1] != "heading" else []


def _wrong_length(
    text: TextFacts, length: StatedLength, dates: list[StatedDate], earlier: list[StatedDate]
) -> Iterator[Problem]:
    """Yield a problem if *length* differs from the days between its dates, the first of which may be in *earlier*."""
    before = [day for day in dates if day.end <= length.start]
    is_first = all(AFTER_THE_DATE.fullmatch(text.text, day.end, length.start) for day in before)
    opens = earlier if is_first or not length.sentence.number else []
    after = [day for day in dates if day.start >= length.end]
    if length.relation in {"later", "earlier"}:
        if after and LATER_ON.fullmatch(text.text, length.end, after[0].start):
            yield from _length_against_days(length, after[0], [*opens, *before])
        elif before and AFTER_THE_DATE.fullmatch(text.text, before[-1].end, length.start):
            yield from _length_against_days(length, before[-1], [*opens, *before[:-1]])
    elif length.relation in {"after", "before"} and before and after:
        adjoins = AFTER_THE_DATE.fullmatch(text.text, before[-1].end, length.start)
        if adjoins and AFTER_DATE.fullmatch(text.text, length.end, after[0].start):
            yield from _length_against_days(length, before[-1], after[:1])


def _length_against_days(length: StatedLength, day: StatedDate, other_days: list[StatedDate]) -> Iterator[Problem]:
    """Yield a problem if *length* does not fit the time from any of *other_days* to *day*."""
    forward = length.relation in {"later", "after"}
    gaps = [
        _gap(other_day.first, day.first) if forward else _gap(day.first, other_day.first) for other_day in other_days
    ]
    stated_days = length.number * DAYS[length.unit]
    if other_days and not any(abs(gap - stated_days) <= TOLERANCE[length.unit] for gap in gaps):
        yield _other_length(length, day, other_days[-1])


def _gap(first: date, last: date) -> int:
    return (last - first).days


EVENT = Regex(r"\s(?P<event>[A-Za-z’' -]{3,60})")
ON_THE_DATE = Regex(r",\s(?:on\s)?")
SUBJECT_IS_PREVIOUS = Regex(r"(?:It|This|That)\s(?:was|came|is|happened|followed|took|[a-z]{3,12}ed)\b")
"""The beginning of a sentence on the event of the sentence before it: "It was filed 66 days after"."""
OPENING = len("On Wednesday, ")
"""A date opens its sentence if at most this many characters come before it."""
MAX_TIMES_LONGER = 4
"""How many times longer than the length that the text states the time to the date of its event may be."""


def _wrong_after_event(
    text: TextFacts, length: StatedLength, dates: Sequence[StatedDate], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the event from which *length* counts is dated, but no date of the matter fits."""
    event_match = EVENT.match(text.text, length.end + len(f" {length.relation}"))
    if length.relation not in {"after", "before"} or event_match is None:
        return
    adjacent_days = [day for day in dates if AFTER_THE_DATE.fullmatch(text.text, day.end, length.start)]
    adjacent_days += [day for day in dates if ON_THE_DATE.fullmatch(text.text, event_match.end(), day.start)]
    if SUBJECT_IS_PREVIOUS.match(length.sentence.words) and not any(day.sentence is length.sentence for day in dates):
        adjacent_days = [day for day in dates if day.end <= length.start]
    is_last = text.text[event_match.end() : event_match.end() + 1] in {".", ""} and text.text[length.start - 2] == ","
    if not adjacent_days and is_last:
        own_days = [day for day in dates if day.sentence is length.sentence]
        adjacent_days = [day for day in own_days if len(own_days) == 1 and day.start - day.sentence.start <= OPENING]
    if len(adjacent_days) != 1 or any(
        day is not adjacent_days[0] and event_match.start() <= day.start <= event_match.end() + 12 for day in dates
    ):
        return
    day, sign = adjacent_days[0], 1 if length.relation == "after" else -1
    other_days = days_of_matter(matter) - {day.first}
    spans = [(other_day, day.first) if sign > 0 else (day.first, other_day) for other_day in other_days]
    if not any(fits(first, last, length.number, length.unit) for first, last in spans):
        texts = texts_with_facts(matter)
        of_event = [
            other_day
            for other_day in dates_of_event(event_match["event"], texts, day.sentence)
            if other_day.first != day.first
        ]
        stated_days = length.number * DAYS[length.unit]
        near_days = [
            other_day
            for other_day in of_event
            if abs(_gap(other_day.first, day.first)) <= MAX_TIMES_LONGER * stated_days + 30
        ]
        if near_days:
            nearest = min(near_days, key=lambda other_day: abs(_gap(other_day.first, day.first) - sign * stated_days))
            yield _other_length(length, day, nearest)


def _other_length(length: StatedLength, day: StatedDate, nearest: StatedDate) -> Problem:
    gap = _gap(nearest.first, day.first)
    which = f"`{day.words}` is {counted(abs(gap), 'day')} {'after' if gap > 0 else 'before'}"
    fact = f"the text says `{length.words} {length.relation}`, but {which} {plain_date(nearest.first)}"
    return problem_on(length, fact, nearest, day)


NEXT = Regex(
    r"(?i)\b(?P<which>(?:the|that|on\sthe)\s(?:very\s)?(?P<order>next|following|same|previous|preceding)\sday"
    r"|(?:the|one|a)\sday\s(?P<side>before|earlier|later|after)),?\s(?:on\s)?(?:[A-Z][a-z]{2,5}day,\s)?\Z"
)
DAYS_OF = {"next": 1, "following": 1, "later": 1, "after": 1, "same": 0, "previous": -1, "preceding": -1, "before": -1}


def _wrong_next_day(text: TextFacts, earlier: Sequence[StatedDate]) -> Iterator[Problem]:
    """Yield a problem for "The next day, March 6, 2024, ..." if no earlier date in the text is March 5."""
    for index, day in enumerate(text.dates):
        match = NEXT.search(day.before[-60:]) if day.is_exact else None
        other_days = [*earlier, *(other_day for other_day in text.dates[:index] if other_day.is_exact)]
        if match and other_days:
            days = DAYS_OF.get((match["order"] or match["side"]).lower(), -1)
            if not any(_gap(other_day.first, day.first) == days for other_day in other_days):
                gap, before = _gap(other_days[-1].first, day.first), plain_date(other_days[-1].first)
                which = f"{counted(abs(gap), 'day')} {'after' if gap > 0 else 'before'}"
                words = " ".join(match["which"].lower().split()).removeprefix("on ")
                fact = f"the text says `{words}`, but `{day.words}` is {which} {before}"
                yield problem_on(day, fact, other_days[-1])


IN_MONTH = Regex(r"\s(?:later|earlier),?\sin\s(?:early\s|late\s|mid-)?")


def _wrong_months(text: TextFacts) -> Iterator[Problem]:
    """Yield a problem for "In January 2023, ... Six months later, in April 2023, ..." if no earlier date fits."""
    for length in text.lengths:
        after = [day for day in text.dates if IN_MONTH.fullmatch(text.text, length.end, day.start)]
        before = [day for day in text.dates if day.end <= length.start]
        if not after or not before or length.unit not in {"month", "year"} or length.hedge or length.quoted:
            continue
        sign = 1 if length.relation == "later" else -1
        stated_months = length.number * (12 if length.unit == "year" else 1)
        gaps = [sign * _months(day, after[0]) for day in before]
        if not any(abs(gap - stated_months) <= (1 if length.unit == "month" else 6) for gap in gaps):
            gap = counted(abs(gaps[-1]), "month")
            which = f"`{after[0].words}` is {gap} {'after' if sign * gaps[-1] > 0 else 'before'} `{before[-1].words}`"
            fact = f"the text says `{length.words} {length.relation}`, but {which}"
            yield problem_on(length, fact, before[-1], after[0])


def _months(first: StatedDate, last: StatedDate) -> int:
    return (last.first.year - first.first.year) * 12 + last.first.month - first.first.month
