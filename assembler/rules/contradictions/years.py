"""Dates whose year breaks the chronological order of a section."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import day_after
from assembler.rules.rule import Problem, rule

OUT_OF_ORDER_WORDS = Regex(
    r"(?i)\b(?:had|since|between|until|ago|earlier|before|previous\w*|prior|later|will|would|expir\w*|due|originally|matur\w*|ends?|ending"
    r"|terms?|dated|anniversary|renew\w*|scheduled|through|effective|warrant\w*|by)\b"
)
"""Words that show that a sentence may rightly go back or look ahead."""

NAMES_EVENT = Regex(r"\b(?:of|dated)\s\Z")
"""Words before a date that only names an event or a paper: "the letter of May 2, 2024"."""

TEXTS_BESIDE = 2
"""The number of texts before and after a date whose dates are compared."""

MAX_TIME_BESIDE = timedelta(days=150)
"""The maximum time between the dates before and after a date whose year looks wrong."""

MAX_TIME_TO_NEXT = timedelta(days=120)
"""The maximum time from a corrected date to the next date, if no date comes before it."""

CHARACTERS_BEFORE = 10
"""How many characters before a date are searched for `NAMES_EVENT`."""


@dataclass(frozen=True)
class Event:
    """A date among the dates around it."""

    day: StatedDate
    latest_before: date | None
    """The latest of the dates before it in the text."""
    earliest_after: StatedDate | None
    """The earliest of the dates after it in the text."""
    latest_after: date | None
    several_follow: bool
    """Whether there are two dates or more after it."""


@rule(
    "FCT048",
    cite="house style: facts are told in the order of time",
    basis="convention",
    severity=Severity.WARNING,
    fix="look at the documents, and correct the year; if the year is right, say in the sentence that it goes back or "
    "looks ahead in time",
)
def year_out_of_order(matter: Matter) -> Iterator[Problem]:
    """A date breaks the order of a section, and would fit between the dates around it a year earlier or later.

    The rule reads "In March 2025, ... On April 2, 2026, ... On May 9, 2025, ...". The dates before and after must be
    less than five months apart. The first date of a section is reported if it is later than all dates of the next texts
    and would be just before them in the year before. Sentences with words such as "had", "until" or "due" pass.
    """
    texts = [text for text in texts_with_facts(matter) if text.path[0] in {"facts", "more_facts"} and text.dates]
    dates_of_texts = [[day for day in text.dates if not day.quoted and not day.hedge] for text in texts]
    use_counts = Counter(day.first for dates in dates_of_texts for day in dates)
    use_counts.update(exhibit.date for exhibit in matter.exhibits.values() if exhibit.date)
    days_of_texts = [(text, [*_days_in_order(dates)]) for text, dates in zip(texts, dates_of_texts, strict=True)]
    for index, (text, days) in enumerate(days_of_texts):
        if "|" in text.text:
            continue
        before = _days_of_section(days_of_texts[max(0, index - TEXTS_BESIDE) : index], text)
        after = _days_of_section(days_of_texts[index + 1 : index + 1 + TEXTS_BESIDE], text)
        for event in _events([*before, *days, *after])[len(before) : len(before) + len(days)]:
            if use_counts[event.day.first] == 1:
                yield from _wrong_year(event)


def _days_of_section(days_of_texts: Sequence[tuple[TextFacts, list[StatedDate]]], text: TextFacts) -> list[StatedDate]:
    """Return the days of those of the texts that are under the same heading as *text*."""
    return [day for other_text, days in days_of_texts if other_text.path[:2] == text.path[:2] for day in days]


def _days_in_order(days: Sequence[StatedDate]) -> Iterator[StatedDate]:
    """Yield those of *days* that belong to events told in chronological order."""
    for day in days:
        names_event = NAMES_EVENT.search(day.before[-CHARACTERS_BEFORE:])
        if not names_event and not OUT_OF_ORDER_WORDS.search(day.sentence.words):
            yield day


def _events(days: Sequence[StatedDate]) -> list[Event]:
    """Return each of *days*, which are in the order of the text, with the dates before and after it."""
    events: list[Event] = []
    for index, day in enumerate(days):
        after = days[index + 1 :]
        latest_before = max((earlier_day.first for earlier_day in days[:index]), default=None)
        earliest_after = min(after, key=lambda later_day: later_day.first, default=None)
        latest_after = max((later_day.first for later_day in after), default=None)
        events.append(Event(day, latest_before, earliest_after, latest_after, len(after) > 1))
    return events


def _wrong_year(event: Event) -> Iterator[Problem]:
    """Yield a problem if the date is out of order, but would be in order a year earlier or later."""
    day, next_day = event.day, event.earliest_after
    if not next_day or not event.latest_after:
        return
    start, end = event.latest_before, next_day.first
    for years in (-1, 1):
        intended_day = day_after(day.first, years, "year")
        if not intended_day or not intended_day <= end:
            continue
        if start is None:
            is_meant = (
                event.several_follow and day.first > event.latest_after and end <= intended_day + MAX_TIME_TO_NEXT
            )
        else:
            is_out_of_order = not start <= day.first <= end
            is_meant = is_out_of_order and start <= intended_day and end <= start + MAX_TIME_BESIDE
        if is_meant:
            reason = f"the next date is `{next_day.words}`, so {intended_day.year} may be meant"
            yield problem_on(day, f"`{day.words}` is out of order: {reason}", next_day)
