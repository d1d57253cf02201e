"""The dates of a matter in order: its events, its papers and the days that its allegations name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assembler.findings.finding import Place
from assembler.language.dates import days_in
from assembler.language.references import REFERENCE
from assembler.law.dismissal.events import describe_event
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import allegations
from assembler.preview.editors import short_place

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NOTE = re.compile(r"\^\[[^\[\]]{0,2000}\]")
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


def timeline(matter: Matter, source: Source) -> tuple[Day, ...]:
    """Return the dates of *matter* in order."""
    entries = sorted(_days(matter, source), key=lambda entry: entry[0])
    if not entries:
        return ()
    first_date, *_ = entries[0]
    last_date, *_ = entries[-1]
    previous_date = first_date
    days: list[Day] = []
    for day, kind, words, place in entries:
        gap = (day - previous_date).days
        days.append(Day(day, gap, kind, words, place, _position(day, first_date, last_date)))
        previous_date = day
    return tuple(days)


def _position(day: date, first: date, last: date) -> float:
    """Return the position of *day* between *first*, at 0, and *last*, at 100."""
    span = max((last - first).days, 1)
    return round(100 * (day - first).days / span, 2)


def ticks(days: Sequence[Day]) -> tuple[tuple[str, float], ...]:
    """Return dates to be written below the drawing of *days*, at the first of a month, with their positions."""
    if not days:
        return ()
    first = days[0].date
    last = days[-1].date
    months = range(12 * first.year + first.month, 12 * last.year + last.month)
    step = next((step for step in TICK_STEPS if len(months) <= MAX_TICKS * step), TICK_STEPS[-1])
    firsts_of_months = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return tuple((_tick(day), _position(day, first, last)) for day in firsts_of_months)


def _tick(day: date) -> str:
    return str(day.year) if day.month == 1 else f"{day.year}-{day.month:02}"


def _days(matter: Matter, source: Source) -> Iterator[tuple[date, str, str, Place]]:
    for index, event in enumerate(matter.events):
        yield event.day, "event", describe_event(event, matter).replace("`", ""), source.place_at(("events", index))
    for index, filing in enumerate(matter.filings):
        if filing.date:
            yield filing.date, "paper", filing.name, source.place_at(("filings", index))
    for path, allegation in allegations(matter):
        words = REFERENCE.sub(r"\g<names>", NOTE.sub("", allegation.text or "")).split()
        text = " ".join(words[:MAX_WORDS]) + (" ..." if len(words) > MAX_WORDS else "")
        for day in dict.fromkeys(days_in(allegation.text or "")):
            yield day, "fact", text, source.place_at(path)
