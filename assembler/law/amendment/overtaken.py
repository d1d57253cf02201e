"""Events after which a case may no longer be open to an amendment: it is decided, stayed, or in another court."""

from collections.abc import Mapping
from datetime import date

from assembler.law.amendment.situation import Situation, event_words
from assembler.model.event import Event
from assembler.model.event_kinds import DECISION_EVENTS, EventKind

MOVED_AWAY: Mapping[str, Mapping[EventKind, EventKind]] = {
    "federal": {"remand": "removal", "transfer": "transfer to this court"},
    "state": {"removal": "remand", "transfer": "transfer to this court"},
}
"""By the court's system, the events that take the case to another court, each with the event that brings it back."""

UNSETTLING: frozenset[EventKind] = DECISION_EVENTS | {
    "judgment",
    "claims decided",
    "jury retired",
    "case submitted",
    "trial begun",
    "appeal",
    "bankruptcy stay",
    "arbitration ordered",
    "dismissal for want of prosecution",
}
"""Events after which a rule on amendments before trial may no longer apply, whatever its text says."""

OVERTAKING: frozenset[EventKind] = UNSETTLING | {
    "motion to dismiss granted",
    "dismissal order served",
    "demurrer sustained without leave",
    "pretrial order",
}
"""Events after which consent or leave that was given before may no longer be enough."""


def departures(situation: Situation) -> Mapping[EventKind, EventKind]:
    """Return the events that take the case from the court, each with the event that brings it back."""
    return MOVED_AWAY.get(situation.system, {})


def has_come_back(event: Event, returning_kind: EventKind, situation: Situation) -> bool:
    """Whether an event of *returning_kind* brought the case back after *event*, by the day of *situation*."""
    return_days = [later_event.day for later_event in situation.events if later_event.event == returning_kind]
    return any(event.day <= return_day <= situation.day for return_day in return_days)


def why_overtaken(situation: Situation, since: date, *, by_deadline: bool) -> str:
    """Return why consent or leave may not be enough, because of an event after *since*; "" if there is no such event.

    The deadline of a scheduling order counts only *by_deadline*: consent alone does not change such an order.
    """
    for event in situation.events:
        if not since < event.day <= situation.day:
            continue
        returning_kind = departures(situation).get(event.event)
        if returning_kind and not has_come_back(event, returning_kind, situation):
            return f"{event_words(event, situation)}, and nothing shows that the case came back"
        if event.kinds & OVERTAKING:
            return f"{event_words(event, situation)}, after which the matter shows no leave"
        if by_deadline and event.event == "pleading deadline" and event.day < situation.day:
            return f"{event_words(event, situation)}, after which the matter shows no leave"
    return ""
