"""What a complaint says: allegations, exhibits, claims and the relief they ask for."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Day, Line, Name, Names, Prose, Strict, text_or
from assembler.model.cause import Cause
from assembler.model.context import find


class Allegation(Strict):
    """One numbered paragraph, or a sub-heading between paragraphs."""

    id: Name | None = Field(None, description="a name, where something refers to it", examples=["notice-clause"])
    text: Prose | None = Field(None, description="what is alleged", examples=["On January 9, 2021, AWS wrote ..."])
    belief: bool = Field(False, description='whether it is pleaded "on information and belief"', examples=["true"])
    exhibit: Names = Field((), description="exhibits that prove it, cited at its end", examples=["csa"])
    heading: Line | None = Field(
        None, description="a sub-heading instead of a text", examples=["The Customer Agreement"]
    )

    @model_validator(mode="after")
    def _text_or_heading(self) -> "Allegation":
        if (self.text is None) is (self.heading is None):
            raise PydanticCustomError("text_or_heading", "takes either `text` or `heading`", {})
        return self


Allegations = tuple[Annotated[Allegation, text_or(Allegation)], ...]


class Section(Strict):
    """A section of the facts."""

    id: Name = Field(description="name of the section", examples=["suspension"])
    heading: Line = Field(description="its heading", examples=["AWS suspends Parler on a day's notice"])
    paragraphs: Allegations = Field(description="its allegations, in order", examples=[[{"text": "AWS wrote ..."}]])


class Term(Strict):
    """A term that a paper defines where it first uses it."""

    term: Line = Field(description="the term, as later uses have it", examples=["Agreement"])
    means: Line = Field(
        description="what it stands for; the first use says this, and the term behind it",
        examples=["the AWS Customer Agreement"],
    )

    @model_validator(mode="after")
    def _no_reference(self) -> "Term":
        for key, text in (("term", self.term), ("means", self.means)):
            if "[[" in text:
                raise PydanticCustomError("reference_in_term", "has a reference in `{key}`", {"key": key})
        return self


class Exhibit(Strict):
    """A paper that the complaint attaches."""

    title: Line = Field(description="what it is", examples=["AWS Customer Agreement"])
    date: Day | None = Field(None, description="its date", examples=["2021-01-09"])
    file: Line | None = Field(
        None, description="a PDF inside the root, relative to this file", examples=["exhibits/a.pdf"]
    )


def _known_cause(value: Any, info: Any) -> Any:
    return find(value, info, "cause")


class Claim(Strict):
    """A claim: a cause of action, by whom, against whom, and where each of its elements is pleaded."""

    id: Name | None = Field(None, description="a name, where something refers to it", examples=["contract"])
    cause: Annotated[Cause, BeforeValidator(_known_cause, json_schema_input_type=str)] = Field(
        description="id of the cause in the catalogue", examples=["wa-breach-of-contract"]
    )
    by: Names = Field((), description="plaintiffs who bring it; all of them when left out", examples=[["parler"]])
    against: Names = Field(description="defendants against whom it is brought", examples=[["aws"]])
    incorporates: Names = Field(
        (),
        description="sections that it realleges; every allegation before the first count when left out",
        examples=[["facts"]],
    )
    paragraphs: Allegations = Field(
        (), description="the count's own allegations", examples=[[{"text": "AWS broke section 7.2."}]]
    )
    elements: Mapping[Name, Names] = Field(
        {},
        description="each element of the cause, and the allegations that plead it",
        examples=[{"breach": ["suspension"]}],
    )


class Relief(Strict):
    """One thing that the plaintiff asks the court for."""

    text: Prose = Field(
        description="a phrase that begins with a verb, without a full stop",
        examples=["award damages in an amount to be proved at trial"],
    )
    claims: Names = Field((), description="the claims on which it rests", examples=[["contract"]])


ReliefItems = tuple[Annotated[Relief, text_or(Relief)], ...]
