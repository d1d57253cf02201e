"""What has happened in the case, and in earlier cases."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Day, Line, Names, Strict

EventKind = Literal[
    "service",
    "return date",
    "appearance",
    "default",
    "answer",
    "amended answer",
    "answer withdrawn",
    "answer struck",
    "responsive pleading",
    "motion to dismiss",
    "brief against a motion to dismiss",
    "motion to dismiss heard",
    "motion to dismiss denied",
    "motion to dismiss granted",
    "motion for summary judgment",
    "motion treated as one for summary judgment",
    "opposition due",
    "opposition filed",
    "adverse tentative ruling",
    "summary judgment heard",
    "summary judgment submitted",
    "summary judgment denied",
    "motion for summary judgment withdrawn",
    "other motion",
    "counterclaim",
    "crossclaim",
    "anti-SLAPP motion",
    "anti-SLAPP motion decided",
    "anti-SLAPP motion denied",
    "demurrer sustained with leave",
    "amendment due",
    "amended complaint",
    "demurrer sustained without leave",
    "claims decided",
    "leave to discontinue",
    "class settlement proposed",
    "class certified",
    "settlement approved",
    "receiver appointed",
    "preliminary injunction heard",
    "provisional remedy allowed",
    "property in custody",
    "arbitration ordered",
    "arbitration award final",
    "bankruptcy stay",
    "bankruptcy stay lifted",
    "motion to transfer",
    "motion to transfer denied",
    "transfer",
    "transfer to this court",
    "removal",
    "remand",
    "remanded with directions",
    "dismissal for want of prosecution",
    "reinstatement",
    "pretrial hearing",
    "appeal",
    "appeal decided",
    "trial set",
    "hearing on the merits begun",
    "jury panel sworn",
    "trial begun",
    "witness sworn",
    "evidence introduced",
    "plaintiff rested",
    "directed verdict granted",
    "evidence closed",
    "evidence struck",
    "jury retired",
    "case submitted",
    "judgment",
]
"""Kinds of event, in a trial lawyer's words."""

DECIDED: frozenset[EventKind] = frozenset(
    {"motion to dismiss granted", "demurrer sustained without leave", "directed verdict granted", "evidence struck"}
)
"""The events that decide claims, beside those that say so: a judgment, and `claims decided`."""

DECIDING: frozenset[EventKind] = DECIDED | {
    "motion to dismiss heard",
    "summary judgment heard",
    "summary judgment submitted",
    "jury retired",
    "case submitted",
}
"""The events that decide claims, or upon which the court may decide them at any moment."""

SET_AHEAD: frozenset[EventKind] = frozenset({"return date", "trial set", "opposition due", "amendment due"})
"""Events whose day is known before it comes."""

TRIAL: tuple[EventKind, ...] = ("hearing on the merits begun", "trial begun")

END_OF_PROOF: tuple[EventKind, ...] = (*TRIAL, "witness sworn", "evidence introduced", "plaintiff rested")

ANSWERED: tuple[EventKind, ...] = ("answer", "responsive pleading")

IMPLIES: Mapping[EventKind, tuple[EventKind, ...]] = {
    "answer": ("responsive pleading",),
    "responsive pleading": ("answer",),
    "amended answer": ANSWERED,
    "counterclaim": ANSWERED,
    "crossclaim": ANSWERED,
    "summary judgment submitted": ("summary judgment heard",),
    "trial begun": TRIAL[:1],
    "plaintiff rested": END_OF_PROOF[:4],
    "evidence closed": END_OF_PROOF,
    "evidence struck": END_OF_PROOF,
    "jury retired": (*END_OF_PROOF, "evidence closed"),
    "case submitted": (*END_OF_PROOF, "evidence closed"),
}
"""Events that an event implies: if the plaintiff has rested, the trial has begun; a counterclaim is in an answer.

In addition, each event by which a party appears implies its appearance.
"""

APPEARS: frozenset[EventKind] = frozenset(
    {
        "appearance",
        "answer",
        "amended answer",
        "responsive pleading",
        "motion to dismiss",
        "motion for summary judgment",
        "motion to transfer",
        "motion treated as one for summary judgment",
        "counterclaim",
        "crossclaim",
        "anti-SLAPP motion",
        "other motion",
        "removal",
    }
)
"""Events by which a party appears."""

Method = Literal[
    "notice", "stipulation", "motion", "nonsuit", "nonsuit by notice", "nonsuit by order", "order", "involuntary order"
]
"""How a case was dismissed: by notice, by stipulation, on the plaintiff's motion, by nonsuit, or by another order.

An involuntary order is on the defendant's motion or the court's own; the plaintiff has dismissed nothing by it.

In some states a nonsuit is the plaintiff's notice, in others an order.
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
"""Kinds of action on which a law of dismissal can depend."""


class Event(Strict):
    """Something that was served or done in this case."""

    event: EventKind = Field(description="the kind of event", examples=["answer"])
    by: Names = Field((), description="the parties who did it", examples=[["aws"]])
    claims: Names = Field(
        (),
        description="for `judgment` and `claims decided`: the claims that were decided; by default, all",
        examples=[["contract"]],
    )
    against: Names = Field(
        (),
        description="for `judgment`, `claims decided` and `leave to discontinue`: the parties whom the decision "
        "concerns; by default, all",
        examples=[["aws"]],
    )
    date: Day | None = Field(
        None,
        description="when it was served or done; for `return date`, `trial set`, `opposition due` and `amendment due`,"
        " the day itself",
        examples=["2021-02-01"],
    )
    filed: Day | None = Field(
        None,
        description="when it was filed, if on another day or if it was not served",
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
        appears: tuple[EventKind, ...] = ("appearance",) if self.event in APPEARS else ()
        return frozenset((self.event, *IMPLIES.get(self.event, ()), *appears))


class EarlierDismissal(Strict):
    """An earlier dismissal of the same claim, in any court."""

    court: Line = Field(description="the court", examples=["W.D. Wash."])
    number: Line | None = Field(None, description="the case number there", examples=["2:21-cv-00031-BJR"])
    date: Day = Field(description="date of the dismissal", examples=["2021-03-02"])
    by: Method = Field(
        description="how it was dismissed: by the plaintiff's notice, by stipulation, on the plaintiff's motion, by"
        " nonsuit (by notice, as in Texas, or by order, as in Virginia), by an involuntary order (on the defendant's"
        " motion, or the court's own), or by another order",
        examples=["notice"],
    )
    parties: Names = Field((), description="the defendants who were dismissed; all by default", examples=[["aws"]])
    claims: Names = Field(
        (), description="ids of the causes that were dismissed; all by default", examples=[["wa-breach-of-contract"]]
    )
    foreign: bool | None = Field(
        None,
        description="whether the court is a court of another country, such as Canada; a name that only a foreign court"
        " has, such as Ontario Superior Court of Justice, shows it; otherwise the court counts as a federal or state"
        " court",
        examples=["true"],
    )
    renewed: bool = Field(
        False,
        description="whether this action was brought in the time that a savings statute gave after that dismissal",
        examples=["true"],
    )
