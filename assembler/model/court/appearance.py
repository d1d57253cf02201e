"""How a party that is no natural person appears in a court."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.party import Kind


class EntityAppearance(Strict):
    """Whether a corporation, or another entity, appears by an attorney only, and the exceptions."""

    by: Literal["attorney", "anybody"] = Field(
        description="by an attorney only, or by anybody whom it authorizes, as in some small claims courts"
    )
    kinds: tuple[Kind, ...] = Field(
        (), description="the kinds of entity that the authority names; all of them if omitted"
    )
    unless: str = Field(
        "", description="the exception, in words, as for small claims", examples=["except in small claims court"]
    )
