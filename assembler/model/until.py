"""How long an instrument of dismissal is open: the events that close it, and those that reopen it."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.event import Event
from assembler.model.event_kinds import DECIDING, EventKind
from assembler.model.law import LawBasis, Legal, was_read


class Provision(Legal):
    """A provision: what it says, how that is known, and its authority."""

    says: str = Field(description="what the law says, in a few words")
    cite: str = Field("", description="its authority; by default, the instrument's rule")


class Reopening(Provision):
    """Later events that open an instrument again."""

    events: tuple[EventKind, ...] = Field(description="the events; any one of them suffices")


class Closing(Strict):
    """Events that close an instrument."""

    events: tuple[EventKind, ...] = Field(description="the events that close it")
    by: Literal["a party dismissed", "any opponent", "the plaintiff", "a party concerned", "anybody"] = Field(
        "a party dismissed",
        description="whose act closes it; a party concerned is one who dismisses or is dismissed, or nobody named",
    )
    once: Literal["served", "filed"] = Field(
        "served", description="whether the event counts once served, or once filed or served"
    )
    days_before: int = Field(0, description="how many days before the event the instrument closes")
    last_day_unsettled: bool = Field(
        False, description="whether the text leaves open if a paper on the last day before that is in time"
    )
    must_be_listed: bool = Field(
        False, description="whether the instrument is doubtful in a matter that lists none of the events"
    )
    lacking: tuple[EventKind, ...] = Field((), description="events that keep it open if one of them came first")
    day_given_by: tuple[EventKind, ...] = Field(
        (),
        description="the events whose day decides instead: this closing applies only where the matter lists none",
    )
    decided: bool = Field(False, description="whether it closes only as to the claims and parties that the event names")
    system: Literal["state", "federal"] | None = Field(None, description="the courts that it applies to, if not all")
    prejudice: Literal["with", "without"] | None = Field(
        None, description="the dismissals that it closes, if not all; one that leaves prejudice open is closed too"
    )
    reopened: Reopening | None = Field(None, description="what opens the instrument again")
    unless: str = Field("", description="an exception that keeps it open, and which a matter cannot state")
    court_decides: bool = Field(
        False, description="whether a motion may be made nevertheless, for the court to grant or deny"
    )
    argument: tuple[str, ...] = Field(
        (), description="sentences on the law, for the argument of a motion that the court may deny for the event"
    )
    says: str = Field("", description="what follows from the event, in a few words")
    instead: str = Field("", description="what to do instead, if no other dismissing paper is a remedy")
    basis: LawBasis | None = Field(None, description="how this is known, if not as the whole provision is")
    cite: str = Field("", description="its authority, if not that of the whole provision")
    url: str = Field("", description="where it was read")


class Deciding(Closing):
    """Events that may have decided what an instrument dismisses, for one whose own provisions do not name them."""

    at_any_time: bool = Field(True, description="whether it also concerns an instrument without a time limit")
    where_closed_by: tuple[EventKind, ...] = Field(
        (), description="the events of which one must close an instrument that it concerns; by default, none need do so"
    )

    def concerns(self, until: "Until") -> bool:
        """Whether it concerns an instrument whose time limit is *until*."""
        limits = {event for closing in until.closed_by for event in closing.events}
        if self.where_closed_by:
            return bool(limits & set(self.where_closed_by))
        return self.at_any_time or bool(until.closed_by)


class StillOpen(Strict):
    """Events after which the text of the law leaves an instrument open."""

    events: tuple[EventKind, ...] = Field(description="the events that do not close it")
    says: str = Field(description="what the text says, in a few words")
    basis: LawBasis | None = Field(None, description="how this is known, if not as the whole provision is")
    cite: str = Field("", description="its authority, if not that of the whole provision")
    url: str = Field("", description="where it was read")


class Until(Provision):
    """How long an instrument is open."""

    closed_by: tuple[Closing, ...] = Field((), description="what closes it")
    recited: str = Field(
        "",
        description="the papers that a notice says were not served, after `neither`, if not an answer and a motion for"
        " summary judgment",
    )
    still_open: tuple[StillOpen, ...] = Field((), description="what does not close it, though it may decide the case")

    def speaks_of(self, event: Event) -> bool:
        """Whether the provision covers *event*: it closes the instrument, or a text that was read leaves it open."""
        closing_events = {kind for closing in self.closed_by for kind in closing.events}
        read = (still_open for still_open in self.still_open if was_read(still_open.basis or self.basis))
        closes = event.event in closing_events or bool(event.means & closing_events & DECIDING)
        return closes or any(event.event in still_open.events for still_open in read)
