"""Days of a matter that cannot be so: before the complaint, or before what comes first."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.law.dismissal_scope import begun
from assembler.load.source import Source
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
"""Events of which the first cannot come before the second."""


def date_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a fault for each paper that dismisses, and each event, of a day that cannot be so."""
    opened = begun(matter)
    for number, filing in enumerate(matter.filings):
        if opened and filing.dismisses and filing.date and filing.date < opened:
            message = f"`{filing.name}` is of {filing.date}, before the complaint of {opened}"
            yield fault("MAT009", source.where(("filings", number, "date")), message)
    for number, event in enumerate(matter.events):
        place = source.where(("events", number))
        if opened and event.day < opened:
            yield fault("MAT009", place, f"`{event.event}` of {event.day} is before the complaint of {opened}")
        for what in sorted(first for later, first in AFTER if later == event.event):
            days = [one.day for one in matter.events if one.event == what]
            if days and event.day < min(days):
                message = f"`{event.event}` of {event.day} is before `{what}` of {min(days)}"
                yield fault("MAT009", place, message)
