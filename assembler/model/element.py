"""An element of a cause of action: what must be shown, the sentence that pleads it, and what belongs to it."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Lines, Name, Names, Strict
from assembler.model.law import LawBasis, Legal
from assembler.model.limitations import Period


class AttachedDocument(Legal):
    """A document that a statute or rule wants attached to the complaint."""

    document: str = Field(description="the document, in words", examples=["the contract"])
    cite: str = Field(description="the statute or rule that says so", examples=["CPLR 3016(j)(1)"])
    basis: LawBasis = Field(
        description="how well it is known, from `official` (best) to `memory` (worst)", examples=["memory"]
    )
    url: str = Field(
        "", description="where it was read", examples=["https://www.nysenate.gov/legislation/laws/CVP/3016"]
    )
    also_with: Names = Field(
        (), description="other elements whose facts may cite it, such as the amount", examples=["amount"]
    )


class ElementTime(Period, Legal):
    """A time that must pass before suit, or a deadline for suit; a count pleads it only if the matter shows it."""

    cite: str = Field(description="the statute or rule that sets it", examples=["RPAPL 711(2)"])
    counts: Literal["before suit", "until suit"] = Field(
        "before suit",
        description="whether suit must wait for its end or come by then, counted from the day pleaded",
        examples=["until suit"],
    )
    says: str = Field(
        description="the words for `{time}` in the sentence; the count leaves them out where the matter does not show"
        " them",
        examples=["at least thirty days before this action"],
    )
    element: Name | Literal[""] = Field(
        "", description="the element whose facts have the day, if it is another one", examples=["claim"]
    )
    basis: LawBasis = Field(
        description="how well it is known, from `official` (best) to `memory` (worst)", examples=["memory"]
    )
    url: str = Field(
        "", description="where it was read", examples=["https://www.nysenate.gov/legislation/laws/RPA/711"]
    )


class Wanted(Legal):
    """The circumstances, shown by the matter, in which a conditional element must be pleaded."""

    counties: Lines = Field(description="the counties of the court", examples=[["Kings", "Queens"]])
    choices: Mapping[Name, Name] = Field(
        {}, description="the claim's choices for other elements", examples=[{"ownership": "assigned"}]
    )
    cite: str = Field(description="the statute or rule that says so", examples=["CPLR 3015(e)"])
    basis: LawBasis = Field(
        description="how well it is known, from `official` (best) to `memory` (worst)", examples=["copy"]
    )
    url: str = Field(
        "", description="where it was read", examples=["https://www.nysenate.gov/legislation/laws/CVP/3015"]
    )


class Element(Strict):
    """An element of the cause of action."""

    statement: str = Field("", description="what must be shown", examples=["The defendant breached the contract."])
    pleading: str = Field(
        "",
        description="a sentence that pleads it, with {plaintiff} and {defendant}; without this sentence, the count"
        " pleads the element in its own words",
        examples=["{defendant} breached the contract."],
    )
    choices: Mapping[Name, str] = Field(
        {},
        description="instead of `pleading`, the sentences that plead it in different ways; a claim chooses among them",
        examples=[{"performed": "{plaintiff} performed.", "excused": "{plaintiff} had an excuse."}],
    )
    time: ElementTime | None = Field(
        None,
        description="the time that its sentence mentions at `{time}`",
        examples=[{"days": "30", "says": "at least thirty days before", "cite": "RPAPL 711(2)", "basis": "memory"}],
    )
    needs: str = Field("", description="the facts that it needs", examples=["what was done, and when"])
    conditional: str | bool = Field(
        "", description="when it must be pleaded; always, if empty", examples=["where the contract is oral"]
    )
    required_in: Names = Field(
        (),
        description="the courts on record, by id, in which it must be pleaded whatever `conditional` says",
        examples=[["nycivct"]],
    )
    wanted: Wanted | None = Field(
        None,
        description="where a conditional element must be pleaded, if the matter shows it",
        examples=[{"counties": ["Kings"], "cite": "CPLR 3015(e)", "basis": "copy"}],
    )
    attach: AttachedDocument | None = Field(
        None,
        description="the document that must be attached to a complaint that pleads it",
        examples=[{"document": "the contract", "cite": "CPLR 3016(j)(1)", "basis": "memory"}],
    )
    formerly: Names = Field(
        (), description="names that the element had before; a claim may still use them", examples=["harm"]
    )
