"""Consent to an amendment, and leave of the court, as the events show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assembler.law.amendment.overtaken import why_overtaken
from assembler.law.amendment.situation import CONSENT, LEAVE, Situation
from assembler.law.court_days import CourtDays
from assembler.model.amendment import Amendments
from assembler.model.event import Event


@dataclass(frozen=True)
class Consent:
    """The consent that the events show, and the parties whose consent is missing."""

    events: tuple[Event, ...]
    missing_parties: tuple[str, ...]
    anonymous_events: tuple[Event, ...] = ()
    """Events of consent that do not say who consented; they count for nobody."""

    why_not_enough: str = ""
    """Why consent alone may not be enough, because of an event; "" if there is no such event."""

    @property
    def is_enough(self) -> bool:
        """Whether every party whose consent is needed has consented, and no event shows that consent is not enough."""
        return bool(self.events) and not self.missing_parties and not self.why_not_enough


def consent_to_amend(law: Amendments | None, situation: Situation) -> Consent:
    """Return the consents given by the day of *situation*, and the opponents whose consent is missing.

    Every opponent must consent, unless the law asks only for the consent of those who appeared. Consent that came
    before an earlier amended complaint was consent to that complaint. An event without `by:` is nobody's consent.
    """
    consent_events = tuple(event for event in _since_last_amendment(situation) if event.event == CONSENT)
    consents = tuple(event for event in consent_events if event.by)
    required_names: tuple[str, ...] = situation.opponents
    if law and law.otherwise and law.otherwise.consent_of == "the opponents who appeared":
        appeared_names = {name for event in situation.events if "appearance" in event.kinds for name in event.by}
        required_names = tuple(name for name in required_names if name in appeared_names)
    consenting_names = {name for event in consents for name in event.by}
    missing_names = tuple(name for name in required_names if name not in consenting_names)
    anonymous_events = tuple(event for event in consent_events if not event.by)
    return Consent(consents, missing_names, anonymous_events, why_overtaken(situation, date.min, by_deadline=True))


def leave_given(situation: Situation) -> Event | None:
    """Return the last event by which the court gave leave to amend; None if no leave is open on the day of *situation*.

    Leave ends with the next amended complaint, or after the day that `amendment due` gives or, without one, after the
    number of days in the court's rule.
    """
    leave = _last_leave(situation)
    return None if leave is None or why_leave_has_ended(situation) else leave


def why_leave_has_ended(situation: Situation) -> str:
    """Return why the listed leave is not open on the day of *situation*; "" if it is open, or if no leave is listed.

    An `amendment due` that is before every leave of the matter is due under none of them, so one of the dates is wrong.
    """
    leave = _last_leave(situation)
    due_days = days_due(situation)
    if leave is None:
        return ""
    first_leave = min(event.day for event in situation.events if event.event in LEAVE)
    if days_before_leave := [day for day in due_days if day < first_leave]:
        return f"`amendment due` on {days_before_leave[0]} is before `{leave.event}` on {leave.day}"
    reason = _why_leave_has_ended_by_rule(leave, situation) if situation.leave_days and not due_days else ""
    if reason:
        return reason
    last_day = max((day for day in due_days if day >= leave.day), default=situation.day)
    if last_day < situation.day:
        return f"the leave of {leave.day} ended on {last_day} (`amendment due`)"
    return why_overtaken(situation, leave.day, by_deadline=False)


def _why_leave_has_ended_by_rule(leave: Event, situation: Situation) -> str:
    """Return the message that *leave*, without `amendment due`, has ended by the court's rule; "" if it has not ended.

    If the court is closed on the last day, leave runs on.
    """
    days = situation.leave_days
    last_day = CourtDays(situation.state).may_run_until(leave.day + timedelta(days=days))
    if situation.day <= last_day:
        return ""
    return (
        f"the leave of {leave.day} is older than the {days} days in which the court wants the complaint filed; if the "
        "order gave another day, list it as `amendment due`"
    )


def days_due(situation: Situation) -> tuple[date, ...]:
    """Return the days of `amendment due` that no earlier amended complaint has met.

    An amended complaint that came after the last leave met every day that is listed.
    """
    last_amendment = max(situation.amended_before, default=date.min)
    leave_days = [event.day for event in situation.events if event.event in LEAVE and event.day <= situation.day]
    if leave_days and max(leave_days) <= last_amendment:
        return ()
    return tuple(
        sorted(event.day for event in situation.events if event.event == "amendment due" and event.day > last_amendment)
    )


def _last_leave(situation: Situation) -> Event | None:
    """Return the latest leave given by the day of *situation*; None if an amended complaint came after it."""
    leave_events = (event for event in _since_last_amendment(situation) if event.event in LEAVE)
    return max(leave_events, key=lambda event: event.day, default=None)


def _since_last_amendment(situation: Situation) -> Iterator[Event]:
    """Yield the events up to the day of *situation* that came after the last earlier amended complaint."""
    last_amendment = max(situation.amended_before, default=date.min)
    return (event for event in situation.events if last_amendment < event.day <= situation.day)
