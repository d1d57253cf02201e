"""The events that an event implies, and those that came before it, by the table of events."""

from functools import cache

from assembler.model.event_kinds import IN_TRIAL, EventKind
from assembler.model.event_table import KINDS


@cache
def implied_events(event: EventKind) -> frozenset[EventKind]:
    """Return *event* and all events that it implies, directly or indirectly."""
    return frozenset(_with(event))


@cache
def events_before(event: EventKind) -> frozenset[EventKind]:
    """Return the events that came before *event*, including earlier stages of a trial.

    An amended answer is itself an answer, and the answer that it amends came before it.
    """
    amended = {kind for same in implied_events(event) for kind in KINDS[same].requires}
    steps = IN_TRIAL & implied_events(event) - {event}
    return required_before(event) | amended | steps


@cache
def required_before(event: EventKind) -> frozenset[EventKind]:
    """Return the events that must have come before *event*, because it requires them directly or indirectly."""
    first = {kind for same in implied_events(event) for kind in KINDS[same].requires}
    return frozenset(first.union(*map(required_before, first)) - implied_events(event))


def _with(event: EventKind) -> set[EventKind]:
    happened: set[EventKind] = set()
    waiting = [event]
    while waiting:
        kind = waiting.pop()
        if kind not in happened:
            happened.add(kind)
            waiting += KINDS[kind].implies
    return happened
