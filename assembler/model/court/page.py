"""The page in a court's record: margins, spacing, vertical rules, counsel, footer and signature block."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict, blanks

Inches = Annotated[float, Field(ge=0, lt=6)]
"""The width of a page margin, in inches."""

Token = Literal["title", "title and page", "page", "page of pages", "number", "case name", "firm"]
"""An item that may be printed on a line of the footer."""

PITCH: Mapping[str, float] = {"double": 1.7, "one and a half": 1.5}
"""For each named spacing, the minimum distance between two lines as a multiple of the type size."""


class Margins(Strict):
    """Margins in inches."""

    top: Inches = Field(description="top margin, in inches")
    bottom: Inches = Field(description="bottom margin, in inches")
    left: Inches = Field(description="left margin, in inches")
    right: Inches = Field(description="right margin, in inches")


class Spacing(Strict):
    """Line spacing of text, quotations and footnotes: the spacing used, and the minimum allowed for text."""

    body: Literal["double", "one and a half"] = Field(description="spacing of text")
    minimum: Literal["double", "one and a half"] | None = Field(
        None, description="the minimum spacing that the rule allows for text, if it is less than the spacing used"
    )
    quotations: Literal["single"] = Field(description="spacing of block quotations")
    notes: Literal["single"] = Field(description="spacing of footnotes")


class LineRules(Strict):
    """Vertical rules at the margins of numbered paper."""

    left: Literal["double", "single", "none"] = Field(description="the rule at the left margin")
    right: Literal["single", "none"] = Field(description="the rule at the right margin")


class ClerkSpace(Strict):
    """Space on the first page that is left blank for the clerk's stamp."""

    where: Literal["upper right", "across"] = Field(
        description="whether the space is to the right of the center or extends across the page"
    )
    lines: int | None = Field(
        None, description="on numbered paper, the number of lines, from the first line down, that the space takes up"
    )
    inches: float | None = Field(None, description="the height of the space in inches, if the rule gives one")


class CounselPlace(Strict):
    """Where the first page names counsel."""

    where: Literal["footer", "upper left", "under the caption", "signature"] = Field(
        description="where counsel is named: in the footer, at the upper left of the first page, below the caption, "
        "or in the signature block"
    )
    needs: tuple[str, ...] = Field((), description="the details of counsel that must be given there")
    telephone: Annotated[str, blanks("number")] = Field(
        "", description="how a telephone number is printed, if it has a label", examples=["Phone Number: {number}"]
    )
    fax: Annotated[str, blanks("number")] = Field(
        "", description="how a fax number is printed, if its label is not `Fax:`", examples=["FAX Number: {number}"]
    )
    email: Annotated[str, blanks("address")] = Field(
        "", description="how an e-mail address is printed, if it has a label", examples=["E-mail: {address}"]
    )
    email_under_name: bool = Field(
        False,
        description="whether an attorney's e-mail address is directly below the name, rather than after the address",
        examples=["true"],
    )


class FooterStyle(Strict):
    """What is printed in each column of the footer."""

    left: tuple[Token, ...] = Field((), description="the lines of the left column")
    center: tuple[Token, ...] = Field((), description="the lines of the middle column")
    right: tuple[Token, ...] = Field((), description="the lines of the right column")
    page_word: str = Field("", description="the word before a page number, as in Page 3")
    rule: bool = Field(False, description="whether a rule separates the page number from the title below it")
    first_page: bool = Field(True, description="whether the first page shows its number")


BarLabel = Annotated[str, blanks("number")]
"""How a bar number is printed after an attorney's name."""


class SignatureBlock(Strict):
    """What a signature block must show."""

    needs: tuple[Literal["name", "address", "telephone", "email"], ...] = Field(
        description="the details that the signature block must give"
    )
    bar_label: BarLabel = Field(
        "",
        description="the label of the bar number, if it differs from the court's `bar_label`",
        examples=["Bar No. {number}"],
    )
    form: str = Field(
        "",
        description="the mark before the name of an attorney who signs electronically, if not the court's "
        "`e_signature`",
        examples=["/s/"],
    )
