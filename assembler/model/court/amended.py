"""The form of an amended pleading in one court: the marked copy, and what is filed with it."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.law import LawBasis

AmendmentGround = Literal["of course", "consent", "motion"]
"""How a pleading is amended: as a matter of course, by consent or stipulation, or on a motion for leave."""

ALL_GROUNDS: tuple[AmendmentGround, ...] = ("of course", "consent", "motion")

Deleted = Literal["strikethrough", "brackets", "any"]
Added = Literal["underline", "highlight", "bold", "any"]


class Requirement(Strict):
    """One requirement, with a basis and an authority if these differ from those of the whole value."""

    basis: LawBasis | None = Field(
        None, description="the requirement's basis, if not that of the whole value", examples=["memory"]
    )
    cite: str = Field(
        "", description="the requirement's authority, if not that of the whole value", examples=["LCR 15"]
    )
    url: str = Field(
        "",
        description="the web address where the requirement was read, if not that of the whole value",
        examples=["https://print.casetext.com/case/walls-v-montoya-1"],
    )


class MarkedCopy(Requirement):
    """The copy that shows the changes; every mark in a list is allowed."""

    needed: bool = Field(True, description="whether the court asks for such a copy at all")
    when: tuple[AmendmentGround, ...] = Field((), description="in which cases the copy is required")
    copies: Literal["marked", "clean and marked"] = Field(
        "clean and marked", description="whether the marked copy is filed alone or with a clean one"
    )
    deleted: tuple[Deleted, ...] = Field((), description="how deleted text may be shown")
    added: tuple[Added, ...] = Field((), description="how added text may be shown")
    of: Literal["the later pleading", "the earlier pleading"] = Field(
        "the later pleading", description="the pleading on which the changes are marked"
    )
    not_for: str = Field("", description="the parties who need not file the marked copy")


class WholePleading(Requirement):
    """Whether an amended pleading reproduces the whole pleading."""

    needed: bool = Field(description="whether the whole pleading is reproduced, without reference to the earlier one")
    when: tuple[AmendmentGround, ...] = Field(ALL_GROUNDS, description="in which cases")


class Attachment(Requirement):
    """The papers to which the proposed pleading is attached."""

    to: tuple[Literal["motion", "stipulation"], ...] = Field(
        description="the papers to which the proposed pleading is attached"
    )
    signed: bool | None = Field(None, description="whether the proposed pleading is signed, if the text says so")
    not_filed_again: bool = Field(
        False,
        description="whether the attached copy becomes the amended one when leave is given and is not called proposed",
    )


class FilingNotice(Requirement):
    """A notice that accompanies the amended pleading."""

    when: tuple[AmendmentGround, ...] = Field(description="in which cases a separate notice is filed")


class DaysAfterOrder(Requirement):
    """How soon after the order the amended pleading is filed."""

    days: int | None = Field(None, description="the days after the order; omit it if the text gives none")
    says: str = Field("", description="what else is said, in a few words")


class AmendedExhibits(Requirement):
    """Which exhibits are filed with an amended pleading."""

    filed: Literal["new", "all"] = Field(
        description="whether only exhibits that the earlier pleading did not have are filed, or all to which it refers"
    )
    says: str = Field("", description="what else is said, in a few words")


class InWords(Requirement):
    """A requirement in a few words."""

    says: str = Field(description="what is required")


class DescribedChanges(InWords):
    """How a motion describes the changes."""

    by: tuple[Literal["page", "paragraph", "line"], ...] = Field(
        ("paragraph",), description="the numbers by which each change is located"
    )


DeclaredPoint = Literal["effect", "necessary", "discovered", "not_earlier"]


class DeclaredPoints(Requirement):
    """What a declaration in support of a motion for leave states."""

    points: tuple[DeclaredPoint, ...] = Field(
        description="the effect of the amendment, why it is necessary and proper, when the facts were discovered, and "
        "why the request was not made earlier"
    )


class AmendedForm(Strict):
    """What a court requires of an amended pleading. A part that is omitted was not read."""

    marks: MarkedCopy | None = Field(None, description="the marked copy")
    whole: WholePleading | None = Field(None, description="whether the whole pleading is reproduced")
    attach: Attachment | None = Field(None, description="the papers to which the proposed pleading is attached")
    exhibits: AmendedExhibits | None = Field(None, description="the exhibits of the amended pleading")
    notice: FilingNotice | None = Field(None, description="the notice of filing")
    after_order: DaysAfterOrder | None = Field(None, description="the filing after leave was given")
    consent: InWords | None = Field(None, description="what a motion says about the other side's consent")
    described: DescribedChanges | None = Field(None, description="how a motion describes the changes")
    declared: DeclaredPoints | None = Field(None, description="what a declaration in support of a motion states")
    title: InWords | None = Field(None, description="what the title says")
    effect_on_motion: InWords | None = Field(
        None, description="the effect of an amendment on a motion against the earlier pleading"
    )
    more: tuple[InWords, ...] = Field((), description="further requirements")
