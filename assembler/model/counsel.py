"""Counsel: the attorneys of the parties, and their firms."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo

from assembler.model.base import FOR_THE_FILE, Line, Lines, Name, Strict
from assembler.model.context import find_record


def _known_court(value: str, info: ValidationInfo) -> str:
    """Refuse a court, or a county's court such as `ilcir/cook`, that is not on record."""
    find_record(value.partition("/")[0], info, "court")
    return value


CourtName = Annotated[str, AfterValidator(_known_court)]
"""The id of a court; after a slash, a county that has its own court."""


class Firm(Strict):
    """A law firm."""

    name: Line = Field(description="the firm's name", examples=["Davis Wright Tremaine LLP"])
    styled: Line | None = Field(None, description="a line above the name in the footer", examples=["LAW OFFICES"])
    first: bool = Field(
        False,
        description="whether a signature block begins with the firm's name, and its attorneys sign `By:`",
        examples=["true"],
    )
    by: bool | None = Field(
        None, description="whether its attorneys sign `By:`; by default, only if it is `first`", examples=["true"]
    )
    address: Lines = Field(
        (),
        description="address, one line an entry",
        examples=[["920 Fifth Avenue", "Seattle, WA 98104"]],
        json_schema_extra=FOR_THE_FILE,
    )
    telephone: Line | None = Field(
        None, description="telephone", examples=["206.622.3150"], json_schema_extra=FOR_THE_FILE
    )
    fax: Line | None = Field(None, description="fax", examples=["206.757.7700"], json_schema_extra=FOR_THE_FILE)
    email: Line | None = Field(
        None, description="e-mail of the firm", examples=["office@example.com"], json_schema_extra=FOR_THE_FILE
    )


class Attorney(Strict):
    """An attorney."""

    name: Line = Field(description="full name", examples=["David J. Groesbeck"])
    firm: Name | None = Field(None, description="the firm, by its name in `firms`", examples=["dwt"])
    bar_number: Line | None = Field(
        None,
        description="bar number; the court's label is added, unless the number has another",
        examples=["12345"],
        json_schema_extra=FOR_THE_FILE,
    )
    court_numbers: Mapping[CourtName, Line] = Field(
        {},
        description="numbers that courts themselves give attorneys, by court, or by court and county",
        examples=[{"ilcir/cook": "54321"}],
        json_schema_extra=FOR_THE_FILE,
    )
    address: Lines = Field(
        (),
        description="address, if not the firm's",
        examples=[["1 Main Street", "Seattle, WA 98101"]],
        json_schema_extra=FOR_THE_FILE,
    )
    telephone: Line | None = Field(
        None, description="telephone, if not the firm's", examples=["(206) 555-0100"], json_schema_extra=FOR_THE_FILE
    )
    fax: Line | None = Field(
        None, description="fax, if not the firm's", examples=["(206) 555-0199"], json_schema_extra=FOR_THE_FILE
    )
    email: Line | None = Field(None, description="e-mail", examples=["ann@example.com"], json_schema_extra=FOR_THE_FILE)
    lines: Lines = Field(
        (),
        description="further lines under the name that a court requires: a designation, an admission number",
        examples=[["Trial Attorney"]],
    )
    pro_hac_vice: bool | Literal["pending"] = Field(
        False,
        description="whether the attorney is admitted only for this case, or `pending` if an application is pending",
        examples=["true"],
    )
    signs: bool = Field(
        True,
        description="`false` lists the attorney, without a signature line, below those of the firm who sign",
        examples=["false"],
    )
    first_page_only: bool = Field(
        False,
        description="whether the attorney is named only on the first page, not among the signatures",
        examples=["true"],
    )
    of_counsel: bool = Field(
        False, description="whether the attorney is listed as of counsel, without a signature line", examples=["true"]
    )

    @property
    def has_line(self) -> bool:
        """Whether the attorney has a signature line, rather than just being listed."""
        return self.signs and not self.of_counsel and not self.first_page_only
