"""The page in a court's profile: margins, spacing, rules, counsel, footer and signature block."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict, blanks

Inches = Annotated[float, Field(ge=0, lt=6)]
"""The width of a page margin, in inches."""

Token = Literal["title", "title and page", "page", "page of pages", "number", "case name", "firm"]
"""An item that a line of the footer can print."""

PITCH: Mapping[str, float] = {"double": 1.7, "one and a half": 1.5}
"""The minimum distance between two lines for each named spacing, as a multiple of the type size."""


class Margins(Strict):
    """Margins in inches."""

    top: Inches = Field(description="top margin, in inches")
    bottom: Inches = Field(description="bottom margin, in inches")
    left: Inches = Field(description="left margin, in inches")
    right: Inches = Field(description="right margin, in inches")


class Spacing(Strict):
    """Line spacing of text, quotations and footnotes: what is used, and the minimum that the rule allows for text."""

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
    """Space on the first page that stays blank for the clerk's stamp."""

    where: Literal["upper right", "across"] = Field(
        description="whether the space is to the right of the center, or across the page"
    )
    lines: int | None = Field(
        None, description="how many lines the space extends down from the first line, on numbered paper"
    )
    inches: float | None = Field(None, description="the height of the space in inches, if the rule gives one")


class CounselPlace(Strict):
    """Where the first page names counsel."""

    where: Literal["footer", "upper left", "under the caption", "signature"] = Field(
        description="where counsel is named: in the footer, at the upper left of the first page, below the caption, "
        "or in the signature block"
    )
    needs: tuple[str, ...] = Field((), description="which details of counsel must be shown there")


class FooterStyle(Strict):
    """What each column of the footer prints."""

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
        description="which details the signature block must show"
    )
    bar_label: BarLabel = Field(
        "",
        description="the label of the bar number, if it differs from the court's `bar_label`",
        examples=["Bar No. {number}"],
    )
    form: str = Field(
        "",
        description="what precedes the name of an attorney who signs electronically, if not the court's `e_signature`",
        examples=["/s/"],
    )
