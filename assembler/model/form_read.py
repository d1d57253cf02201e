"""Records that a person compared the values in a court's record with the court's rules on form."""

from typing import Annotated

from pydantic import Field

from assembler.model.base import Day, Line, Strict

Fingerprint = Annotated[str, Field(pattern="^[0-9a-f]{12}$")]


class FormRead(Strict):
    """A person's comparison of the values that the program uses with the court's rules on form."""

    by: Line = Field(description="who read the rules", examples=["Ann Example"])
    date: Day = Field(description="when that person read the rules", examples=["2025-06-02"])
    values: Fingerprint | None = Field(
        None,
        description="the fingerprint of the compared values; by default, the fingerprint in the last build's manifest",
        examples=["3f9a2c1d07be"],
    )
