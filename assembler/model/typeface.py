"""Type in a court's profile: its kind, its sizes and the families that a rule names."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Strict, text_or

Points = Annotated[float, Field(gt=0, le=72)]
"""A size of type or the distance of two lines, in points."""


class Family(Strict):
    """A family of type that the rule names, and the least points that it asks of that one."""

    name: str = Field(description="the family's name", examples=["Times New Roman"])
    minimum: float | None = Field(
        None, description="the least points for text, where this family has its own", examples=[14]
    )
    notes_minimum: float | None = Field(
        None, description="the least points for notes, where this family has its own", examples=[12]
    )


NAMES: Mapping[str, frozenset[str]] = {
    "times": frozenset({"Times", "Times New Roman", "CG Times", "Liberation Serif", "TeX Gyre Termes", "Tinos"}),
    "century schoolbook": frozenset({"Century", "Century Schoolbook", "New Century Schoolbook", "TeX Gyre Schola"}),
    "courier": frozenset({"Courier", "Courier New", "Courier Prime", "Liberation Mono"}),
}
"""The names by which rules of court call each kind of type, and those of the fonts of the same metrics."""


class Type(Strict):
    """Kind of type and its sizes in points: what we set, and the least that the rule allows."""

    kind: Literal["times", "century schoolbook", "courier"]
    size: Points
    minimum: Points
    notes: Points
    notes_minimum: Points
    families: tuple[Annotated[Family, text_or(Family, "name")], ...] = Field(
        (), description="the families that the rule allows or prefers; any, if it names none"
    )

    @model_validator(mode="after")
    def _as_the_rule_allows(self) -> "Type":
        """See that what is set is among the named families, and no smaller than the rule allows."""
        ours = [one for one in self.families if one.name in NAMES[self.kind]]
        if self.families and not ours:
            names = ", ".join(one.name for one in self.families)
            raise PydanticCustomError(
                "family", "is set in a family that the rule does not name: {names}", {"names": names}
            )
        least = min((one.minimum or self.minimum for one in ours), default=self.minimum)
        notes = min((one.notes_minimum or self.notes_minimum for one in ours), default=self.notes_minimum)
        if self.size < least or self.notes < notes:
            message = "is set smaller than the rule allows: {least} points for text, {notes} for notes"
            raise PydanticCustomError("too_small", message, {"least": f"{least:g}", "notes": f"{notes:g}"})
        return self
