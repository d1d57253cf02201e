"""A style of citation: how courts that use this style abbreviate reporters and codes."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from assembler.model.base import Strict, blanks

Code = Annotated[str, blanks("number")]
"""A pattern for citing a section of a code, with `{number}` for the section number."""


class CitationStyle(Strict):
    """A style of citation."""

    id: str = Field(description="the id of the record")
    name: str = Field(description="the citation manual or style sheet")
    reporters: Mapping[str, str] = Field(
        {}, description="abbreviations of reporters that differ from those in the Bluebook"
    )
    codes: Mapping[str, Code] = Field({}, description="how a section of each code is cited", examples=["RCW {number}"])
