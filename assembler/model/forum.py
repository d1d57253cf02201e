"""The reasons why the action belongs in this court: personal jurisdiction, venue, and a division."""

from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Line, Lines, Names, Prose, Strict, text_or


class PersonalJurisdiction(Strict):
    """Why the court has personal jurisdiction over a defendant."""

    because: Literal["at home", "contacts", "consent"] = Field(
        description="the ground: at home here (general jurisdiction), contacts from which the claims arise (specific "
        "jurisdiction), or consent",
        examples=["contacts"],
    )
    over: Names = Field(
        (),
        description="the defendants; by default, all; but if there are several, a ground of consent must name those "
        "who consented",
        examples=[["aws"]],
    )
    allegations: Names = Field((), description="the allegations that support the ground", examples=[["headquarters"]])


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
        description="the ground of venue. In any court: events, any property, real property or residence "
        "here, or a forum clause. In a state court whose law has it: the injury, the plaintiff's "
        "residence or performance of the contract here, or that no defendant resides in the state. In a "
        "federal court: fallback, if no district has any of these; copyright and patent, under their own "
        "statutes; or removal from a state court in the district",
        examples=["events"],
    )
    over: Names = Field(
        (), description="the defendants bound by a forum clause, if there are several defendants", examples=[["aws"]]
    )
    waived: bool = Field(
        False, description="whether the defendants waived objections to venue in the forum clause", examples=[True]
    )
    allegations: Names = Field((), description="the allegations that support the ground", examples=[["headquarters"]])


STATE_ONLY_GROUNDS: frozenset[Because] = frozenset({"injury", "plaintiff residence", "performance", "nonresidents"})
"""Grounds of venue that exist only under state law."""

STATE_GROUNDS: frozenset[Because] = STATE_ONLY_GROUNDS | {
    "events",
    "property",
    "real property",
    "residence",
    "forum clause",
}
"""The grounds of venue that are available in state courts."""


VenueReasons = tuple[Annotated[VenueReason, text_or(VenueReason, "because")], ...]


class Assignment(Strict):
    """A complaint's paragraph on the assignment of the action to a division of the district."""

    counties: Lines = Field(
        (), description="the county or counties where the events occurred, without the word County", examples=["King"]
    )
    allegations: Names = Field(
        (), description="the allegations that support the assignment", examples=[["headquarters"]]
    )
    text: Prose | None = Field(
        None,
        description="your own text instead of the program's",
        examples=["The parties signed the license in San Francisco."],
    )
    heading: Line | None = Field(
        None, description="your own heading instead of the court's, or `none`", examples=["Assignment"]
    )
