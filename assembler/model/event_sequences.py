"""The events that an event implies, and those that came before it, by the table of events."""

from functools import cache

from assembler.model.event_kinds import TRIAL_STAGES, EventKind
from assembler.model.event_table import KINDS


@cache
def implied_events(event: EventKind) -> frozenset[EventKind]:
    """Return *event* and all events that it implies, directly or indirectly."""
    return frozenset(_event_with_implied(event))


@cache
def events_before(event: EventKind) -> frozenset[EventKind]:
    """Return the events that came before *event*, including earlier stages of a trial.

    An amended answer is itself an answer, and the answer that it amends came before it.
    """
    # Unlike `required_before`, this keeps an event that *event* implies: an amended answer follows an answer.
    directly_required = {kind for implied in implied_events(event) for kind in KINDS[implied].requires}
    stages = TRIAL_STAGES & implied_events(event) - {event}
    return required_before(event) | directly_required | stages


@cache
def required_before(event: EventKind) -> frozenset[EventKind]:
    """Return the events that must have come before *event*, because it requires them directly or indirectly."""
    required = {kind for implied in implied_events(event) for kind in KINDS[implied].requires}
    return frozenset(required.union(*map(required_before, required)) - implied_events(event))


def _event_with_implied(event: EventKind) -> set[EventKind]:
    happened: set[EventKind] = set()
    waiting = [event]
    while waiting:
        kind = waiting.pop()
        if kind not in happened:
            happened.add(kind)
            waiting += KINDS[kind].implies
    return happened
