"""The facts on which the right to amend depends, and the grounds of a verdict."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assembler.language.english import series, with_article
from assembler.law.court_days import CourtDays
from assembler.model.amendment import Amendments
from assembler.model.event import Event
from assembler.model.event_kinds import EventKind
from assembler.model.event_table import KINDS
from assembler.model.law import LawBasis, was_read

CONSENT: EventKind = "consent to amend"
"""The event by which a party consents to an amendment."""

LEAVE: frozenset[EventKind] = frozenset({"leave to amend", "demurrer sustained with leave"})
"""The events by which the court gives leave to amend."""

ALLOWS_AMENDMENT = LEAVE | {CONSENT}
"""The events that allow an amendment that is not of course."""

Weight = Literal["closes", "asks", "tells"]
"""The effect of a ground: it closes the right, leaves it not shown to be open, or only informs the user."""


@dataclass(frozen=True)
class Situation:
    """The facts known about a case on the day of an amendment."""

    day: date
    events: tuple[Event, ...] = ()
    system: str = "state"
    """The system of the court: `federal`, `state` or another."""
    plaintiffs: frozenset[str] = frozenset()
    opponents: tuple[str, ...] = ()
    """The parties against whom the complaint makes claims, by their names in the matter."""
    filing_date: date | None = None
    """The day on which the first complaint was filed."""
    docket_read: date | None = None
    """The day through which the docket was read and the events are complete."""
    amended_before: tuple[date, ...] = ()
    """The days of the amended complaints that came before this one."""
    unlisted_pleadings: frozenset[EventKind] = frozenset()
    """Pleadings that the roles of the parties imply, and that no event lists."""
    number: int = 1
    """The number of this amended complaint: 1 for the first."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The full name of each party, for messages."""
    state: str = ""
    """The state where the court sits, by its two-letter code."""
    leave_days: int = 0
    """The number of days after leave within which the complaint must be filed; 0 if unknown."""
    added_parties: tuple[str, ...] = ()
    """The parties whom the amended complaint adds, as far as the earlier complaint is known."""
    dropped_parties: tuple[str, ...] = ()
    """The parties whom the amended complaint drops, as far as the earlier complaint is known."""

    @property
    def amended_by_consent_or_leave(self) -> tuple[date, ...]:
        """The days of those earlier amendments that came after consent or leave, according to the events."""
        days = [event.day for event in self.events if event.event in ALLOWS_AMENDMENT]
        starts = (date.min, *self.amended_before)
        spans = zip(starts, self.amended_before, strict=False)
        return tuple(end for start, end in spans if any(start < day <= end for day in days))

    def court_days(self, law: Amendments) -> CourtDays:
        """Return the days on which the court is closed, as far as the text of *law* on last days was read."""
        counting = law.counting
        if counting is None or not was_read(counting.basis):
            return CourtDays(self.state)
        return CourtDays(self.state, runs_on=counting.runs_on, federal=counting.federal_holidays)


@dataclass(frozen=True)
class Ground:
    """A reason for the verdict, with its authority."""

    weight: Weight
    says: str
    cite: str
    basis: LawBasis
    of_docket: bool = False
    """Whether the reason is that the docket was not read through the day of the amendment."""


def day_words(day: date) -> str:
    """Return *day* with its weekday: "Monday, 2025-06-02"."""
    return f"{day:%A}, {day}"


def event_words(event: Event, situation: Situation) -> str:
    """Return a clause about *event*: "`Beta, Inc.` served an answer on 2025-02-01"."""
    if phrase := KINDS[event.event].date_phrase:
        return f"{phrase} {event.day}"
    actors = series([f"`{situation.names.get(name, name)}`" for name in event.by]) or "somebody"
    return f"{actors} {'served' if event.date else 'filed'} {with_article(event.event)} on {event.day}"
