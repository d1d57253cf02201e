"""The user's own lines of a signature block."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Lines, Name, Strict


class SignatureGroup(Strict):
    """Lines of a signature block that are kept together, and who signs among them, if anybody does."""

    above: Lines = Field((), description="the lines above the signature", examples=[["INVENTED & ELDER LLP"]])
    signs: Name | None = Field(
        None,
        description="the attorney, or the party without counsel, who signs between `above` and `lines`; without it, "
        "the lines have no signature",
        examples=["sample"],
    )
    by: bool = Field(
        False, description="whether `By:` is before the signature, as below the name of a firm", examples=[True]
    )
    lines: Lines = Field(
        (), description="the lines below the signature", examples=[["Dana Sample, WSBA No. 00000", "1 Example Street"]]
    )

    @model_validator(mode="after")
    def _check_content(self) -> "SignatureGroup":
        if not (self.lines or self.signs):
            raise PydanticCustomError(
                "empty_group", "has neither `lines` nor `signs`", {"fix": "add the lines, or delete it"}
            )
        return self
