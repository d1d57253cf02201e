"""The form of a motion in a court: the papers it consists of, their parts and their headings."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict, blanks
from assembler.model.document import DocumentType

MotionPart = Literal[
    "notice", "relief", "nature", "facts", "issue", "evidence", "argument", "order", "answering papers"
]
"""A part of a motion: the notice that it will be made, what it asks for, the nature of the action, and so on."""

MotionRole = Literal["motion", "memorandum", "declaration", "order"]
"""The role of a paper in a motion: the moving paper, its memorandum of law, a declaration, or the proposed order."""


def role_of(paper: DocumentType) -> MotionRole | None:
    """Return the role in a motion of a paper of the type *paper*; None if such a paper has none."""
    if "motion" in paper.sections:
        return "memorandum" if paper.supports else "motion"
    return ROLES.get(paper.signer)


ROLES: Mapping[str, MotionRole] = {"declarant": "declaration", "judge": "order"}
"""The role of a paper in a motion, by its signer."""


class Length(Strict):
    """How long a paper of a motion may be, and what counsel certifies about it."""

    words: int = Field(description="the most words, without caption, tables and signature block")
    certificate: Annotated[str, blanks("count", "limit", "paper")] = Field(
        description="what counsel certifies, with {count}, {limit} and {paper}"
    )
    where: Literal["a page at the end", "the signature block"] = Field(
        "a page at the end", description="where the certificate is printed", examples=["the signature block"]
    )


class Served(Strict):
    """How long before its hearing a motion must be served."""

    days: int = Field(description="how many days before the hearing the motion must be served", examples=[8])
    by_mail: int = Field(0, description="how many more days if it is served by mail", examples=[5])
    by_mail_from_elsewhere: int | None = Field(
        None, description="how many more days if it is mailed outside the state, if that differs", examples=[6]
    )

    def for_mail(self, *, elsewhere: bool) -> int:
        """Return how many days mail adds, from the state of the court or from *elsewhere*."""
        return self.by_mail_from_elsewhere or self.by_mail if elsewhere else self.by_mail


class Answering(Strict):
    """The demand that answering papers be served earlier, for a motion that is served early enough."""

    days: int = Field(description="how many days before the hearing the motion must be served for it")
    text: str = Field(description="the demand")


ConferralText = Annotated[str, blanks("others", "how", "date", "because")]


class Conferral(Strict):
    """A motion's words on counsel's attempt to confer with the other side; empty ones are the program's."""

    heading: str = Field("", description="the heading above it; by default, none")
    agreed: ConferralText = Field("", description="what it says if the others consent")
    opposed: ConferralText = Field("", description="what it says if they oppose the motion")
    unanswered: ConferralText = Field("", description="what it says if they did not answer")
    not_required: ConferralText = Field("", description="what it says if no conference was required")
    where: Literal["first", "last"] = Field(
        "last", description="whether it is the first paragraph of the motion or the last", examples=["first"]
    )


class MotionPaper(Strict):
    """One of the papers that make a motion."""

    name: str = Field("", description="what other papers call it, if not by the name of its document type")
    title: str = Field("", description="its title, if it differs from that of the document type")
    short_title: str = Field("", description="its title in the footer, if it differs")
    parts: tuple[MotionPart, ...] = Field((), description="what it says, in order")
    headings: Mapping[MotionPart, str] = Field({}, description="the headings of its parts; a part may have none")
    numbered: bool = Field(False, description="whether its paragraphs are numbered", examples=["true"])
    required: bool = Field(False, description="whether a motion must have it", examples=["true"])
    refused: bool = Field(
        False, description="whether the court refuses it: its argument belongs in the motion", examples=["true"]
    )
    hearing: bool = Field(False, description="whether it must say when and where it is heard", examples=["true"])
    served: Served | None = Field(None, description="how long before the hearing it must be served")
    conferral: Conferral | None = Field(
        None, description="what it must say about counsel's attempt to confer with the other side before it"
    )
    recites: bool = Field(
        False, description="whether an order names the papers that were read on the motion", examples=["true"]
    )
    place: bool = Field(False, description="whether the judge signs with the place", examples=["true"])
    length: Length | None = Field(None, description="how long it may be")
    answering: Answering | None = Field(None, description="the demand for answering papers")


class ProposedOrders(Strict):
    """How a proposed order is given to the judge."""

    word: bool = Field(False, description="whether it is wanted as a Word file", examples=["true"])
    how: str = Field("", description="where and how it is sent", examples=["by e-mail to chambers"])


UNSAID = MotionPaper.model_construct()
"""The form of a paper that a court's form does not mention."""


class MotionForm(Strict):
    """The papers that make a motion."""

    motion: MotionPaper = Field(description="the paper that asks: the whole motion, or the notice of motion")
    memorandum: MotionPaper = Field(UNSAID, description="the memorandum of law")
    declaration: MotionPaper = Field(UNSAID, description="declarations in support")
    order: MotionPaper = Field(UNSAID, description="the proposed order", examples=[{"required": "true"}])

    def paper(self, role: MotionRole) -> MotionPaper:
        """Return the form of the motion's paper with *role*."""
        paper: MotionPaper = getattr(self, role)
        return paper


_HEADINGS = {"facts": "Background", "argument": "Argument"}

PLAIN = MotionForm.model_construct(
    motion=MotionPaper.model_construct(parts=("relief", "facts", "argument", "evidence", "order"), headings=_HEADINGS),
    memorandum=MotionPaper.model_construct(parts=("facts", "argument"), headings=_HEADINGS),
)
"""The form of a motion where a court's own form is not recorded."""
