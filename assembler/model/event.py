"""What has happened in the case, and in earlier cases."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Day, Line, Names, Strict

EventKind = Literal[
    "service",
    "appearance",
    "answer",
    "responsive pleading",
    "motion to dismiss",
    "brief against a motion to dismiss",
    "motion for summary judgment",
    "motion treated as one for summary judgment",
    "summary judgment heard",
    "counterclaim",
    "crossclaim",
    "anti-SLAPP motion",
    "demurrer sustained without leave",
    "class settlement proposed",
    "class certified",
    "receiver appointed",
    "removal",
    "remand",
    "trial set",
    "trial begun",
    "witness sworn",
    "evidence introduced",
    "plaintiff rested",
    "evidence closed",
    "evidence struck",
    "jury retired",
    "case submitted",
    "judgment",
]
"""Kinds of event, in a trial lawyer's words."""

END_OF_PROOF: tuple[EventKind, ...] = ("trial begun", "witness sworn", "evidence introduced", "plaintiff rested")

IMPLIES: Mapping[EventKind, tuple[EventKind, ...]] = {
    "answer": ("responsive pleading",),
    "plaintiff rested": END_OF_PROOF[:3],
    "evidence closed": END_OF_PROOF,
    "evidence struck": END_OF_PROOF,
    "jury retired": (*END_OF_PROOF, "evidence closed"),
    "case submitted": (*END_OF_PROOF, "evidence closed"),
    "judgment": (*END_OF_PROOF, "evidence closed", "jury retired", "case submitted"),
}
"""Events that an event implies: if the plaintiff has rested, the trial has begun."""

APPEARS: frozenset[EventKind] = frozenset(
    {
        "appearance",
        "answer",
        "responsive pleading",
        "motion to dismiss",
        "motion for summary judgment",
        "motion treated as one for summary judgment",
        "counterclaim",
        "crossclaim",
        "anti-SLAPP motion",
        "removal",
    }
)
"""Events by which a party appears."""

Method = Literal["notice", "stipulation", "motion", "nonsuit", "order"]
"""How a case was dismissed: by notice, by stipulation, on the plaintiff's motion, by nonsuit, or by another order."""


class Event(Strict):
    """Something that was served or done in this case."""

    event: EventKind = Field(description="the kind of event", examples=["answer"])
    by: Names = Field((), description="the parties who did it", examples=[["aws"]])
    date: Day | None = Field(
        None, description="when it was served or done; for `trial set`, the day of trial", examples=["2021-02-01"]
    )
    filed: Day | None = Field(
        None,
        description="when it was filed, if on another day or if nobody was served",
        examples=["2021-01-29"],
    )
    order: Literal["before the notice", "after the notice"] | None = Field(
        None, description="which came first, if both were on the same day", examples=["after the notice"]
    )

    @model_validator(mode="after")
    def _dated(self) -> "Event":
        if self.date is None and self.filed is None:
            raise PydanticCustomError("no_day", "`date` is missing", {})
        return self

    @property
    def day(self) -> dt.date:
        """The first day on which it was served or filed."""
        return min(day for day in (self.date, self.filed) if day)

    @property
    def means(self) -> frozenset[EventKind]:
        """The events that have happened with it: itself and all that it implies."""
        return frozenset((self.event, *IMPLIES.get(self.event, ())))


class EarlierDismissal(Strict):
    """An earlier dismissal of the same claim, in any court."""

    court: Line = Field(description="the court", examples=["W.D. Wash."])
    number: Line | None = Field(None, description="the case number there", examples=["2:21-cv-00031-BJR"])
    date: Day = Field(description="date of the dismissal", examples=["2021-03-02"])
    by: Method = Field(
        description="how it was dismissed: by the plaintiff's notice, by stipulation, on the plaintiff's motion, by"
        " nonsuit, or by another order",
        examples=["notice"],
    )
    parties: Names = Field((), description="the defendants who were dismissed; all by default", examples=[["aws"]])
    claims: Names = Field(
        (), description="ids of the causes that were dismissed; all by default", examples=[["wa-breach-of-contract"]]
    )
