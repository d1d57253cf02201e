"""Type in a court's record: the kind of type, its sizes, and the type families that a rule names."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Strict, text_or

Points = Annotated[float, Field(gt=0, le=72)]
"""A type size or the distance between two lines, in points."""


class Family(Strict):
    """A type family that a rule names, and the minimum sizes that the rule allows in that family."""

    name: str = Field(description="the name of the type family", examples=["Times New Roman"])
    minimum: float | None = Field(
        None, description="the minimum size of text in points, if this family has its own minimum", examples=[14]
    )
    notes_minimum: float | None = Field(
        None, description="the minimum size of footnotes in points, if this family has its own minimum", examples=[12]
    )


FAMILY_NAMES: Mapping[str, frozenset[str]] = {
    "times": frozenset({"Times", "Times New Roman", "CG Times", "Liberation Serif", "TeX Gyre Termes", "Tinos"}),
    "century schoolbook": frozenset({"Century", "Century Schoolbook", "New Century Schoolbook", "TeX Gyre Schola"}),
    "courier": frozenset({"Courier", "Courier New", "Courier Prime", "Liberation Mono"}),
}
"""For each kind of type, the family names in court rules, with fonts that have the same metrics."""


class Type(Strict):
    """The kind of type and its sizes in points: the sizes used, and the minimum sizes that the rule allows."""

    kind: Literal["times", "century schoolbook", "courier"] = Field(description="the kind of type")
    size: Points = Field(description="size of text, in points")
    minimum: Points = Field(description="the minimum size that the rule allows for text, in points")
    notes: Points = Field(description="size of footnotes, in points")
    notes_minimum: Points = Field(description="the minimum size that the rule allows for footnotes, in points")
    families: tuple[Annotated[Family, text_or(Family, "name")], ...] = Field(
        (), description="the type families that the rule allows or prefers; if empty, any family is allowed"
    )

    @model_validator(mode="after")
    def _check_families_and_sizes(self) -> "Type":
        """Check that the type is of a family that the rule names, and that its sizes are not below the minimum."""
        matching_families = [family for family in self.families if family.name in FAMILY_NAMES[self.kind]]
        if self.families and not matching_families:
            names = ", ".join(family.name for family in self.families)
            raise PydanticCustomError(
                "family", "is in a type family that the rule does not name; the rule names {names}", {"names": names}
            )
        minimum = min((family.minimum or self.minimum for family in matching_families), default=self.minimum)
        notes_minimum = min(
            (family.notes_minimum or self.notes_minimum for family in matching_families), default=self.notes_minimum
        )
        if self.size < minimum or self.notes < notes_minimum:
            message = "is smaller than the rule allows: {minimum} points for text, {notes} for footnotes"
            raise PydanticCustomError("too_small", message, {"minimum": f"{minimum:g}", "notes": f"{notes_minimum:g}"})
        return self
