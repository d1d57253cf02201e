"""A federal circuit: its name, and how its courts treat certain pleadings."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.law import Law


class Circuit(Strict):
    """A federal circuit."""

    id: str = Field(description="the circuit's number, or DC")
    name: str = Field(description="the circuit's name", examples=["Ninth Circuit"])
    citation: str = Field(description="the circuit's name as abbreviated in citations", examples=["9th Cir."])
    shotgun_pleading: Law[Literal["struck"]] | None = Field(
        None,
        description="whether the circuit's courts strike a complaint in which each count incorporates all "
        "earlier counts",
    )
