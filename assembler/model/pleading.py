"""What a complaint says: allegations, exhibits, claims and the relief they ask for."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import NAME, Day, Line, Lines, Name, Names, Prose, Strict, text_or
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


SENTENCE = re.compile(r"[.?!][”’\"'*)\]]*\s*$")
"""How a sentence ends; any other text that is no name is a slip, and not an allegation of a word or two."""


def _entries(value: Any) -> Any:
    """Return *value* as a list of what pleads an element: names, and allegations where it is a sentence or a map."""
    entries = value if isinstance(value, list | tuple) else [value]
    return tuple({"text": one} if isinstance(one, str) and not re.match(NAME, one) else one for one in entries)


def _sentence_only(one: Allegation) -> Allegation:
    if one.heading is not None:
        raise PydanticCustomError("heading_pleads", "is a sub-heading, and pleads nothing", {})
    if not SENTENCE.search(one.text or ""):
        message = "is neither a name nor a sentence; names stand in a list, `[one, two]`, and a sentence has its stop"
        raise PydanticCustomError("no_sentence", message, {})
    return one


def _kind(value: Any) -> str:
    return "name" if isinstance(value, str) else "allegation"


Pleaded = Annotated[
    tuple[
        Annotated[
            Annotated[Allegation, AfterValidator(_sentence_only), Tag("allegation")] | Annotated[Name, Tag("name")],
            Discriminator(_kind),
        ],
        ...,
    ],
    BeforeValidator(_entries, json_schema_input_type=Allegation | Prose | tuple[Allegation | Prose, ...]),
]
"""What pleads an element: names of allegations, sentences of the count's own, or both."""


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


class Relief(Strict):
    """One thing that the plaintiff asks the court for."""

    text: Prose = Field(
        description="a phrase that begins with a verb, without a full stop",
        examples=["award damages in an amount to be proved at trial"],
    )
    claims: Names = Field((), description="the claims on which it rests", examples=[["contract"]])


ReliefItems = tuple[Annotated[Relief, text_or(Relief)], ...]


class Claim(Strict):
    """A claim: a cause of action, by whom, against whom, and where each of its elements is pleaded."""

    id: Name | None = Field(None, description="a name, where something refers to it", examples=["contract"])
    cause: Annotated[Cause, BeforeValidator(_known_cause, json_schema_input_type=str)] = Field(
        description="id of the cause in the catalogue", examples=["wa-breach-of-contract"]
    )
    variant: Line | None = Field(
        None, description="which variant of the cause it is, printed behind its name", examples=["libel"]
    )
    title: Line | None = Field(
        None, description="a heading of your own instead of the cause's name", examples=["Breach of the Lease"]
    )
    statutes: Lines = Field(
        (),
        description="what is cited under the heading instead of the cause's own statute",
        examples=[["15 U.S.C. § 1", "RCW 19.86.030"]],
    )
    by: Names = Field((), description="plaintiffs who bring it; all of them when left out", examples=[["parler"]])
    against: Names = Field(description="defendants against whom it is brought", examples=[["aws"]])
    alternative_to: Names = Field((), description="claims to which it is an alternative", examples=[["contract"]])
    incorporates: Names = Field(
        (),
        description="sections that it realleges; every allegation before the first count when left out",
        examples=[["facts"]],
    )
    paragraphs: Allegations = Field(
        (), description="the count's own allegations", examples=[[{"text": "AWS broke section 7.2."}]]
    )
    elements: Mapping[Name, Pleaded] = Field(
        {},
        description="each element of the cause: the allegations that plead it, or sentences that do",
        examples=[{"breach": ["suspension"], "damages": "Parler lost its users."}],
    )
    relief: ReliefItems = Field(
        (),
        description="what is asked for on this claim alone; the prayer has it, or the count's end where that is the"
        " court's custom",
        examples=[["award damages on this claim"]],
    )

    @property
    def cites(self) -> tuple[str, ...]:
        """The statutes under which it is brought: its own, or the cause's."""
        return self.statutes or tuple(filter(None, (self.cause.count_cite,)))

    def names(self, element: str) -> tuple[str, ...]:
        """Return the names of the allegations that *element* points at, sentences of its own left out."""
        return tuple(one for one in self.elements.get(element, ()) if isinstance(one, str))


def meant(claims: Sequence[Claim], name: str) -> list[int]:
    """Return the numbers, from 0, of the *claims* that *name* means: by id, as count-2, or by their cause."""
    exact = [place for place, one in enumerate(claims) if name in (one.id, f"count-{place + 1}")]
    return exact or [place for place, one in enumerate(claims) if one.cause.id == name]
