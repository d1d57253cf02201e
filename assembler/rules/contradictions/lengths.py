"""Compares lengths of time that the text states with the dates between which they lie."""

import re
from collections.abc import Iterator
from datetime import date

from assembler.facts.fact import StatedDate, StatedLength
from assembler.facts.reading import TextFacts, texts_with_facts
from assembler.findings.finding import Severity
from assembler.language.dates import plain_date
from assembler.language.english import counted
from assembler.model.matter import Matter
from assembler.rules._fact_problems import problem_on
from assembler.rules.rule import Problem, rule

DAYS = {"day": 1, "week": 7, "month": 30.44, "year": 365.25}
TOLERANCE = {"day": 1, "week": 3, "month": 16, "year": 100}
"""By how many days a length in each unit may differ from the days between its dates."""

FEW = 6
"""How many dates of earlier texts are compared, besides those of the text just before."""

LATER_ON = re.compile(r"[’']?\s(?:later|earlier),?\s(?:on\s)?(?:[A-Z][a-z]{2,5}day,?\s)?")
AFTER_THE_DATE = re.compile(r",?\s(?:only\s|just\s)?")
AFTER_DATE = re.compile(r"[’']?\s(?:after|before)\s(?:[a-z’' ]{0,40}\s)?(?:of\s|on\s|dated\s)?")


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
    earlier date in the same text fits, the length passes; for a length in the first sentence of a text, the last dates
    of earlier texts under the same heading count too.
    """
    earlier: list[StatedDate] = []
    for text in texts_with_facts(matter):
        dates = [day for day in text.dates if day.is_exact]
        for length in text.lengths:
            if dates and not length.hedge and not length.quoted:
                yield from _wrong_length(text, length, dates, earlier)
        earlier = [*earlier[-FEW:], *dates] if len(text.path) > 1 and text.path[-1] != "heading" else []


def _wrong_length(
    text: TextFacts, length: StatedLength, dates: list[StatedDate], earlier: list[StatedDate]
) -> Iterator[Problem]:
    """Yield a problem if *length* differs from the days between its dates, the first of which may be in *earlier*."""
    opens = [] if length.sentence.number else earlier
    before = [day for day in dates if day.end <= length.start]
    after = [day for day in dates if day.start >= length.end]
    if length.relation in {"later", "earlier"}:
        if after and LATER_ON.fullmatch(text.text, length.end, after[0].start):
            yield from _compared(length, after[0], [*opens, *before])
        elif before and AFTER_THE_DATE.fullmatch(text.text, before[-1].end, length.start):
            yield from _compared(length, before[-1], [*opens, *before[:-1]])
    elif length.relation in {"after", "before"} and before and after:
        adjoins = AFTER_THE_DATE.fullmatch(text.text, before[-1].end, length.start)
        if adjoins and AFTER_DATE.fullmatch(text.text, length.end, after[0].start):
            yield from _compared(length, before[-1], after[:1])


def _compared(length: StatedLength, day: StatedDate, others: list[StatedDate]) -> Iterator[Problem]:
    """Yield a problem if *length* fits the days from none of *others* to *day*."""
    forward = length.relation in {"later", "after"}
    gaps = [_gap(other.first, day.first) if forward else _gap(day.first, other.first) for other in others]
    stated = length.number * DAYS[length.unit]
    if others and not any(abs(gap - stated) <= TOLERANCE[length.unit] for gap in gaps):
        nearest = others[-1]
        gap = abs(gaps[-1])
        which = f"`{day.words}` is {counted(gap, 'day')} {'after' if day.first > nearest.first else 'before'}"
        fact = f"the text says `{length.words} {length.relation}`, but {which} {plain_date(nearest.first)}"
        yield problem_on(length, fact, nearest, day)


def _gap(first: date, last: date) -> int:
    return (last - first).days
