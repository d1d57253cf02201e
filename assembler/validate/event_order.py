"""Finds events in an impossible order: dated before an event that must come first."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.event import Event
from assembler.model.event_kinds import ANSWERS, NEED_ANSWERS, RESTARTING_EVENTS, TRIAL_STAGES, EventKind
from assembler.model.event_sequences import implied_events, required_before
from assembler.model.event_table import KINDS
from assembler.model.matter import Matter


def event_order_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each event dated before every event of a kind that must come first.

    Events before a fresh start, such as a new trial, are not compared with events after it.
    """
    for event_index, event in enumerate(matter.events):
        for kind in sorted(_kinds_that_come_first(event)):
            events = enumerate(matter.events)
            days_by_index = {
                index: listed_event.day
                for index, listed_event in events
                if listed_event.event == kind and _may_concern(event, listed_event)
            }
            first_index = min(days_by_index, key=lambda index: days_by_index[index], default=event_index)
            first_event = matter.events[first_index]
            if event.day < first_event.day and not _started_again(matter, event, first_event):
                message = f"`{event.event}` on {event.day} is before `{kind}` on {first_event.day}"
                fix = f"correct the date, or also list the earlier `{kind}`"
                finding = fault("MAT009", source.place_at(("events", event_index)), message, fix=fix)
                yield replace(finding, also=(source.place_at(("events", first_index)),))


def _kinds_that_come_first(event: Event) -> set[EventKind]:
    """Return the kinds of event that cannot come after *event*."""
    if event.event in {"mistrial", "new trial granted"}:
        return set()
    kinds = set(required_before(event.event))
    if NEED_ANSWERS & {*implied_events(event.event), *kinds}:
        kinds -= set(ANSWERS)
    if event.event in TRIAL_STAGES:
        kinds |= TRIAL_STAGES & implied_events(event.event)
    if event.event == "judgment" and not (event.claims or event.against):
        kinds |= {"case submitted", "verdict"}
    return kinds - {event.event}


def _may_concern(event: Event, required: Event) -> bool:
    """Whether the parties of *required* allow it to be the event that must come before *event*."""
    return (
        KINDS[event.event].whose == "the other side"
        or not event.by
        or not required.by
        or bool({*event.by} & {*required.by})
    )


def _started_again(matter: Matter, event: Event, later_event: Event) -> bool:
    """Whether an event between *event* and *later_event* restarted the case or the trial."""
    events_between = (
        listed_event
        for listed_event in matter.events
        if listed_event is not event and event.day <= listed_event.day <= later_event.day
    )
    return any(listed_event.event in RESTARTING_EVENTS for listed_event in events_between)
