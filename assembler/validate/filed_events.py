"""Adds events for papers of the matter: an answer among the filings, for example, is an answer that was served."""

from collections.abc import Iterator

from assembler.model.event import Event
from assembler.model.matter import Matter


def with_filed_events(matter: Matter) -> Matter:
    """Return *matter* with an event added for each dated filing that is also an event, such as an answer.

    The added events come after the listed ones. An event that the matter already lists is not added.
    """
    filed_events = tuple(_filed_events(matter))
    return matter.model_copy(update={"events": (*matter.events, *filed_events)}) if filed_events else matter


def _filed_events(matter: Matter) -> Iterator[Event]:
    for filing in matter.filings:
        if not filing.date:
            continue
        for kind in filing.filing_events():
            listed_names = {name for event in matter.events if kind in event.kinds for name in event.by}
            unlisted_names = [name for name in filing.filed_by if name not in listed_names]
            if unlisted_names:
                yield Event.model_validate({"event": kind, "by": unlisted_names, "date": str(filing.date)})
