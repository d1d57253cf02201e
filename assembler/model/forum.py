"""Why the action stands in this court: personal jurisdiction, venue, and the division it is assigned to."""

from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Line, Lines, Names, Prose, Strict, text_or


class PersonalJurisdiction(Strict):
    """Why the court has jurisdiction over the person of a defendant."""

    because: Literal["at home", "contacts", "consent"] = Field(
        description="at home here (general jurisdiction), contacts from which the claims arise (specific), or consent",
        examples=["contacts"],
    )
    over: Names = Field((), description="over which defendants; all of them when left out", examples=[["aws"]])
    allegations: Names = Field((), description="the allegations that say so", examples=[["headquarters"]])


Because = Literal[
    "events",
    "property",
    "residence",
    "fallback",
    "copyright",
    "patent",
    "patent residence",
    "forum clause",
    "removal",
]


class VenueReason(Strict):
    """Why venue lies in this district, or in this county of a state."""

    because: Because = Field(
        description="events, property or residence here; fallback, where no district has either; copyright and patent, "
        "by their own statute; a forum clause; removal from a state court of the district",
        examples=["events"],
    )
    allegations: Names = Field((), description="the allegations that say so", examples=[["headquarters"]])


IN_A_STATE: frozenset[Because] = frozenset({"events", "property", "residence", "forum clause"})
"""Reasons for venue that a court of a state knows too."""


VenueReasons = tuple[Annotated[VenueReason, text_or(VenueReason, "because")], ...]


class Assignment(Strict):
    """What a complaint says to have the action assigned to a division of the district."""

    counties: Lines = Field(
        (), description="county or counties where the events occurred, without that word", examples=["King"]
    )
    allegations: Names = Field((), description="the allegations that say so", examples=[["headquarters"]])
    text: Prose | None = Field(
        None,
        description="the matter's own words, in place of the program's",
        examples=["The parties signed the license in San Francisco."],
    )
    heading: Line | None = Field(None, description="its heading, in place of the court's", examples=["Assignment"])
