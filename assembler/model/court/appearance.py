"""How corporations and other entities appear in a court."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.party import Kind


class EntityAppearance(Strict):
    """Whether corporations and other entities must appear through an attorney, and what the exceptions are."""

    by: Literal["attorney", "anybody"] = Field(
        description="whether entities appear only through an attorney, or may appear through anybody whom they "
        "authorize, as in some small claims courts"
    )
    kinds: tuple[Kind, ...] = Field(
        (), description="the kinds of entity that the authority names; all kinds if omitted"
    )
    unless: str = Field(
        "", description="any exceptions, in words, such as small claims", examples=["except in small claims court"]
    )
