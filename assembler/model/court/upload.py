"""The requirements of a court's filing system: file size, forbidden contents, required qualities."""

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
"""Contents of a file, other than its pages, that a court may forbid."""

FileQuality = Literal["letter size", "searchable text", "embedded fonts", "accessibility"]
"""A quality that a file must have, such as searchable text."""

Megabytes = Annotated[float, Field(gt=0, le=10_000)]
"""A size in millions of bytes."""


class FileNames(Strict):
    """How files must be named."""

    longest: int | None = Field(None, description="the maximum number of characters in a name")
    characters: str | None = Field(
        None,
        description="the characters allowed in a name, written as in a regular expression's brackets",
        examples=["A-Za-z0-9"],
    )
