"""A state's law of venue: the grounds for bringing an action in a county, and the words that plead each ground."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Strict

Actions = Literal[
    "tort",
    "contract",
    "collision",
    "consumer credit",
    "other than consumer credit",
    "summary proceeding",
    "transitory",
    "transitory other than consumer credit",
    "nonresidents",
]
"""The kinds of action that a matter can show, by its counts and by the residences of its defendants."""

StateGround = Literal[
    "events", "injury", "property", "real property", "residence", "plaintiff residence", "performance", "nonresidents"
]
"""A ground of venue in a county."""

NARROWER_GROUNDS: Mapping[str, StateGround] = {"events": "injury", "property": "real property"}
"""For each broad ground, the narrower ground that many states have instead of it."""


class VenueClause(Strict):
    """The provision for a ground of venue, and the words that plead this ground."""

    cite: str = Field("", description="its authority", examples=["Tex. Civ. Prac. & Rem. Code § 15.002(a)(1)"])
    because: str = Field(
        "",
        description="the clause that pleads the ground after `because`, with {defendants} or {plaintiffs}, if not "
        "the program's own",
        examples=["{defendants} {defendants:has its principal office|have their principal offices} here"],
    )
    only: str = Field(
        "", description="the actions in which the ground is available, if not in all", examples=["an action in tort"]
    )
    only_in: Actions | None = Field(
        None,
        description="the same kind of action as a value, if the counts or the residences of the defendants can show it",
        examples=["tort"],
    )
    needs_allegations: bool = Field(
        False,
        description="whether the ground is pleaded only if the matter names supporting allegations, because the clause "
        "states a fact that the name of the ground does not imply",
        examples=[True],
    )


class VenueGround(VenueClause):
    """A ground of venue."""

    entities: VenueClause | None = Field(
        None, description="the provision for parties other than natural persons, if it differs"
    )
    partnerships: VenueClause | None = Field(
        None,
        description="the provision for general and limited partnerships, if it differs from that for other entities",
    )
    municipalities: VenueClause | None = Field(
        None, description="the provision for actions against a city, a county or another political subdivision"
    )
    consumer_credit: VenueClause | None = Field(
        None, description="the provision for actions on a consumer credit transaction, if it differs"
    )
    summary_proceedings: VenueClause | None = Field(
        None, description="the provision for summary proceedings to recover possession, if it differs"
    )


class VenueLaw(Strict):
    """The law of venue of a state."""

    grounds: Mapping[StateGround, VenueGround] = Field({}, description="the grounds of venue in a county")
    whole: bool = Field(
        False,
        description="whether these are the only grounds for an action that has no special venue",
        examples=["true"],
    )
    place: str = Field(
        "",
        description="the name of a county as a place of venue, with {county}, if it differs from the name in the "
        "caption",
        examples=["the {county} Unit"],
    )
    one_court: bool = Field(
        False,
        description="whether one court serves the whole jurisdiction, so that there is no law of venue",
        examples=["true"],
    )

    def ground(self, because: str) -> VenueGround | None:
        """Return the ground called *because*, or a broader ground that includes it; None if the law has neither."""
        grounds: dict[str, VenueGround] = dict(self.grounds.items())
        broader_ground = grounds.get("property") if because == "real property" else None
        return grounds.get(because, broader_ground)

    def narrower(self, because: str) -> StateGround | None:
        """Return the narrower ground that the law has instead of *because*; None if there is none."""
        if because in self.grounds:
            return None
        narrower_ground = NARROWER_GROUNDS.get(because)
        return narrower_ground if narrower_ground in self.grounds else None
