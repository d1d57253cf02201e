"""A cause of action in the catalogue: what must be pleaded, and on whose authority."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.law import LawBasis


class Element(Strict):
    """One thing that must be shown."""

    statement: str = Field(description="what must be shown")
    pleading: str = Field(description="a sentence that pleads it, with {plaintiff} and {defendant}")
    needs: str = Field("", description="what facts it takes")
    conditional: str | bool = Field("", description="when it must be pleaded; always, if empty")


class Authority(Strict):
    """A rule, statute, case or instruction, and how it was read."""

    cite: str
    says: str = ""
    basis: LawBasis
    url: str = ""
    detail: str = ""


class Remedy(Strict):
    """What a court may give."""

    remedy: str
    authority: str = ""
    basis: LawBasis
    url: str = ""
    note: str = ""


class Standard(Strict):
    """How particularly the cause must be pleaded."""

    standard: str
    text: str
    cite: str = ""
    basis: LawBasis
    url: str = ""


class Limitations(Strict):
    """The period within which suit must be brought."""

    period: str
    years: str | None = None
    runs_from: str = ""
    authority: str = ""
    basis: LawBasis
    url: str = ""
    note: str = ""


class Cause(Strict):
    """A cause of action."""

    id: str
    name: str = Field(description="as it stands in the heading of a count")
    jurisdiction: Literal["US", "WA", "CA", "NY", "TX", "FL", "IL", "NV", "DE"]
    count_cite: str = ""
    elements: Mapping[str, Element]
    authorities: tuple[Authority, ...]
    remedies: tuple[Remedy, ...]
    pleading: Standard
    limitations: Limitations | None = None
    notes: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    example: Mapping[str, str]
