"""The user's own sections after the signature of a paper."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.allegation import Allegations
from assembler.model.base import Line, Prose, Strict


class AfterSignature(Strict):
    """A section with the user's own text, printed after the signature of a paper."""

    heading: Line | None = Field(None, description="its heading", examples=["Designation of Trial Counsel"])
    text: Prose | None = Field(
        None,
        description="the section's text, without paragraph numbers; it may have lists, quotations and tables",
        examples=["Under R. 4:25-4, Ann Example is designated as trial counsel."],
    )
    paragraphs: Allegations = Field(
        (),
        description="the section's numbered paragraphs and sub-headings, as in a section of the facts, numbered from 1",
        examples=[["I am counsel for Plaintiff."]],
    )
    signed: bool = Field(
        False,
        description="whether the date and signatures of the paper are repeated below the section",
        examples=["true"],
    )

    @model_validator(mode="after")
    def _check_content(self) -> "AfterSignature":
        if not self.text and not self.paragraphs:
            raise PydanticCustomError(
                "empty_section", "has neither `text` nor `paragraphs`", {"fix": "add its `text:`"}
            )
        if name := next((paragraph.id for paragraph in self.paragraphs if paragraph.id), ""):
            message = "has a paragraph called `{name}`, but references cannot point to anything after the signature"
            raise PydanticCustomError("name_after_signature", message, {"name": name, "fix": "remove `id:`"})
        return self
