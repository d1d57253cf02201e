"""Which events close an instrument of dismissal, from which day, and whose they must be."""

from collections.abc import Iterator
from datetime import date, timedelta

from assembler.law.dismissal_scope import Scope
from assembler.model.dismissal import Closing, Instrument
from assembler.model.event import Event


def closings(scope: Scope, instrument: Instrument) -> Iterator[tuple[Closing, int, Event, date]]:
    """Yield what closes *instrument* whenever it came: the provision, the event, and the day from which it counts."""
    for closing in instrument.until.closed_by:
        for number, event in enumerate(scope.matter.events):
            day = event.day if closing.once == "filed" else event.date
            if day and event.means & set(closing.events) and _by(scope, closing, event):
                yield closing, number, event, day - timedelta(days=closing.days_before)


def _by(scope: Scope, closing: Closing, event: Event) -> bool:
    match closing.by:
        case "a party dismissed":
            return bool(set(scope.dismissed) & set(event.by))
        case "the plaintiff":
            return not event.by or any(scope.matter.parties[name].role == "plaintiff" for name in event.by)
    return True


def unattributed(instrument: Instrument, event: Event) -> bool:
    """Whether *event* would close *instrument* if somebody who is dismissed had done it, and nobody is named."""
    closing = {what for one in instrument.until.closed_by if one.by == "a party dismissed" for what in one.events}
    return not event.by and bool(event.means & closing)


def nobody_has_closed(scope: Scope, instrument: Instrument) -> bool:
    """Whether nothing that the matter knows has closed *instrument*, nor may have."""
    unknown = any(unattributed(instrument, event) for event in scope.matter.events)
    return not unknown and not any(closings(scope, instrument))
