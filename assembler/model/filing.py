"""One paper of a matter, and the choices that a document type may take."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from assembler.model.base import DOCKET, Day, Line, Lines, Name, Names, Prose, Strict
from assembler.model.context import find
from assembler.model.docket import Hearing
from assembler.model.document import DocumentType
from assembler.model.words import NO_WORDS, OwnWords

COMMON: frozenset[str] = frozenset(
    (
        "paper id date docket title short_title sections legends signed hearing short_caption relates_to character "
        "words dated_at"
    ).split()
)
"""Choices that every document type takes."""


LATER = re.compile(r"\b(?:then|until|after|on|if|unless|when|once|upon|from|to)\b")
"""Words of a prejudice that comes later, or on a condition."""


def _at_once(value: Any) -> Any:
    """Refuse a prejudice that comes later or on a condition: a paper dismisses once."""
    if isinstance(value, str) and LATER.search(value):
        message = (
            "is a prejudice that comes later or on a condition, and a paper dismisses once; write `with` or `without`"
        )
        raise PydanticCustomError("springing", message, {})
    return value


Prejudice = Annotated[
    Literal["with", "without"], BeforeValidator(_at_once, json_schema_input_type=Literal["with", "without"])
]


class Dismissal(Strict):
    """Against whom a paper dismisses, which claims, by whom and with what effect."""

    parties: Names = Field(description="`all`, or those against whom the claims are dismissed", examples=[["aws"]])
    claims: Names = Field(
        (),
        description="the claims that are dismissed; all against those parties when left out",
        examples=[["contract"]],
    )
    by: Names = Field((), description="plaintiffs who dismiss; all of them when left out", examples=[["parler"]])
    prejudice: Prejudice | None = Field(
        None, description="with or without prejudice; the filing's when left out", examples=["without"]
    )


def _each_a_map(value: Any) -> Any:
    """Return the entries of `dismisses` as maps; a bare name stands for a map of parties."""
    entries = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(entries, list | tuple):
        return value
    return tuple({"parties": [one]} if isinstance(one, str) else one for one in entries)


Dismisses = Annotated[
    tuple[Dismissal, ...],
    BeforeValidator(_each_a_map, json_schema_input_type=Name | Dismissal | tuple[Name | Dismissal, ...]),
]
"""`all`, names, or maps that say more of each."""


Entry = Annotated[str, Field(pattern=DOCKET)]
"""A number of the docket."""


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
    docket: Entry | None = Field(
        None, description="its number on the docket, by which later papers cite it", examples=["1"]
    )
    title: Line | None = Field(None, description="a title of your own", examples=["Verified Complaint"])
    short_title: Line | None = Field(None, description="what the footer says", examples=["Complaint"])
    sections: tuple[Name, ...] = Field(
        (),
        description="sections that stand in it, in order; the document type's when left out",
        examples=[["nature", "parties", "facts"]],
    )
    legends: Lines = Field((), description="lines under the title", examples=[["Oral Argument Requested"]])
    character: Line | None = Field(
        None,
        description="what kind of action it is, for a title that must say so; the counts' names when left out",
        examples=["Breach of Contract and Defamation"],
    )
    hearing: Hearing | None = Field(
        None, description="when it is heard, for a caption that says so", examples=[{"date": "2025-07-01"}]
    )
    short_caption: bool = Field(
        False, description="name the first party of each side and add et al.", examples=["true"]
    )
    relates_to: Lines = Field(
        (),
        description="what is printed under This Document Relates To",
        examples=["All Actions"],
    )
    signed: Names = Field(
        (), description="counsel who have signed, printed as /s/ and the name", examples=[["groesbeck"]]
    )
    consents: Mapping[Name, Line] = Field(
        {},
        description="counsel of others who let you sign for them, and how they said so",
        examples=[{"doran": "by e-mail of March 2, 2021"}],
    )
    stipulated_by: Names = Field(
        (),
        description="parties who sign a stipulation beside the plaintiffs; those who must, when left out",
        examples=[["aws"]],
    )
    claimant: Name | None = Field(
        None,
        description="party who dismisses its counterclaim, crossclaim or third-party claim",
        examples=["aws"],
    )
    declarant: Name | None = Field(None, description="person who declares, from `people`", examples=["officer"])
    so_ordered: bool = Field(
        False, description="whether a place is left for the judge to sign, as some courts want it", examples=["true"]
    )
    goes_with: Name | None = Field(
        None,
        description="id of the paper that this one goes with, where the matter has several such",
        examples=["motion_for_voluntary_dismissal"],
    )
    grounds: tuple[Prose, ...] = Field(
        (), description="paragraphs of the motion's argument", examples=[["No defendant will be prejudiced."]]
    )
    evidence: Lines = Field(
        (),
        description="what a motion relies on, beside the papers on file",
        examples=["Declaration of Ann Example"],
    )
    no_other_interest: bool = Field(
        False,
        description="says that no party is under a disability and that nobody who is not a party has an interest",
        examples=["true"],
    )
    fees_waived: bool | None = Field(
        None,
        description="whether the court waived fees and costs for a party, as form CIV-110 asks",
        examples=["false"],
    )
    entered: Day | None = Field(None, description="when the clerk entered the dismissal", examples=["2021-03-02"])
    conformed: bool = Field(
        False, description="print number and judge on the paper that opens the case", examples=["true"]
    )
    verified_by: Name | None = Field(None, description="person who verifies it, from `people`", examples=["officer"])
    dismisses: Dismisses = Field(
        (), description="`all`, the defendants who are dismissed, or a map for each that says more", examples=["all"]
    )
    prejudice: Prejudice | None = Field(None, description="with or without prejudice", examples=["without"])
    effect: Literal["on the merits"] | None = Field(
        None, description="says that an adjudication on the merits is meant", examples=["on the merits"]
    )
    keeps_jurisdiction: bool = Field(
        False, description="whether the court is to keep jurisdiction over a settlement", examples=["true"]
    )
    costs: Literal["each side bears its own"] | None = Field(
        None, description="a sentence on costs", examples=["each side bears its own"]
    )
    dated_at: Line | None = Field(
        None, description="where the paper is dated, beside the date", examples=["Seattle, Washington"]
    )
    words: OwnWords = Field(
        NO_WORDS,
        description="sentences of your own in this paper, before those of the matter's `words`",
        examples=[{"lead": "Comes now Plaintiff and states:"}],
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
