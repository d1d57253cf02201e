"""How long an instrument of dismissal is open: the events that close it and the events that reopen it."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.event import Event
from assembler.model.event_kinds import POSSIBLE_DECISIONS, EventKind
from assembler.model.law import LawBasis, Legal, was_read


class Provision(Legal):
    """A provision of law: what it says, its authority, and how its text was read."""

    says: str = Field(description="what the law says, in a few words")
    cite: str = Field("", description="the provision's authority; by default, the instrument's rule")


class Reopening(Provision):
    """Later events that reopen an instrument of dismissal."""

    events: tuple[EventKind, ...] = Field(description="the events, any one of which is enough")


class Closing(Strict):
    """Events that close an instrument of dismissal."""

    events: tuple[EventKind, ...] = Field(description="the events that close the instrument")
    by: Literal["a party dismissed", "any opponent", "the plaintiff", "a party concerned", "anybody"] = Field(
        "a party dismissed",
        description="the parties whose act closes the instrument; `a party concerned` is a party who dismisses or is "
        "dismissed; an event without `by` counts, unless the value is `a party dismissed`",
    )
    once: Literal["served", "filed"] = Field(
        "served", description="whether the event counts once the paper is served, or already once it is filed"
    )
    days_before: int = Field(0, description="how many days before the event the instrument closes")
    last_day_unsettled: bool = Field(
        False,
        description="whether the text of the law leaves open whether a paper filed on the last day is timely",
    )
    must_be_listed: bool = Field(
        False, description="whether the instrument is doubtful until the matter lists one of the events"
    )
    lacking: tuple[EventKind, ...] = Field(
        (), description="events that keep the instrument open if at least one of them has happened"
    )
    day_given_by: tuple[EventKind, ...] = Field(
        (),
        description="the events whose date counts instead; this provision applies only if the matter lists none of "
        "them",
    )
    decided: bool = Field(
        False, description="whether the instrument closes only as to the claims and parties that the event names"
    )
    system: Literal["state", "federal"] | None = Field(
        None, description="the courts to which this provision applies, if not all"
    )
    prejudice: Literal["with", "without"] | None = Field(
        None,
        description="the prejudice of the dismissals that are closed, if not all are; a dismissal that leaves "
        "prejudice open is closed too",
    )
    reopened: Reopening | None = Field(None, description="what reopens the instrument after the event")
    unless: str = Field(
        "", description="an exception that keeps the instrument open; no key of a matter shows this exception"
    )
    court_decides: bool = Field(
        False, description="whether a motion may still be made, which the court may grant or deny"
    )
    argument: tuple[str, ...] = Field(
        (),
        description="sentences about the law for the argument of a motion that the court may deny because of the event",
    )
    says: str = Field("", description="what follows from the event, in a few words")
    instead: str = Field("", description="what to do instead, if no other dismissing paper is available")
    basis: LawBasis | None = Field(
        None, description="the basis of this entry, if it differs from the provision's basis"
    )
    cite: str = Field("", description="the authority for this entry, if it differs from the provision's authority")
    url: str = Field("", description="the web address where the text was read")


class Deciding(Closing):
    """Events that may have decided what an instrument dismisses, if its own provisions do not name these events."""

    at_any_time: bool = Field(
        True, description="whether the provision also applies to an instrument without a time limit"
    )
    where_closed_by: tuple[EventKind, ...] = Field(
        (),
        description="the events of which at least one must close an instrument for the provision to apply to it; "
        "by default, none need close it",
    )

    def applies_to(self, time_limit: "TimeLimit") -> bool:
        """Whether the provision applies to an instrument with this *time_limit*."""
        closing_events = {event for closing in time_limit.closed_by for event in closing.events}
        if self.where_closed_by:
            return bool(closing_events & set(self.where_closed_by))
        return self.at_any_time or bool(time_limit.closed_by)


class StillOpen(Strict):
    """Events that, under the text of the law, leave an instrument of dismissal open."""

    events: tuple[EventKind, ...] = Field(description="the events that do not close the instrument")
    says: str = Field(description="what the text of the law says, in a few words")
    basis: LawBasis | None = Field(
        None, description="the basis of this entry, if it differs from the provision's basis"
    )
    cite: str = Field("", description="the authority for this entry, if it differs from the provision's authority")
    url: str = Field("", description="the web address where the text was read")


class TimeLimit(Provision):
    """How long an instrument of dismissal is open."""

    closed_by: tuple[Closing, ...] = Field((), description="what closes the instrument")
    recited: str = Field(
        "",
        description="the papers that a notice, after `neither`, says were not served, if not an answer and a motion "
        "for summary judgment",
    )
    still_open: tuple[StillOpen, ...] = Field(
        (), description="the events that do not close the instrument although they may decide the case"
    )

    def speaks_of(self, event: Event) -> bool:
        """Whether the provision says that *event* closes the instrument, or that it leaves the instrument open."""
        closing_events = {kind for closing in self.closed_by for kind in closing.events}
        entries_read = (still_open for still_open in self.still_open if was_read(still_open.basis or self.basis))
        closes = event.event in closing_events or bool(event.kinds & closing_events & POSSIBLE_DECISIONS)
        return closes or any(event.event in still_open.events for still_open in entries_read)
