"""An element of a cause of action: what must be shown, the sentence that pleads it, and related requirements."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Lines, Name, Names, Strict
from assembler.model.law import LawBasis, Legal
from assembler.model.limitations import Period


class AttachedDocument(Legal):
    """A document that a statute or rule requires a complaint to attach."""

    document: str = Field(description="the document that must be attached, in words", examples=["the contract"])
    cite: str = Field(description="the statute or rule that requires the document", examples=["CPLR 3016(j)(1)"])
    basis: LawBasis = Field(
        description="the basis of the requirement, from `official` (best) to `memory` (worst)",
        examples=["memory"],
    )
    url: str = Field(
        "",
        description="where the requirement was read",
        examples=["https://www.nysenate.gov/legislation/laws/CVP/3016"],
    )
    also_with: Names = Field(
        (),
        description="other elements whose allegations may cite the document, such as the amount",
        examples=["amount"],
    )


class ElementTime(Period, Legal):
    """A waiting period or a deadline for suit; a count pleads it only if the matter shows that the time was kept."""

    cite: str = Field(description="the statute or rule that sets the time", examples=["RPAPL 711(2)"])
    counts: Literal["before suit", "until suit"] = Field(
        "before suit",
        description="whether the period must end before suit, or suit must be brought within the period, counted from "
        "the date pleaded",
        examples=["until suit"],
    )
    says: str = Field(
        description="the words that replace `{time}` in the sentence; they are left out if the matter does not show "
        "that the time was kept",
        examples=["at least thirty days before this action"],
    )
    element: Name | Literal[""] = Field(
        "", description="the element whose facts include the date, if that is another element", examples=["claim"]
    )
    basis: LawBasis = Field(
        description="the basis of the time limit, from `official` (best) to `memory` (worst)",
        examples=["memory"],
    )
    url: str = Field(
        "",
        description="where the statute or rule was read",
        examples=["https://www.nysenate.gov/legislation/laws/RPA/711"],
    )


class RequiringCircumstances(Legal):
    """The circumstances that require a conditional element to be pleaded, if the matter shows them."""

    counties: Lines = Field(
        description="the counties in which the element must be pleaded", examples=[["Kings", "Queens"]]
    )
    choices: Mapping[Name, Name] = Field(
        {},
        description="the claim's choices for other elements that require this element to be pleaded",
        examples=[{"ownership": "assigned"}],
    )
    cite: str = Field(description="the statute or rule that requires the element", examples=["CPLR 3015(e)"])
    basis: LawBasis = Field(
        description="the basis of the requirement, from `official` (best) to `memory` (worst)",
        examples=["copy"],
    )
    url: str = Field(
        "",
        description="where the requirement was read",
        examples=["https://www.nysenate.gov/legislation/laws/CVP/3015"],
    )


class Element(Strict):
    """An element of the cause of action."""

    statement: str = Field("", description="what must be shown", examples=["The defendant breached the contract."])
    pleading: str = Field(
        "",
        description="a sentence that pleads the element, with {plaintiff} and {defendant}; without such a sentence, "
        "the count pleads the element in its own words",
        examples=["{defendant} breached the contract."],
    )
    choices: Mapping[Name, str] = Field(
        {},
        description="the sentences that plead the element in different ways, instead of `pleading`; a claim chooses "
        "among them",
        examples=[{"performed": "{plaintiff} performed.", "excused": "{plaintiff} had an excuse."}],
    )
    time: ElementTime | None = Field(
        None,
        description="the time limit that replaces `{time}` in the element's sentence",
        examples=[{"days": "30", "says": "at least thirty days before", "cite": "RPAPL 711(2)", "basis": "memory"}],
    )
    needs: str = Field("", description="the facts that the element needs", examples=["what was done, and when"])
    conditional: str | bool = Field(
        "", description="when the element must be pleaded; if empty, always", examples=["where the contract is oral"]
    )
    required_in: Names = Field(
        (),
        description="the ids of courts in which the element must be pleaded regardless of `conditional`",
        examples=[["nycivct"]],
    )
    wanted: RequiringCircumstances | None = Field(
        None,
        description="the circumstances, if a matter can show them, that require a conditional element to be pleaded",
        examples=[{"counties": ["Kings"], "cite": "CPLR 3015(e)", "basis": "copy"}],
    )
    attach: AttachedDocument | None = Field(
        None,
        description="the document that a complaint must attach if it pleads the element",
        examples=[{"document": "the contract", "cite": "CPLR 3016(j)(1)", "basis": "memory"}],
    )
    formerly: Names = Field(
        (), description="former names of the element, which claims may still use", examples=["harm"]
    )
