"""Counsel: the attorneys of the parties, and their firms."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import PRINT_OPTIONAL, Line, Lines, Name, Strict
from assembler.model.context import find_record


def _known_court(value: str, info: ValidationInfo) -> str:
    """Refuse the id of a court that is not on record; a county after it, as in `ilcir/cook`, is not checked."""
    find_record(value.partition("/")[0], info, "court")
    return value


CourtName = Annotated[str, AfterValidator(_known_court)]
"""The id of a court, followed by a slash and a county if the county has a separate court."""


class Firm(Strict):
    """A law firm."""

    name: Line = Field(description="the firm's name", examples=["Davis Wright Tremaine LLP"])
    styled: Line | None = Field(
        None, description="a line above the firm's name in the footer", examples=["LAW OFFICES"]
    )
    first: bool = Field(
        False,
        description="whether a signature block begins with the firm's name and the firm's attorneys sign after `By:`",
        examples=["true"],
    )
    by: bool | None = Field(
        None,
        description="whether the firm's attorneys sign after `By:`; by default, only if the firm has `first: yes`",
        examples=["true"],
    )
    address: Lines = Field(
        (),
        description="the firm's address, one entry per line",
        examples=[["920 Fifth Avenue", "Seattle, WA 98104"]],
        json_schema_extra=PRINT_OPTIONAL,
    )
    telephone: Line | None = Field(
        None, description="telephone", examples=["206.622.3150"], json_schema_extra=PRINT_OPTIONAL
    )
    fax: Line | None = Field(None, description="fax", examples=["206.757.7700"], json_schema_extra=PRINT_OPTIONAL)
    email: Line | None = Field(
        None, description="the firm's e-mail address", examples=["office@example.com"], json_schema_extra=PRINT_OPTIONAL
    )


class Attorney(Strict):
    """An attorney."""

    name: Line = Field(description="full name", examples=["David J. Groesbeck"])
    firm: Name | None = Field(None, description="the attorney's firm, by its name in `firms`", examples=["dwt"])
    bar_number: Line | None = Field(
        None,
        description="the bar number; the court's label is added unless the number already has a label",
        examples=["12345"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    court_numbers: Mapping[CourtName, Line] = Field(
        {},
        description="attorney numbers that courts themselves assign, by court or by court and county",
        examples=[{"ilcir/cook": "54321"}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    address: Lines = Field(
        (),
        description="the attorney's address, if not the firm's",
        examples=[["1 Main Street", "Seattle, WA 98101"]],
        json_schema_extra=PRINT_OPTIONAL,
    )
    telephone: Line | None = Field(
        None,
        description="the attorney's telephone number, if not the firm's",
        examples=["(206) 555-0100"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    fax: Line | None = Field(
        None,
        description="the attorney's fax number, if not the firm's",
        examples=["(206) 555-0199"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    email: Line | None = Field(
        None, description="e-mail", examples=["ann@example.com"], json_schema_extra=PRINT_OPTIONAL
    )
    lines: Lines = Field(
        (),
        description="other lines that a court requires under the name: a designation, an admission number",
        examples=[["Trial Attorney"]],
    )
    pro_hac_vice: bool | Literal["pending"] = Field(
        False,
        description="whether the attorney is admitted for this case only, or `pending` if the application is pending",
        examples=["true"],
    )
    signs: bool = Field(
        True,
        description="`false` lists the attorney without a signature line, below the firm's attorneys who sign",
        examples=["false"],
    )
    first_page_only: bool = Field(
        False,
        description="whether the attorney is named only on the first page, not in the signature block",
        examples=["true"],
    )
    signature_only: bool = Field(
        False,
        description="whether the attorney is named only in the signature block, not on the first page",
        examples=["true"],
    )
    of_counsel: bool = Field(
        False, description="whether the attorney is listed as of counsel, without a signature line", examples=["true"]
    )

    @model_validator(mode="after")
    def _check_that_a_page_names_the_attorney(self) -> "Attorney":
        if self.first_page_only and self.signature_only:
            message = "has both `first_page_only` and `signature_only`, and would be named nowhere"
            raise PydanticCustomError("named_nowhere", message, {"fix": "delete one of them"})
        return self

    @property
    def has_line(self) -> bool:
        """Whether the attorney has a signature line rather than only a name in the list."""
        return self.signs and not self.of_counsel and not self.first_page_only
