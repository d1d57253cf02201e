"""A document type: what a paper needs, its sections, who signs it, and the authority for it."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from assembler.model.amendment import LaterPleading
from assembler.model.base import Strict
from assembler.model.cause import Authority
from assembler.model.event_kinds import EventKind
from assembler.model.roles import FurtherRole


class DocumentType(Strict):
    """A kind of paper, printed with the template that has the same name."""

    id: str = Field(description="the id of the record")
    family: str = Field(
        "",
        description="the family to which the document type belongs; by default, the family that its other keys suggest",
        examples=["ending"],
    )
    name: str = Field(description="the name of this kind of paper")
    about: str = Field(description="one sentence that describes the paper, for `assembler list documents`")
    authority: tuple[Authority, ...] = Field(description="the authority for this kind of paper")
    opens: bool = Field(
        False, description="whether the paper opens the case, so that there is no case number or judge yet"
    )
    plain: bool = Field(
        False, description="whether the document is a worksheet that is never filed, on plain paper without a caption"
    )
    numbered: bool = Field(False, description="whether the paper's paragraphs are numbered")
    signer: Literal["plaintiffs", "filers", "all", "claimant", "declarant", "judge"] = Field(
        "plaintiffs",
        description="who signs: the plaintiffs' counsel, counsel for the parties in `filed_by`, counsel for all "
        "parties who stipulate, counsel for a party who dismisses a counterclaim, crossclaim or third-party claim, the "
        "declarant, or the judge",
    )
    why_draft_only: str = Field(
        "",
        alias="draft_only",
        description="why the paper can be made only as a draft, if the program does not check it fully",
        examples=["nothing checks that it answers every paragraph"],
    )
    filing_event: EventKind | None = Field(
        None,
        alias="filed_as",
        description="the event that happens when a paper of this kind is filed; the matter need not list it under "
        "`events:`",
        examples=["answer"],
    )
    leave_under: LaterPleading | None = Field(
        None,
        description="the kind of pleading, if the paper makes claims after the complaint; the law of amendments says "
        "when such a pleading needs leave",
        examples=["third-party complaint"],
    )
    claimant_role: FurtherRole | None = Field(
        None,
        description="the further role of the parties who file the paper, which its caption and opening sentence show",
        examples=["third-party plaintiff"],
    )
    sued_role: FurtherRole | None = Field(
        None,
        description="the role of all parties against whom the paper makes claims, as the first or a further role",
        examples=["cross-defendant"],
    )
    opponent_role: str = Field(
        "",
        description="the role of the parties against whom the paper makes claims, if it can be only one",
        examples=["third-party defendant"],
    )
    supports: bool = Field(False, description="whether the paper supports a motion in the same matter")
    order: bool = Field(False, description="whether the paper ends with an order for the judge to sign")
    amending: bool = Field(
        False,
        description="whether the paper proposes or reports an amended complaint of the matter, or is the order on a "
        "paper that does",
        examples=["true"],
    )
    words: str = Field("", description="the paper's word for the dismissal, if it has another name, such as nonsuit")
    needs: tuple[str, ...] = Field((), description="keys that the matter must have for this paper")
    sections: tuple[str, ...] = Field(description="the paper's sections, in order")
    choices: tuple[str, ...] = Field(
        (), description="choices that a filing of this type may make, in addition to the common ones"
    )
    title: str = Field(description="the paper's title, with placeholders in braces")
    short_title: str = Field(description="the paper's title in the footer, with placeholders in braces")
    lead: str = Field("", description="the key of the unnumbered opening sentence")

    @model_validator(mode="before")
    @classmethod
    def _add_usual_family(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or data.get("family"):
            return data
        return {**data, "family": usual_family(data)}


def usual_family(data: Mapping[str, Any]) -> str:
    """Return the family of a document type whose record names none."""
    if str(data.get("opens")).lower() == "true":
        return "opening"
    if "motion" in data.get("sections", ()) or "notice_of_motion" in data.get("sections", ()):
        return "motion"
    return {"judge": "order", "declarant": "declaration"}.get(data.get("signer", ""), "ending")
