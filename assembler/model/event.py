"""What has happened in the case, and in earlier ones."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Day, Line, Names, Strict

What = Literal[
    "appearance",
    "service",
    "answer",
    "motion to dismiss",
    "motion for summary judgment",
    "counterclaim",
    "class certified",
    "trial begun",
]


class Event(Strict):
    """Something that was served or done in this case."""

    event: What = Field(description="what", examples=["answer"])
    by: Names = Field((), description="parties who did it", examples=[["aws"]])
    date: Day = Field(description="when it was served", examples=["2021-02-01"])
    order: Literal["before the notice", "after the notice"] | None = Field(
        None, description="which came first, where both are of one day", examples=["after the notice"]
    )


class EarlierDismissal(Strict):
    """A dismissal of the same claim, in any court."""

    court: Line = Field(description="which court", examples=["W.D. Wash."])
    number: Line | None = Field(None, description="number of that case", examples=["2:21-cv-00031-BJR"])
    date: Day = Field(description="when", examples=["2021-03-02"])
    by: Literal["notice", "stipulation", "order"] = Field(description="how", examples=["notice"])
    parties: Names = Field((), description="defendants who were dismissed; all when left out", examples=[["aws"]])
    claims: Names = Field(
        (), description="ids of the causes dismissed; all when left out", examples=[["wa-breach-of-contract"]]
    )
