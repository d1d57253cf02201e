"""The dates of a matter in order: its events, its papers and the days that its allegations name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assembler.findings.finding import Place
from assembler.language.dates import days_in
from assembler.language.references import REFERENCE
from assembler.law.dismissal.events import describe_event
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.preview.editors import short_place

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

FOOTNOTE = re.compile(r"\^\[[^\[\]]{0,2000}\]")
"""Matches a footnote in a text."""

MAX_WORDS = 24
"""The maximum number of words of an allegation that are shown."""


LANES: Mapping[str, str] = {"event": "events", "paper": "papers", "fact": "allegations"}
"""The kinds of date, each drawn on a line of its own, with their names in the plural."""

MAX_TICKS = 12
"""The maximum number of dates below the drawing."""

TICK_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
"""The months from one date below the drawing to the next."""


@dataclass(frozen=True)
class Day:
    """A date: the days since the date before, its kind ("event", "paper" or "fact"), words on it, and where they are.

    *at* is its position between the first date, 0, and the last, 100.
    """

    date: date
    gap: int
    kind: str
    words: str
    place: Place
    at: float = 0.0

    @property
    def where(self) -> str:
        """The name of the file, without its folder, and the line."""
        return short_place(self.place)

    @property
    def weekday(self) -> str:
        """The English name of the day of the week, whatever the locale."""
        return WEEKDAYS[self.date.weekday()]


class _Entry(NamedTuple):
    """A date as the matter has it: its kind, words on it, and where they are."""

    date: date
    kind: str
    words: str
    place: Place


def timeline(matter: Matter, source: Source) -> tuple[Day, ...]:
    """Return the dates of *matter* in order."""
    entries = sorted(_entries(matter, source), key=lambda entry: entry.date)
    if not entries:
        return ()
    first_date = entries[0].date
    last_date = entries[-1].date
    previous_date = first_date
    days: list[Day] = []
    for entry in entries:
        gap = (entry.date - previous_date).days
        position = _position(entry.date, first_date, last_date)
        days.append(Day(entry.date, gap, entry.kind, entry.words, entry.place, at=position))
        previous_date = entry.date
    return tuple(days)


def _position(day: date, first_date: date, last_date: date) -> float:
    """Return the position of *day* between *first_date*, at 0, and *last_date*, at 100."""
    span = max((last_date - first_date).days, 1)
    return round(100 * (day - first_date).days / span, 2)


def ticks(days: Sequence[Day]) -> tuple[tuple[str, float], ...]:
    """Return dates to be written below the drawing of *days*, at the first of a month, with their positions."""
    if not days:
        return ()
    first_date = days[0].date
    last_date = days[-1].date
    months = range(12 * first_date.year + first_date.month, 12 * last_date.year + last_date.month)
    step = next((step for step in TICK_STEPS if len(months) <= MAX_TICKS * step), TICK_STEPS[-1])
    firsts_of_months = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return tuple((_tick(day), _position(day, first_date, last_date)) for day in firsts_of_months)


def _tick(day: date) -> str:
    return str(day.year) if day.month == 1 else f"{day.year}-{day.month:02}"


def _entries(matter: Matter, source: Source) -> Iterator[_Entry]:
    for event_index, event in enumerate(matter.events):
        description = describe_event(event, matter).replace("`", "")
        yield _Entry(event.day, "event", description, source.place_at(("events", event_index)))
    for filing_index, filing in enumerate(matter.filings):
        if filing.date:
            yield _Entry(filing.date, "paper", filing.name, source.place_at(("filings", filing_index)))
    for path, allegation in allegations(matter):
        words = REFERENCE.sub(r"\g<names>", FOOTNOTE.sub("", allegation.text or "")).split()
        text = " ".join(words[:MAX_WORDS]) + (" ..." if len(words) > MAX_WORDS else "")
        for day in dict.fromkeys(days_in(allegation.text or "")):
            yield _Entry(day, "fact", text, source.place_at(path))
