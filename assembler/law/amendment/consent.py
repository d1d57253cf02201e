"""Consent to an amendment, and leave of the court, as the events show them."""

from dataclasses import dataclass

from assembler.law.amendment.situation import Situation
from assembler.model.amendment import Amendments
from assembler.model.event import Event
from assembler.model.event_kinds import EventKind

CONSENT: EventKind = "consent to amend"
"""The event by which a party consents to an amendment."""

LEAVE: frozenset[EventKind] = frozenset({"leave to amend", "demurrer sustained with leave"})
"""The events by which the court gives leave to amend."""


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

    Every opponent must consent, unless the law asks only for the consent of those who appeared.
    """
    given = tuple(event for event in situation.events if event.event == CONSENT and event.day <= situation.day)
    needed: tuple[str, ...] = situation.opponents
    if law and law.otherwise and law.otherwise.consent_of == "the opponents who appeared":
        appeared = {name for event in situation.events if "appearance" in event.means for name in event.by}
        needed = tuple(name for name in needed if name in appeared)
    if any(not event.by for event in given):
        return Consent(given, ())
    consenting = {name for event in given for name in event.by}
    return Consent(given, tuple(name for name in needed if name not in consenting))


def leave_given(situation: Situation) -> Event | None:
    """Return the last event by which the court gave leave to amend by the day of *situation*; None if there is none."""
    given = (event for event in situation.events if event.event in LEAVE and event.day <= situation.day)
    return max(given, key=lambda event: event.day, default=None)
