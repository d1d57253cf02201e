"""A law of amendment: until when a pleading may be amended of course, and what is needed later."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.event_kinds import EventKind, Manner
from assembler.model.time_limit import Provision


class Limit(Strict):
    """The last day to amend of course: some days after an event, some days before it, or before the event itself."""

    events: tuple[EventKind, ...] = Field(
        (), description="the events that set the last day; without events, it is counted from the filing of the case"
    )
    by: Literal["an opponent", "anybody"] = Field(
        "an opponent", description="whose acts count; an act of an opponent sets the last day as to that opponent"
    )
    once: Literal["served", "filed"] = Field(
        "served", description="whether the days are counted from service of the paper or from its filing"
    )
    days: int = Field(0, description="how many days after the event the last day is")
    months: int = Field(0, description="how many months after the event the last day is")
    days_before: int = Field(0, description="how many days before the event the last day is")
    on_the_day: bool | None = Field(
        None,
        description="whether an amendment on the day so counted is in time; by default it is, but not on the day of "
        "the event itself",
    )
    and_served: bool = Field(
        False, description="whether the amended pleading must also be served by that day, and not only filed"
    )
    only_the_first: bool = Field(False, description="whether only the earliest of several of these events counts")
    or_until: EventKind | None = Field(
        None, description="an event whose date is the last day if that date is later than the day so counted"
    )
    days_at_least: int = Field(
        0, description="the minimum number of days from the event to the last day, if that day is `uncounted`"
    )
    unless_listed: tuple[EventKind, ...] = Field(
        (), description="events whose own limit replaces this one if the matter lists any of them"
    )
    why_uncounted: str = Field(
        "", alias="uncounted", description="why the last day cannot be counted from the events of a matter"
    )
    why_unclear_later: str = Field(
        "", alias="unclear_later", description="why an amendment after the last day may still be in time"
    )
    day_given_by: EventKind | None = Field(
        None,
        description="the event whose date is the last day, if the matter lists one by the same party or without a "
        "party; otherwise, `uncounted` applies",
    )

    @property
    def includes_the_day(self) -> bool:
        """Whether an amendment on the day counted from the event is in time."""
        is_period = bool(self.days or self.months or self.days_before)
        return is_period if self.on_the_day is None else self.on_the_day


class OfCourse(Provision):
    """How often and until when a complaint may be amended without consent and without leave."""

    times: Literal["never", "once", "any number"] | None = Field(
        None, description="how often; without this value, no verdict is given"
    )
    ends: tuple[Limit, ...] = Field((), description="the limits, of which the earliest decides")
    first: Limit | None = Field(
        None,
        description="a period in which the right is open although no limit in `ends` has begun to run",
    )
    reopened: Limit | None = Field(
        None, description="a period in which the right is open again after a decision, until the last day counted here"
    )
    why_unclear_in_between: str = Field(
        "",
        alias="before_that",
        description="why the text does not show the right to be open after the `first` period, if any, and before "
        "an event sets the last day; empty if it is open then",
    )
    first_opponent_decides: bool | None = Field(
        None,
        description="whether the first opponent who responds sets the last day as to all; omit it if it was not read",
    )
    not_for: str = Field("", description="the amendments that the right does not cover")
    excludes: tuple[Literal["a new party", "a dropped party"], ...] = Field(
        (), description="the changes of parties, as compared with the earlier complaint, that `not_for` excludes"
    )
    maybe_closed_by: tuple[EventKind, ...] = Field(
        (), description="events about which the text is silent or unclear, and after which the right may be gone"
    )


class Counting(Provision):
    """How the last day of a period is found if the court is closed on it."""

    runs_on: bool = Field(description="whether the period runs to the next day on which the court is open")
    federal_holidays: bool = Field(
        False, description="whether the text counts the federal holidays, besides those of the court's state"
    )


class AddedDays(Provision):
    """The days that are added to a period after the service of a paper, by the manner of service."""

    days: Mapping[Manner, int] = Field({}, description="how many days each manner of service adds, if any")
    from_the_end: bool = Field(
        False,
        description="whether the days are added to the day on which the period would otherwise end, after closed days",
    )


class ConsentOrLeave(Provision):
    """What is needed to amend when the right to amend of course is closed."""

    consent_of: Literal["the opponents", "the opponents who appeared", "all parties"] | None = Field(
        None, description="whose consent is enough; omit it if consent is not enough"
    )
    in_writing: bool = Field(False, description="whether the consent must be in writing")
    leave: bool = Field(False, description="whether the court's leave is enough")
    argument: tuple[str, ...] = Field(
        (), description="sentences on the standard for leave, with their citations, for the argument of a motion"
    )


class Response(Provision):
    """How long the opponent has to respond to an amended complaint."""

    days: int | None = Field(None, description="the days after service of the amended complaint")
    or_time_remaining: bool = Field(
        False, description="whether the time that remains to respond to the earlier complaint applies if it is longer"
    )


class AfterLeave(Provision):
    """What must be done after the court gives leave."""

    days: int | None = Field(None, description="how many days after the order the amended complaint is filed")


LaterPleading = Literal[
    "supplemental complaint", "third-party complaint", "crossclaim", "cross-complaint", "complaint in intervention"
]
"""The kinds of pleading that make claims after the complaint."""


class FreeTime(Strict):
    """A time in which no leave is needed; every part that is given must be met."""

    days: int = Field(0, description="how many days after the first of `after`, by a party who files the pleading")
    after: tuple[EventKind, ...] = Field((), description="the events from which the days are counted")
    before: tuple[EventKind, ...] = Field(
        (), description="the events that end the time, whatever their date, once the matter lists one of them"
    )
    against: Literal["anybody", "an opponent", "others"] = Field(
        "anybody",
        description="against whom the pleading makes claims: `an opponent` is a party on the other side of the case; "
        "all other parties are `others`",
    )


class LeaveToPlead(Provision):
    """When a pleading that makes claims after the complaint needs leave of the court."""

    needed: Literal["always", "after the time", "never"] = Field(
        description="whether leave is needed always, only after the `time`, or never"
    )
    time: tuple[FreeTime, ...] = Field((), description="the times in which no leave is needed")


class Amendments(Strict):
    """The law of one jurisdiction on amended complaints."""

    id: str = Field(description="the id of the record")
    name: str = Field(description="the name of the law")
    of_course: OfCourse = Field(description="the right to amend without consent and without leave")
    otherwise: ConsentOrLeave | None = Field(None, description="what is needed when that right is closed")
    counting: Counting | None = Field(None, description="what follows if the court is closed on a last day")
    added_days: AddedDays | None = Field(None, description="the days that the manner of service adds")
    respond: Response | None = Field(None, description="the time to respond to an amended complaint")
    after_leave: AfterLeave | None = Field(None, description="what must be done after the court gives leave")
    relation_back: Provision | None = Field(
        None, description="when an amendment counts as made on the day of the earlier complaint"
    )
    effect_on_motion: Provision | None = Field(
        None, description="the effect of an amendment on a pending motion against the earlier complaint"
    )
    supplemental: Provision | None = Field(None, description="what is needed to plead later events")
    more: tuple[Provision, ...] = Field((), description="what else the law says about an amended complaint")
    later_pleadings: Mapping[LaterPleading, LeaveToPlead] = Field(
        {}, description="when pleadings that make claims after the complaint need leave; omit a kind that was not read"
    )
