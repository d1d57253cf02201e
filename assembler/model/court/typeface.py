"""Type in a court's profile: its kind, its sizes and the families that a rule names."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Strict, text_or

Points = Annotated[float, Field(gt=0, le=72)]
"""A size of type or the distance between two lines, in points."""


class Family(Strict):
    """A family of type that a rule names, and the least size that the rule allows in it."""

    name: str = Field(description="the name of the family", examples=["Times New Roman"])
    minimum: float | None = Field(
        None, description="the least size of text in points, if this family has its own", examples=[14]
    )
    notes_minimum: float | None = Field(
        None, description="the least size of footnotes in points, if this family has its own", examples=[12]
    )


NAMES: Mapping[str, frozenset[str]] = {
    "times": frozenset({"Times", "Times New Roman", "CG Times", "Liberation Serif", "TeX Gyre Termes", "Tinos"}),
    "century schoolbook": frozenset({"Century", "Century Schoolbook", "New Century Schoolbook", "TeX Gyre Schola"}),
    "courier": frozenset({"Courier", "Courier New", "Courier Prime", "Liberation Mono"}),
}
"""For each kind of type, the names that rules of court use and fonts with the same metrics."""


class Type(Strict):
    """Kind of type and its sizes in points: what is used, and the least that the rule allows."""

    kind: Literal["times", "century schoolbook", "courier"] = Field(description="the kind of type")
    size: Points = Field(description="size of text, in points")
    minimum: Points = Field(description="the least size that the rule allows for text, in points")
    notes: Points = Field(description="size of footnotes, in points")
    notes_minimum: Points = Field(description="the least size that the rule allows for footnotes, in points")
    families: tuple[Annotated[Family, text_or(Family, "name")], ...] = Field(
        (), description="the families that the rule allows or prefers; any family, if empty"
    )

    @model_validator(mode="after")
    def _as_the_rule_allows(self) -> "Type":
        """Check that the type is of a family that the rule names, and at least as large as the rule requires."""
        matching_families = [family for family in self.families if family.name in NAMES[self.kind]]
        if self.families and not matching_families:
            names = ", ".join(family.name for family in self.families)
            raise PydanticCustomError("family", "is in a family that the rule does not name: {names}", {"names": names})
        least = min((family.minimum or self.minimum for family in matching_families), default=self.minimum)
        notes = min(
            (family.notes_minimum or self.notes_minimum for family in matching_families), default=self.notes_minimum
        )
        if self.size < least or self.notes < notes:
            message = "is smaller than the rule allows: {least} points for text, {notes} for footnotes"
            raise PydanticCustomError("too_small", message, {"least": f"{least:g}", "notes": f"{notes:g}"})
        return self
