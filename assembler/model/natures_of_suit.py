"""A list of the natures of suit into which courts classify civil cases, each with its code."""

from collections.abc import Mapping

from pydantic import Field

from assembler.model.base import Strict


class NaturesOfSuit(Strict):
    """A list of nature-of-suit codes, as on a civil cover sheet."""

    id: str = Field(description="the id of the record")
    name: str = Field(description="the name of the list of natures of suit")
    natures: Mapping[str, str] = Field(description="the name of each nature of suit, by its code")
