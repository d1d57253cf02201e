"""Dates whose year interrupts the order in which a section tells its events."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, groupby
from operator import attrgetter

from assembler.facts.fact import StatedDate
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.contradictions._calendar import moved
from assembler.rules.rule import Problem, rule

ELSEWHEN = Regex(
    r"(?i)\b(?:had|since|between|until|ago|earlier|before|previous\w*|prior|later|will|would|expir\w*|due|originally|matur\w*|ends?|ending"
    r"|terms?|dated|anniversary|renew\w*|scheduled|through|effective|warrant\w*|by)\b"
)
"""Words that show that a sentence may rightly go back or look ahead."""
NAMES_EVENT = Regex(r"\b(?:of|dated)\s\Z")
"""Words before a date that only names an event or a paper: "the letter of May 2, 2024"."""
TEXTS_BESIDE = 2
"""The number of texts before and after a date whose dates are compared."""
WINDOW = timedelta(days=150)
"""The maximum time between the dates before and after a date whose year looks wrong."""
SOON = timedelta(days=120)
"""Within this time after the corrected date, the section's next event must follow if no date comes before it."""
CHARACTERS_BEFORE = 10
"""How many characters before a date are searched for `NAMES_EVENT`."""


@dataclass(frozen=True)
class Event:
    """A date among the dates around it."""

    day: StatedDate
    latest_before: date | None
    """The latest of the dates before it."""
    nearest: StatedDate | None
    """The earliest of the dates after it."""
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
    """A date interrupts the order of a section, and fits between the dates around it in the year before or after.

    The rule reads "In March 2025, ... On April 2, 2026, ... On May 9, 2025, ...". The dates before and after must be
    less than five months apart. The first date of a section is reported if it is later than all dates of the next texts
    and would be just before them in the year before. Sentences with words such as "had", "until" or "due" pass.
    """
    dated = [
        (text, [day for day in text.dates if not day.quoted and not day.hedge])
        for text in texts_with_facts(matter)
        if text.path[0] in {"facts", "more_facts"} and text.dates
    ]
    uses = Counter(day.first for _, days in dated for day in days)
    uses.update(exhibit.date for exhibit in matter.exhibits.values() if exhibit.date)
    told = [(text, [*_told(days)]) for text, days in dated]
    for index, (text, days) in enumerate(told):
        before = _days(told[max(0, index - TEXTS_BESIDE) : index], text)
        after = _days(told[index + 1 : index + 1 + TEXTS_BESIDE], text)
        events = [*before, *days, *after]
        if "|" in text.text:
            continue
        for event in _in_order(events)[len(before) : len(before) + len(days)]:
            if uses[event.day.first] == 1:
                yield from _other_year(event)


def _days(told: Sequence[tuple[TextFacts, list[StatedDate]]], text: TextFacts) -> list[StatedDate]:
    return [day for other_text, days in told if other_text.path[:2] == text.path[:2] for day in days]


def _told(days: Sequence[StatedDate]) -> Iterator[StatedDate]:
    """Yield those of *days* whose sentence tells an event of that day in its turn."""
    for sentence, of_sentence in groupby(days, attrgetter("sentence")):
        if not ELSEWHEN.search(sentence.words):
            yield from (day for day in of_sentence if not NAMES_EVENT.search(day.before[-CHARACTERS_BEFORE:]))


def _in_order(days: Sequence[StatedDate]) -> list[Event]:
    """Return each of *days*, which are in the order of the text, with the dates before and after it."""
    following = days[::-1]
    before = [None, *accumulate((day.first for day in days), max)]
    nearest = [None, *accumulate(following, _earlier_date)][::-1]
    after = [None, *accumulate((day.first for day in following), max)][::-1]
    return [
        Event(day, before[place], nearest[place + 1], after[place + 1], place + 2 < len(days))
        for place, day in enumerate(days)
    ]


def _earlier_date(first: StatedDate, day: StatedDate) -> StatedDate:
    return day if day.first <= first.first else first


def _other_year(event: Event) -> Iterator[Problem]:
    day, start, nearest, last = event.day, event.latest_before, event.nearest, event.latest_after
    if not nearest or not last:
        return
    end = nearest.first
    for years in (-1, 1):
        intended_day = moved(day.first, years, "year")
        is_late = (
            start is None
            and event.several_follow
            and day.first > last
            and intended_day
            and intended_day <= end <= intended_day + SOON
        )
        is_between = (
            start and intended_day and not start <= day.first <= end and start <= intended_day <= end <= start + WINDOW
        )
        if intended_day and (is_late or is_between):
            next_day = f"the next date is `{nearest.words}`"
            message = f"`{day.words}` is out of order: {next_day}, so {intended_day.year} may be meant"
            yield problem_on(day, message, nearest)
