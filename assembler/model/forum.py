"""Why the action is in this court: personal jurisdiction, venue, and assignment to a division."""

from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Line, Lines, Names, Prose, Strict, text_or


class PersonalJurisdiction(Strict):
    """Why the court has personal jurisdiction over a defendant."""

    because: Literal["at home", "contacts", "consent"] = Field(
        description="at home here (general jurisdiction), contacts from which the claims arise (specific), or consent",
        examples=["contacts"],
    )
    over: Names = Field((), description="the defendants; all by default", examples=[["aws"]])
    allegations: Names = Field((), description="the allegations that show it", examples=[["headquarters"]])


Because = Literal[
    "events",
    "property",
    "residence",
    "plaintiff residence",
    "fallback",
    "copyright",
    "patent",
    "patent residence",
    "forum clause",
    "removal",
]


class VenueReason(Strict):
    """Why venue is proper in this district, or in this county of a state."""

    because: Because = Field(
        description="events, property or residence here; the plaintiff's residence, where a state's law has that; "
        "fallback, if no district has any of these; copyright and patent, under their own statutes; a forum clause; "
        "removal from a state court of the district",
        examples=["events"],
    )
    allegations: Names = Field((), description="the allegations that show it", examples=[["headquarters"]])


IN_A_STATE: frozenset[Because] = frozenset({"events", "property", "residence", "plaintiff residence", "forum clause"})
"""Reasons for venue in state courts too."""


VenueReasons = tuple[Annotated[VenueReason, text_or(VenueReason, "because")], ...]


class Assignment(Strict):
    """What a complaint says about the assignment of the action to a division of the district."""

    counties: Lines = Field(
        (), description="county or counties where the events occurred, without the word County", examples=["King"]
    )
    allegations: Names = Field((), description="the allegations that show it", examples=[["headquarters"]])
    text: Prose | None = Field(
        None,
        description="your own words instead of the program's",
        examples=["The parties signed the license in San Francisco."],
    )
    heading: Line | None = Field(None, description="your own heading instead of the court's", examples=["Assignment"])
