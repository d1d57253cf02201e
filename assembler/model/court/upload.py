"""What a court's filing system takes: how large a file may be, what it may not contain, what it must be."""

from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict

FileContent = Literal[
    "scripts",
    "embedded files",
    "encryption",
    "form fields",
    "external links",
    "annotations",
    "layers",
    "sound or video",
    "composite fonts",
]
"""What a file may contain besides its pages."""

FileQuality = Literal["letter size", "searchable text", "embedded fonts", "accessibility"]
"""What a file must have, or be."""

Megabytes = Annotated[float, Field(gt=0, le=10_000)]
"""A size in millions of bytes."""


class FileNames(Strict):
    """How files must be named."""

    longest: int | None = Field(None, description="the number of characters that a name may have")
    characters: str | None = Field(
        None,
        description="the characters that a name may have, as in a regular expression",
        examples=["A-Za-z0-9"],
    )
