"""One paper of a matter, and the choices that a document type may take."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from assembler.model.base import Day, Line, Lines, Name, Names, Prose, Strict
from assembler.model.context import find
from assembler.model.document import DocumentType

COMMON: frozenset[str] = frozenset({"paper", "id", "date", "title", "short_title", "sections", "legends", "signed"})
"""Choices that every document type takes."""


class Service(Strict):
    """Who was served with the paper, how and when."""

    on: Name = Field(description="counsel or party who was served", examples=["doran"])
    by: Literal["ecf", "mail", "email", "hand"] = Field(description="how", examples=["mail"])
    date: Day | None = Field(None, description="when, where it is not the paper's own date", examples=["2021-03-02"])


def _known_document(value: Any, info: Any) -> Any:
    return find(value, info, "document")


class Filing(Strict):
    """One paper, with its date and choices."""

    paper: Annotated[DocumentType, BeforeValidator(_known_document, json_schema_input_type=str)] = Field(
        description="document type", examples=["complaint"]
    )
    id: Name | None = Field(
        None, description="name of this paper, where its type comes twice", examples=["second-notice"]
    )
    date: Day | None = Field(None, description="date of the paper; else `--date`", examples=["2021-03-02"])
    title: Line | None = Field(None, description="a title of your own", examples=["Verified Complaint"])
    short_title: Line | None = Field(None, description="what the footer says", examples=["Complaint"])
    sections: tuple[Name, ...] = Field(
        (),
        description="sections that stand in it, in order; the document type's when left out",
        examples=[["nature", "parties", "facts"]],
    )
    legends: Lines = Field((), description="lines under the title", examples=[["Oral Argument Requested"]])
    signed: Names = Field(
        (), description="counsel who have signed, printed as /s/ and the name", examples=[["groesbeck"]]
    )
    conformed: bool = Field(
        False, description="print number and judge on the paper that opens the case", examples=["true"]
    )
    verified_by: Name | None = Field(None, description="person who verifies it, from `people`", examples=["officer"])
    dismisses: Names = Field((), description="`all`, or the defendants who are dismissed", examples=["all"])
    prejudice: Literal["with", "without"] | None = Field(
        None, description="with or without prejudice", examples=["without"]
    )
    effect: Literal["on the merits"] | None = Field(
        None, description="says that an adjudication on the merits is meant", examples=["on the merits"]
    )
    costs: Literal["each side bears its own"] | None = Field(
        None, description="a sentence on costs", examples=["each side bears its own"]
    )
    paragraphs: tuple[Prose, ...] = Field(
        (), description="paragraphs after the operative sentence", examples=[["The parties ..."]]
    )
    service: tuple[Service, ...] = Field(
        (), description="who was served, for the certificate", examples=[[{"on": "doran", "by": "mail"}]]
    )

    @property
    def name(self) -> str:
        """The paper's id: its own, or its document type's."""
        return self.id or self.paper.id
