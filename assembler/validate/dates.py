"""Impossible dates: before the complaint, or before an event that must come first."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.law.dismissal.claims import begun
from assembler.load.source import Source
from assembler.model.event import Event
from assembler.model.matter import Matter

AFTER: frozenset[tuple[str, str]] = frozenset(
    {
        ("remand", "removal"),
        ("plaintiff rested", "trial begun"),
        ("evidence closed", "plaintiff rested"),
        ("jury retired", "trial begun"),
        ("case submitted", "trial begun"),
        ("judgment", "case submitted"),
    }
)
"""Pairs of events: the first of a pair cannot come before the second."""


def date_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each dismissing paper and each event whose date is impossible."""
    opened = begun(matter)
    for number, filing in enumerate(matter.filings):
        if opened and filing.dismisses and filing.date and filing.date < opened:
            message = f"`{filing.name}` is dated {filing.date}, before the complaint of {opened}"
            yield fault("MAT009", source.where(("filings", number, "date")), message)
    for number, event in enumerate(matter.events):
        place = source.where(("events", number))
        if opened and event.day < opened:
            yield fault("MAT009", place, f"`{event.event}` of {event.day} is before the complaint of {opened}")
        if message := _too_late(matter, event):
            yield fault("MAT009", place, message)
        for earlier in sorted(first for later, first in AFTER if later == event.event):
            days = [other.day for other in matter.events if other.event == earlier]
            if days and event.day < min(days):
                message = f"`{event.event}` of {event.day} is before `{earlier}` of {min(days)}"
                yield fault("MAT009", place, message)


def _too_late(matter: Matter, event: Event) -> str:
    """Return what is wrong with an event that is said to come before the papers that dismiss, and is after them all."""
    days = [filing.date for filing in matter.filings if filing.dismisses and filing.date]
    if event.order != "before the notice" or not days or event.day <= max(days):
        return ""
    return f"`{event.event}` of {event.day} is said to be before the notice, and the last one is of {max(days)}"
