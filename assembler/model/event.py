"""What has happened in the case, and in earlier ones."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Day, Line, Names, Strict

What = Literal[
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
"""Kinds of event, in the words of the trial lawyer."""

END_OF_PROOF: tuple[What, ...] = ("trial begun", "witness sworn", "evidence introduced", "plaintiff rested")

IMPLIES: Mapping[What, tuple[What, ...]] = {
    "answer": ("responsive pleading",),
    "plaintiff rested": END_OF_PROOF[:3],
    "evidence closed": END_OF_PROOF,
    "evidence struck": END_OF_PROOF,
    "jury retired": (*END_OF_PROOF, "evidence closed"),
    "case submitted": (*END_OF_PROOF, "evidence closed"),
    "judgment": (*END_OF_PROOF, "evidence closed", "jury retired", "case submitted"),
}
"""What has happened once an event has: who rested has begun the trial."""

APPEARS: frozenset[What] = frozenset(
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
"""Papers by which a party appears."""

Method = Literal["notice", "stipulation", "motion", "nonsuit", "order"]
"""How a case was dismissed: by the plaintiff's notice, by all, on the plaintiff's motion, or by another order."""


class Event(Strict):
    """Something that was served or done in this case."""

    event: What = Field(description="what", examples=["answer"])
    by: Names = Field((), description="parties who did it", examples=[["aws"]])
    date: Day | None = Field(
        None, description="when it was served, or done; of `trial set`, the day of trial", examples=["2021-02-01"]
    )
    filed: Day | None = Field(
        None,
        description="when it was filed, where that is another day, or where nobody was served",
        examples=["2021-01-29"],
    )
    order: Literal["before the notice", "after the notice"] | None = Field(
        None, description="which came first, where both are of one day", examples=["after the notice"]
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
    def means(self) -> frozenset[What]:
        """What has happened with it: itself and all that it implies."""
        return frozenset((self.event, *IMPLIES.get(self.event, ())))


class EarlierDismissal(Strict):
    """A dismissal of the same claim, in any court."""

    court: Line = Field(description="which court", examples=["W.D. Wash."])
    number: Line | None = Field(None, description="number of that case", examples=["2:21-cv-00031-BJR"])
    date: Day = Field(description="when", examples=["2021-03-02"])
    by: Method = Field(
        description="how: by the plaintiff's notice, by stipulation, on the plaintiff's motion, by nonsuit, or by an"
        " order of which it is not said who asked for it",
        examples=["notice"],
    )
    parties: Names = Field((), description="defendants who were dismissed; all when left out", examples=[["aws"]])
    claims: Names = Field(
        (), description="ids of the causes dismissed; all when left out", examples=[["wa-breach-of-contract"]]
    )
