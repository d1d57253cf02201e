"""What a complaint must say in a court besides its claims, in the words that the court's record has for each answer."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict, blanks

Place = Literal["caption", "before the opening", "first", "last", "own page"]
"""Where a statement is printed: in or under the caption, before or after all other paragraphs, or on its own page."""


class RequiredStatement(Strict):
    """A statement that a complaint must make: the matter answers, and the program writes the words."""

    asks: str = Field(
        description="what the complaint must say, in a few words", examples=["the level of discovery, 1, 2 or 3"]
    )
    where: Place = Field(
        description="where it is printed: under the title, under the caption before the opening, before or after all"
        " other paragraphs, or on a separate page, which counsel signs"
    )
    heading: str = Field("", description="its heading", examples=["Discovery Control Plan"])
    numbered: bool = Field(True, description="whether it is a numbered paragraph", examples=["false"])
    answers: Mapping[str, str] = Field(
        {},
        description="the words for each answer; a blank line begins a new paragraph",
        examples=[{"level 2": "Discovery is intended to be conducted under Level 2."}],
    )
    other: Annotated[str, blanks("words")] = Field(
        "", description="the words around any other answer, which replaces {words}", examples=["{words}"]
    )
    always: str = Field(
        "",
        description="words that every complaint has there, whatever the answer",
        examples=["This case is subject to mandatory arbitration."],
    )
    or_demand: bool = Field(
        False, description="whether a matter with `demand:`, or with a sum in its prayer, need not answer"
    )
    seen: tuple[str, ...] = Field(
        (), description="words in the matter's own text that already say it", examples=[["Rule 190"]]
    )
    cite: str = Field("", description="its authority, if not that of the whole value", examples=["Tex. R. Civ. P. 47"])

    def words(self, answer: str | None) -> str | None:
        """Return what the complaint says for *answer*; None if there is none, or the court has no words for it."""
        if answer is None or self.always:
            return self.always or None
        return self.answers.get(answer) or (self.other.replace("{words}", answer) if self.other else None)
