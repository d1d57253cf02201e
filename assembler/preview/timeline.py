"""The dates of a matter in order: its events, its papers and the days that its allegations name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from assembler.findings.finding import Place
from assembler.language.dates import days_in
from assembler.language.references import REFERENCE
from assembler.law.dismissal.events import describe_event
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.walk import allegations

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WORDS = 24
"""The maximum number of words of an allegation that are shown."""


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
        return f"{PurePath(self.place.file).name}:{self.place.line}"

    @property
    def weekday(self) -> str:
        """The English name of the day of the week, whatever the locale."""
        return WEEKDAYS[self.date.weekday()]


def timeline(matter: Matter, source: Source) -> tuple[Day, ...]:
    """Return the dates of *matter* in order."""
    days = sorted(_days(matter, source), key=lambda day: day[0])
    if not days:
        return ()
    first, span = days[0][0], max((days[-1][0] - days[0][0]).days, 1)
    before = [first, *(day[0] for day in days)]
    return tuple(
        Day(day, (day - earlier).days, kind, words, place, round(100 * (day - first).days / span, 2))
        for (day, kind, words, place), earlier in zip(days, before, strict=False)
    )


def _days(matter: Matter, source: Source) -> Iterator[tuple[date, str, str, Place]]:
    for number, event in enumerate(matter.events):
        yield event.day, "event", describe_event(event, matter), source.place_at(("events", number))
    for number, filing in enumerate(matter.filings):
        if filing.date:
            yield filing.date, "paper", f"`{filing.name}`", source.place_at(("filings", number))
    for path, allegation in allegations(matter):
        words = REFERENCE.sub(r"\g<names>", allegation.text or "").split()
        shown = " ".join(words[:WORDS]) + (" ..." if len(words) > WORDS else "")
        for day in dict.fromkeys(days_in(allegation.text or "")):
            yield day, "fact", shown, source.place_at(path)
