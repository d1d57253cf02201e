"""A group of lines about parties in a filing's `parties_block:`, with the role below them and the "v."."""

from pydantic import Field

from assembler.model.base import Line, Lines, Strict


class PartiesGroup(Strict):
    """Lines of a caption that are kept together, the role of the parties, and the "v." below it."""

    lines: Lines = Field(
        (), description="the lines about parties", examples=[["ANN SAMPLE", "an individual residing in Ohio,"]]
    )
    role: Line = Field(
        "",
        description="the role below the lines, or to the right of the last one if the court prints roles at the right",
        examples=["Plaintiffs,"],
    )
    versus: Line = Field("", description="what is printed between the sides, below these lines", examples=["v."])
