"""A document type: what a paper needs, which sections it has, who signs it and on what authority."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict
from assembler.model.cause import Authority


class DocumentType(Strict):
    """One kind of paper; its template of the same name prints it."""

    id: str
    name: str = Field(description="what people call it")
    about: str = Field(description="one sentence for `assembler list documents`")
    authority: tuple[Authority, ...]
    opens: bool = Field(False, description="whether it opens the case, so that number and judge are still blank")
    plain: bool = Field(
        False, description="whether it is printed on plain paper, without a caption: a sheet that is never filed"
    )
    numbered: bool = Field(False, description="whether its paragraphs are numbered")
    signer: Literal["plaintiffs", "all", "claimant", "declarant", "judge"] = Field(
        "plaintiffs",
        description="who signs: the plaintiffs' counsel, that of all who stipulate, that of a party who dismisses"
        " a counterclaim, crossclaim or third-party claim, a person who declares, or the judge",
    )
    supports: bool = Field(False, description="whether it supports a motion of the same matter")
    order: bool = Field(False, description="whether the court's order stands at its end, for the judge to sign")
    words: str = Field("", description="which words it has for the dismissal, where not the usual: a nonsuit")
    needs: tuple[str, ...] = Field((), description="keys of the matter that must be there")
    sections: tuple[str, ...] = Field(description="its sections, in order")
    choices: tuple[str, ...] = Field((), description="choices of a filing that it takes, beside the common ones")
    title: str = Field(description="its title, with values in braces")
    short_title: str = Field(description="what the footer says, with values in braces")
    lead: str = Field("", description="the key of the unnumbered opening sentence")
