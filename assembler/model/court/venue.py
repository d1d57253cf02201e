"""The law of venue of a state: the grounds on which an action is brought in a county, and how each is pleaded."""

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
"""Kinds of action that a matter shows: by its counts, and by where its defendants are said to be."""

StateGround = Literal[
    "events", "injury", "property", "real property", "residence", "plaintiff residence", "performance", "nonresidents"
]
"""A ground of venue in a county."""

NARROWER: Mapping[str, StateGround] = {"events": "injury", "property": "real property"}
"""The narrower ground for each wider one: many states have only the narrower of the two."""


class VenueClause(Strict):
    """Where a ground of venue is in the law, and the words that plead it."""

    cite: str = Field("", description="its authority", examples=["Tex. Civ. Prac. & Rem. Code § 15.002(a)(1)"])
    because: str = Field(
        "",
        description="the clause after `because` that pleads it, with {defendants} or {plaintiffs}, if not the"
        " program's own",
        examples=["{defendants} {defendants:has its principal office|have their principal offices} here"],
    )
    only: str = Field(
        "", description="the actions for which it is a ground, if not for all", examples=["an action in tort"]
    )
    only_in: Actions | None = Field(
        None,
        description="that kind of action, where the names of the counts show it, or that no defendant is said to reside"
        " in the state",
        examples=["tort"],
    )
    needs_allegations: bool = Field(
        False,
        description="whether it is pleaded only if the matter names allegations with it, because it states a fact that"
        " the name of the ground does not",
        examples=[True],
    )


class VenueGround(VenueClause):
    """A ground of venue."""

    entities: VenueClause | None = Field(
        None, description="the law on parties that are not natural persons, if it differs"
    )
    partnerships: VenueClause | None = Field(
        None, description="the law on partnerships, general and limited, if it differs from that on other entities"
    )
    municipalities: VenueClause | None = Field(
        None, description="the law on actions against a city, a county or another political subdivision"
    )
    consumer_credit: VenueClause | None = Field(
        None, description="the law on actions on a consumer credit transaction, if it differs"
    )
    summary_proceedings: VenueClause | None = Field(
        None, description="the law on summary proceedings to recover possession, if it differs"
    )


class VenueLaw(Strict):
    """The law of venue of a state."""

    grounds: Mapping[StateGround, VenueGround] = Field({}, description="the grounds of venue in a county")
    whole: bool = Field(
        False, description="whether an action without a venue of its own has no other grounds", examples=["true"]
    )
    place: str = Field(
        "",
        description="what a county is called as a place of venue, if not what the caption calls it, with {county}",
        examples=["the {county} Unit"],
    )
    one_court: bool = Field(
        False, description="whether one court sits for the whole jurisdiction, without venue", examples=["true"]
    )

    def ground(self, because: str) -> VenueGround | None:
        """Return the ground called *because*, or a wider one that includes it; None if the law does not have it.

        A law on property of any kind has real property too.
        """
        names = (because, "property") if because == "real property" else (because,)
        return next((ground for key in names for name, ground in self.grounds.items() if name == key), None)

    def narrower(self, because: str) -> StateGround | None:
        """Return the narrower ground that the law has instead of *because*; None if there is none."""
        narrow = NARROWER.get(because)
        return narrow if narrow in self.grounds and because not in self.grounds else None
