"""Events in the case and in earlier cases."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Day, Line, Names, Strict
from assembler.model.event_kinds import EventKind, Manner
from assembler.model.event_sequences import implied_events
from assembler.model.event_words import event_called, remedy

Method = Literal[
    "notice", "stipulation", "motion", "nonsuit", "nonsuit by notice", "nonsuit by order", "order", "involuntary order"
]
"""How a case was dismissed: by notice, by stipulation, on the plaintiff's motion, by nonsuit, or by another order.

An involuntary order is made on the defendant's motion or on the court's own motion; it is not a dismissal by the
plaintiff. A nonsuit is a notice by the plaintiff in some states and an order in others.
"""

Trait = Literal[
    "class action",
    "derivative action",
    "association",
    "FLSA",
    "qui tam",
    "wrongful death",
    "replevin",
    "mortgage",
    "tax foreclosure",
]
"""Kinds of action on which a provision in a law of dismissal can depend."""


def _event_named(words: Any) -> Any:
    """Return the event that *words* name, directly or by a synonym; a value that is not text is left to pydantic."""
    if not isinstance(words, str):
        return words
    if kind := event_called(words):
        return kind
    raise PydanticCustomError("not_an_event", "is not an event", {"fix": remedy(words)})


class Event(Strict):
    """An event in this case: something that was served, filed or done."""

    event: Annotated[EventKind, BeforeValidator(_event_named, json_schema_input_type=EventKind)] = Field(
        description="the kind of event, such as `answer`", examples=["answer"]
    )
    by: Names = Field(
        (),
        description="the parties who acted; for a ruling on a motion, the party who made the motion; for an answer "
        "that was struck or withdrawn, the party whose answer it was",
        examples=[["aws"]],
    )
    claims: Names = Field(
        (),
        description="for `judgment` and `claims decided`: the claims that were decided; by default, all claims",
        examples=[["contract"]],
    )
    against: Names = Field(
        (),
        description="for `judgment`, `claims decided` and `leave to discontinue`: the parties against whom the "
        "decision was made; by default, all; a decision only against plaintiffs decides their claims",
        examples=[["aws"]],
    )
    date: Day | None = Field(
        None,
        description="when it was served or done; for `return date`, `trial set`, `opposition due`, `response to a "
        "motion due`, `amendment due` and `pleading deadline`, the date that was set",
        examples=["2021-02-01"],
    )
    filed: Day | None = Field(
        None,
        description="when the paper was filed, if that date differs or if the paper was not served",
        examples=["2021-01-29"],
    )
    manner: Manner | None = Field(
        None, description="how the paper was served, as some manners of service add days", examples=["mail"]
    )
    order: (
        Literal["before the notice", "after the notice", "before the amended complaint", "after the amended complaint"]
        | None
    ) = Field(
        None,
        description="whether the event or the dismissing paper, or the amended complaint, came first, if both have the "
        "same date",
        examples=["after the notice"],
    )

    @model_validator(mode="after")
    def _check_date(self) -> "Event":
        if self.date is None and self.filed is None:
            raise PydanticCustomError("no_day", "`date` is missing", {})
        return self

    @property
    def day(self) -> dt.date:
        """The date of the event: the earlier of `date` and `filed`."""
        return min(day for day in (self.date, self.filed) if day)

    @property
    def precedes_notice(self) -> bool | None:
        """Whether the event came before a dismissing paper of the same date; None if the matter does not say."""
        return {"before the notice": True, "after the notice": False}.get(self.order or "")

    @property
    def precedes_amendment(self) -> bool | None:
        """Whether the event came before an amended complaint of the same date; None if the matter does not say."""
        return {"before the amended complaint": True, "after the amended complaint": False}.get(self.order or "")

    @property
    def kinds(self) -> frozenset[EventKind]:
        """The kind of the event, and all kinds of event that it implies, directly or indirectly."""
        return implied_events(self.event)


class PrecedingEvent(Event):
    """An event that the matter does not list, but that must have come before a listed event."""

    shown_by: Event
    """The listed event that shows that this event happened."""
    by_none_of: Names = ()
    """The parties who cannot have done the act, because they are in default."""


class EarlierDismissal(Strict):
    """An earlier dismissal of the same claim, in any court."""

    court: Line = Field(description="the court", examples=["W.D. Wash."])
    number: Line | None = Field(None, description="the case number of the earlier case", examples=["2:21-cv-00031-BJR"])
    date: Day = Field(description="the date of the earlier dismissal", examples=["2021-03-02"])
    by: Method = Field(
        description="how the claim was dismissed: by the plaintiff's notice, by stipulation, on the plaintiff's "
        "motion, by nonsuit (by notice, as in Texas, or by order, as in Virginia), by an involuntary "
        "order (on the defendant's motion, or the court's own), or by another order",
        examples=["notice"],
    )
    parties: Names = Field((), description="the defendants who were dismissed; by default, all", examples=[["aws"]])
    claims: Names = Field(
        (),
        description="the ids of the causes that were dismissed; by default, all",
        examples=[["wa-breach-of-contract"]],
    )
    foreign: bool | None = Field(
        None,
        description="whether it is a court of another country, such as Canada; a name that only a foreign court has, "
        "such as Ontario Superior Court of Justice, shows this without the key; otherwise the court counts as "
        "a federal or state court",
        examples=["true"],
    )
    renewed: bool = Field(
        False,
        description="whether this action was brought within the time that a savings statute allows after the earlier "
        "dismissal",
        examples=["true"],
    )
