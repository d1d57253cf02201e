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
    over: Names = Field(
        (),
        description="the defendants; all by default, but of several, consent must name those who gave it",
        examples=[["aws"]],
    )
    allegations: Names = Field((), description="the allegations that show it", examples=[["headquarters"]])


Because = Literal[
    "events",
    "injury",
    "property",
    "real property",
    "residence",
    "plaintiff residence",
    "performance",
    "nonresidents",
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
        description="events, property (of any kind), real property or residence here; in a state court, where its law "
        "has them, the injury, the plaintiff's residence, performance of the contract here, or defendants none of whom "
        "resides in the state; in a federal court, fallback, if no district has any of these, copyright and patent, "
        "under their own statutes, and removal from a state court of the district; in either, a forum clause",
        examples=["events"],
    )
    over: Names = Field(
        (), description="the defendants whom a forum clause binds, if there are several", examples=[["aws"]]
    )
    waived: bool = Field(
        False, description="whether they waived objections to venue in the forum clause", examples=[True]
    )
    allegations: Names = Field((), description="the allegations that show it", examples=[["headquarters"]])


ONLY_IN_A_STATE: frozenset[Because] = frozenset({"injury", "plaintiff residence", "performance", "nonresidents"})
"""Grounds of venue that exist only under state law."""

IN_A_STATE: frozenset[Because] = ONLY_IN_A_STATE | {
    "events",
    "property",
    "real property",
    "residence",
    "forum clause",
}
"""Grounds of venue in state courts."""


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
