"""Consent to an amendment, and leave of the court, as the events show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assembler.law.amendment.situation import CONSENT, LEAVE, Situation
from assembler.model.amendment import Amendments
from assembler.model.event import Event


@dataclass(frozen=True)
class Consent:
    """The consent that the events show, and the parties whose consent is missing."""

    given: tuple[Event, ...]
    missing: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether every party whose consent is needed has consented."""
        return bool(self.given) and not self.missing


def consent_to_amend(law: Amendments | None, situation: Situation) -> Consent:
    """Return the consents given by the day of *situation*, and the opponents whose consent is missing.

    Every opponent must consent, unless the law asks only for the consent of those who appeared. Consent that came
    before an earlier amended complaint was consent to that one.
    """
    given = tuple(event for event in _since_last_amendment(situation) if event.event == CONSENT)
    needed: tuple[str, ...] = situation.opponents
    if law and law.otherwise and law.otherwise.consent_of == "the opponents who appeared":
        appeared = {name for event in situation.events if "appearance" in event.means for name in event.by}
        needed = tuple(name for name in needed if name in appeared)
    if any(not event.by for event in given):
        return Consent(given, ())
    consenting = {name for event in given for name in event.by}
    return Consent(given, tuple(name for name in needed if name not in consenting))


def leave_given(situation: Situation) -> Event | None:
    """Return the last event by which the court gave leave to amend; None if no leave is open on the day of *situation*.

    Leave ends with the next amended complaint, or after the day that `amendment due` gives.
    """
    given = (event for event in _since_last_amendment(situation) if event.event in LEAVE)
    leave = max(given, key=lambda event: event.day, default=None)
    due = [event.day for event in situation.events if event.event == "amendment due"]
    until = max((day for day in due if leave and day >= leave.day), default=situation.day)
    return leave if until >= situation.day else None


def _since_last_amendment(situation: Situation) -> Iterator[Event]:
    """Yield the events up to the day of *situation* that came after the last earlier amended complaint."""
    last = max(situation.amended_before, default=date.min)
    return (event for event in situation.events if last < event.day <= situation.day)
