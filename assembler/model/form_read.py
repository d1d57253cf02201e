"""Who has read the rules on the form of papers, and against which values of a court's profile."""

from typing import Annotated

from pydantic import Field

from assembler.model.base import Day, Line, Strict

Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]


class FormRead(Strict):
    """Somebody compared the court's rules on form with the values that the program works with."""

    by: Line = Field(description="who read the rules", examples=["Ann Example"])
    date: Day = Field(description="when", examples=["2025-06-02"])
    values: Fingerprint | None = Field(
        None,
        description="the fingerprint of the values that were read; else the one that the manifest of a build keeps",
        examples=["3f9a2c1d07be"],
    )
