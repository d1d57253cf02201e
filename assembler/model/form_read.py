"""Records that somebody compared the court's rules on form with the values in its profile."""

from typing import Annotated

from pydantic import Field

from assembler.model.base import Day, Line, Strict

Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]


class FormRead(Strict):
    """A comparison, by a person, of the court's rules on form with the values that the program uses."""

    by: Line = Field(description="who read the rules", examples=["Ann Example"])
    date: Day = Field(description="when that person read the rules", examples=["2025-06-02"])
    values: Fingerprint | None = Field(
        None,
        description="the fingerprint of the compared values; by default, the fingerprint in the manifest of a build",
        examples=["3f9a2c1d07be"],
    )
