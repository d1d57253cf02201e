"""The limits of a court's filing system: the size of a file, forbidden contents, required qualities."""

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
"""Contents of a file other than its pages."""

FileQuality = Literal["letter size", "searchable text", "embedded fonts", "accessibility"]
"""A quality that a file must have."""

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
