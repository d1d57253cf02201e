"""The form of a motion in a court: the papers of the motion, their parts and their headings."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict, blanks
from assembler.model.court.amended import InWords
from assembler.model.document import DocumentType
from assembler.model.law import LawBasis

MotionPart = Literal[
    "notice", "relief", "nature", "facts", "issue", "evidence", "argument", "order", "answering papers"
]
"""A part of a motion: the notice of the motion, the relief requested, the nature of the action, and so on."""

MotionRole = Literal["motion", "memorandum", "declaration", "order"]
"""The role of a paper in a motion: the moving paper, its memorandum of law, a declaration, or the proposed order."""

ROLES: Mapping[str, MotionRole] = {"declarant": "declaration", "judge": "order"}
"""For each kind of signer, the role in a motion of a paper signed by that kind of signer."""


def role_of(paper: DocumentType) -> MotionRole | None:
    """Return the role in a motion of a paper of document type *paper*; None if such a paper has no role in a motion."""
    if "motion" in paper.sections:
        return "memorandum" if paper.supports else "motion"
    return ROLES.get(paper.signer)


class Length(Strict):
    """The length limit of a paper in a motion, and what counsel certifies about its length."""

    words: int = Field(description="the maximum number of words, not counting caption, tables and signature block")
    certificate: Annotated[str, blanks("count", "limit", "paper")] = Field(
        description="the certificate of word count, with {count}, {limit} and {paper}"
    )
    where: Literal["a page at the end", "the signature block"] = Field(
        "a page at the end", description="where the certificate is printed", examples=["the signature block"]
    )


class ServiceDeadline(Strict):
    """How long before the hearing a motion must be served."""

    days: int = Field(description="how many days before the hearing the motion must be served", examples=[8])
    court_days: bool = Field(
        False,
        description="whether these are days on which the court is open; the days that mail adds are calendar days",
        examples=["true"],
    )
    by_mail: int = Field(0, description="how many days are added if the motion is served by mail", examples=[5])
    by_mail_from_elsewhere: int | None = Field(
        None,
        description="how many days are added if the motion is mailed from outside the state, if that number differs",
        examples=[6],
    )
    basis: LawBasis | None = Field(
        None, description="the basis of the days, if not that of the whole form", examples=["memory"]
    )
    cite: str = Field(
        "", description="the authority of the days, if not that of the whole form", examples=["LCR 7(d)(3)"]
    )

    def for_mail(self, *, elsewhere: bool) -> int:
        """Return the number of days that service by mail adds, from within the court's state or from *elsewhere*."""
        from_elsewhere = self.by_mail if self.by_mail_from_elsewhere is None else self.by_mail_from_elsewhere
        return from_elsewhere if elsewhere else self.by_mail


class AnsweringDemand(Strict):
    """The demand, in a motion served early enough, that answering papers be served early."""

    days: int = Field(description="how many days before the hearing the motion must be served to make the demand")
    text: str = Field(description="the demand")


ConferralText = Annotated[str, blanks("others", "how", "date", "because")]


class Conferral(Strict):
    """A motion's statement on counsel's attempt to confer; the program's own text is used for an empty text."""

    heading: str = Field("", description="the heading above the statement; by default, none")
    agreed: ConferralText = Field("", description="the statement if the other side consents")
    opposed: ConferralText = Field("", description="the statement if the other side opposes the motion")
    unanswered: ConferralText = Field("", description="the statement if the other side did not answer")
    not_required: ConferralText = Field("", description="the statement if no conference was required")
    required: bool = Field(True, description="whether every motion must have the statement", examples=["false"])
    where: Literal["first", "last"] = Field(
        "last", description="whether the statement is the first or the last paragraph of the motion", examples=["first"]
    )


class MotionPaper(Strict):
    """One of the papers that make up a motion."""

    name: str = Field(
        "", description="the name by which other papers refer to this paper, if not the name of its document type"
    )
    title: str = Field("", description="the paper's title, if it differs from that of the document type")
    short_title: str = Field(
        "", description="the paper's title in the footer, if it differs from that of the document type"
    )
    parts: tuple[MotionPart, ...] = Field((), description="the parts of the paper, in order")
    headings: Mapping[MotionPart, str] = Field(
        {}, description="the headings of parts, for the parts that have headings"
    )
    numbered: bool = Field(False, description="whether the paper's paragraphs are numbered", examples=["true"])
    required: bool = Field(False, description="whether every motion must have the paper", examples=["true"])
    refused: bool = Field(
        False,
        description="whether the court refuses the paper, because its argument belongs in the motion",
        examples=["true"],
    )
    refused_basis: LawBasis | None = Field(
        None, description="the basis of the refusal, if not that of the whole form", examples=["memory"]
    )
    refused_cite: str = Field(
        "", description="the authority of the refusal, if not that of the whole form", examples=["LCR 7(b)(5)(B)"]
    )
    also: tuple[InWords, ...] = Field((), description="what else the court requires, which the program does not print")
    hearing: bool = Field(
        False, description="whether the paper must state when and where the motion is heard", examples=["true"]
    )
    grounds_first: bool = Field(
        False, description="whether the first paragraph must state the grounds of the motion", examples=["true"]
    )
    served: ServiceDeadline | None = Field(None, description="how long before the hearing the paper must be served")
    conferral: Conferral | None = Field(
        None, description="what the paper must state about counsel's attempt to confer with the other side"
    )
    recites: bool = Field(
        False, description="whether an order names the papers that the court read on the motion", examples=["true"]
    )
    place: bool = Field(False, description="whether the judge's signature includes the place", examples=["true"])
    length: Length | None = Field(None, description="the length limit of the paper")
    answering: AnsweringDemand | None = Field(None, description="the demand that answering papers be served early")


class ProposedOrders(Strict):
    """How a proposed order is submitted to the judge."""

    word: bool = Field(
        False, description="whether the court wants the proposed order as a Word file", examples=["true"]
    )
    how: str = Field("", description="where and how the proposed order is sent", examples=["by e-mail to chambers"])


UNSPECIFIED_FORM = MotionPaper.model_construct()
"""The form of a paper for which the court's form of a motion has no entry."""


class MotionForm(Strict):
    """The papers that make up a motion."""

    motion: MotionPaper = Field(description="the paper that moves the court: the whole motion, or the notice of motion")
    memorandum: MotionPaper = Field(UNSPECIFIED_FORM, description="the memorandum of law in support of the motion")
    declaration: MotionPaper = Field(UNSPECIFIED_FORM, description="declarations in support")
    order: MotionPaper = Field(UNSPECIFIED_FORM, description="the proposed order", examples=[{"required": "true"}])

    def paper(self, role: MotionRole) -> MotionPaper:
        """Return the form of the motion's paper that has the given *role*."""
        paper: MotionPaper = getattr(self, role)
        return paper


_HEADINGS = {"facts": "Background", "argument": "Argument"}

DEFAULT_MOTION_FORM = MotionForm.model_construct(
    motion=MotionPaper.model_construct(parts=("relief", "facts", "argument", "evidence", "order"), headings=_HEADINGS),
    memorandum=MotionPaper.model_construct(parts=("facts", "argument"), headings=_HEADINGS),
)
"""The form of a motion in a court whose record has no form of motions."""
