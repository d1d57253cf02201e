"""A state's law of venue: the grounds on which an action is brought in a county, and how each is pleaded."""

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
"""Kinds of action that a matter shows, by its counts and by where its defendants reside."""

StateGround = Literal[
    "events", "injury", "property", "real property", "residence", "plaintiff residence", "performance", "nonresidents"
]
"""A ground of venue in a county."""

NARROWER: Mapping[str, StateGround] = {"events": "injury", "property": "real property"}
"""The narrower ground for each wider one: many states have only the narrower ground."""


class VenueClause(Strict):
    """Where the law states a ground of venue, and the words that plead it."""

    cite: str = Field("", description="its authority", examples=["Tex. Civ. Prac. & Rem. Code § 15.002(a)(1)"])
    because: str = Field(
        "",
        description="the clause after `because` that pleads the ground, with {defendants} or {plaintiffs}, if not "
        "the program's own",
        examples=["{defendants} {defendants:has its principal office|have their principal offices} here"],
    )
    only: str = Field(
        "", description="the actions for which it is a ground of venue, if not for all", examples=["an action in tort"]
    )
    only_in: Actions | None = Field(
        None,
        description="that kind of action, if the names of the counts show it, or if no defendant is said to reside "
        "in the state",
        examples=["tort"],
    )
    needs_allegations: bool = Field(
        False,
        description="whether the ground is pleaded only if the matter names allegations for it, because the clause "
        "states a fact that the name of the ground does not",
        examples=[True],
    )


class VenueGround(VenueClause):
    """A ground of venue."""

    entities: VenueClause | None = Field(
        None, description="the law for parties other than natural persons, if it differs"
    )
    partnerships: VenueClause | None = Field(
        None, description="the law for partnerships, general and limited, if it differs from that for other entities"
    )
    municipalities: VenueClause | None = Field(
        None, description="the law for actions against a city, a county or another political subdivision"
    )
    consumer_credit: VenueClause | None = Field(
        None, description="the law for actions on a consumer credit transaction, if it differs"
    )
    summary_proceedings: VenueClause | None = Field(
        None, description="the law for summary proceedings to recover possession, if it differs"
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
        description="what a county is called as a place of venue, with {county}, if not what the caption calls it",
        examples=["the {county} Unit"],
    )
    one_court: bool = Field(
        False, description="whether one court serves the whole jurisdiction, without venue", examples=["true"]
    )

    def ground(self, because: str) -> VenueGround | None:
        """Return the ground called *because*, or a wider ground that includes it; None if the law has neither.

        A law for property of any kind includes real property.
        """
        names = (because, "property") if because == "real property" else (because,)
        return next((ground for key in names for name, ground in self.grounds.items() if name == key), None)

    def narrower(self, because: str) -> StateGround | None:
        """Return the narrower ground that the law has instead of *because*; None if there is none."""
        narrow = NARROWER.get(because)
        return narrow if narrow in self.grounds and because not in self.grounds else None
