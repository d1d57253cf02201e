"""How long an instrument of dismissal is open: the events that close it, and the events that reopen it."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.event import Event
from assembler.model.event_kinds import DECIDING, EventKind
from assembler.model.law import LawBasis, Legal, was_read


class Provision(Legal):
    """A provision of law: what it says, how it is known, and its authority."""

    says: str = Field(description="what the law says, in a few words")
    cite: str = Field("", description="the provision's authority; by default, the instrument's rule")


class Reopening(Provision):
    """Later events that open an instrument of dismissal again."""

    events: tuple[EventKind, ...] = Field(description="the events, any one of which is enough")


class Closing(Strict):
    """Events that close an instrument of dismissal."""

    events: tuple[EventKind, ...] = Field(description="the events that close the instrument")
    by: Literal["a party dismissed", "any opponent", "the plaintiff", "a party concerned", "anybody"] = Field(
        "a party dismissed",
        description="whose act closes the instrument; `a party concerned` is a party who dismisses or is dismissed, "
        "or an event without `by`",
    )
    once: Literal["served", "filed"] = Field(
        "served", description="whether the event counts once it is served, or once it is filed or served"
    )
    days_before: int = Field(0, description="how many days before the event the instrument closes")
    last_day_unsettled: bool = Field(
        False,
        description="whether the text of the law leaves open if a paper is timely on the last day before that date",
    )
    must_be_listed: bool = Field(
        False, description="whether the instrument is doubtful if the matter lists none of the events"
    )
    lacking: tuple[EventKind, ...] = Field(
        (), description="events that keep the instrument open if one of them came first"
    )
    day_given_by: tuple[EventKind, ...] = Field(
        (),
        description="the events whose date decides instead; this provision applies only if the matter lists none of "
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
        description="the dismissals that are closed, by their prejudice, if not all; a dismissal that leaves "
        "prejudice open is closed too",
    )
    reopened: Reopening | None = Field(None, description="what opens the instrument again after the event")
    unless: str = Field(
        "", description="an exception that keeps the instrument open; a matter has no key that shows this exception"
    )
    court_decides: bool = Field(False, description="whether a motion may still be made, for the court to grant or deny")
    argument: tuple[str, ...] = Field(
        (), description="sentences of law for the argument of a motion that the court may deny because of the event"
    )
    says: str = Field("", description="what follows from the event, in a few words")
    instead: str = Field("", description="what to do instead, if no other dismissing paper is available")
    basis: LawBasis | None = Field(None, description="how this is known, if not as the whole provision is known")
    cite: str = Field("", description="the authority for this, if not that of the whole provision")
    url: str = Field("", description="the web address where the text was read")


class Deciding(Closing):
    """Events that may have decided what an instrument dismisses, if its own provisions do not name these events."""

    at_any_time: bool = Field(
        True, description="whether the provision also concerns an instrument without a time limit"
    )
    where_closed_by: tuple[EventKind, ...] = Field(
        (),
        description="the events of which at least one must close an instrument for the provision to concern it; "
        "by default, none need close it",
    )

    def concerns(self, until: "Until") -> bool:
        """Whether the provision concerns an instrument whose time limit is *until*."""
        limits = {event for closing in until.closed_by for event in closing.events}
        if self.where_closed_by:
            return bool(limits & set(self.where_closed_by))
        return self.at_any_time or bool(until.closed_by)


class StillOpen(Strict):
    """Events after which the text of the law leaves an instrument of dismissal open."""

    events: tuple[EventKind, ...] = Field(description="the events that do not close the instrument")
    says: str = Field(description="what the text of the law says, in a few words")
    basis: LawBasis | None = Field(None, description="how this is known, if not as the whole provision is known")
    cite: str = Field("", description="the authority for this, if not that of the whole provision")
    url: str = Field("", description="the web address where the text was read")


class Until(Provision):
    """How long an instrument of dismissal is open."""

    closed_by: tuple[Closing, ...] = Field((), description="what closes it")
    recited: str = Field(
        "",
        description="the papers that a notice says were not served, after `neither`, if not an answer and a motion "
        "for summary judgment",
    )
    still_open: tuple[StillOpen, ...] = Field(
        (), description="the events that do not close the instrument, though they may decide the case"
    )

    def speaks_of(self, event: Event) -> bool:
        """Whether the provision says that *event* closes the instrument, or that it leaves the instrument open."""
        closing_events = {kind for closing in self.closed_by for kind in closing.events}
        read = (still_open for still_open in self.still_open if was_read(still_open.basis or self.basis))
        closes = event.event in closing_events or bool(event.means & closing_events & DECIDING)
        return closes or any(event.event in still_open.events for still_open in read)
