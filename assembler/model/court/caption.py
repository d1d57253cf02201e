"""The caption in a court's record: columns, the court's name, divisions, the judge, lines under the title."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from assembler.model.base import Strict, blanks

TitleLine = Annotated[str, blanks("county", "district", "city", "place")]
"""A line of the court's name; `{place}` is the county or, for an independent city, its name without "City"."""

CaptionLine = Annotated[str, blanks("judge", "department", "courtroom", "hearing", "trial", "filed")]
"""A line below the paper's title that prints a value from the matter, such as the judge's name."""

JudgeText = Annotated[str, blanks("name", "surname", "initials")]
"""A caption line that names a judge."""

Divider = Literal["bar", "paren", "colon", "section", "star", "x", "dash", "slash", "none"]
Layout = Literal["above", "right", "split", "across", "boxes"]
NumberPlace = Literal["right", "on the versus line", "under the court", "above the court"]
Align = Literal["left", "center", "right"]


class Division(Strict):
    """A division of a district, and its line in the caption."""

    name: str = Field(description="the name of the division, as matters write it")
    line: str = Field("", description="the line that names the division in the caption")
    prefix: str = Field("", description="the first digit of the division's case numbers")
    seat: str = Field(
        "", description="the city where the division sits, if the division's name does not show it", examples=["Dayton"]
    )
    counties: tuple[str, ...] = Field((), description="the counties in the division", examples=[["King"]])


class TitleException(Strict):
    """Counties and cities in which a court's name differs from its name in the rest of the state."""

    places: tuple[str, ...] = Field(
        description="the counties and cities where the court has this other name", examples=[["Baltimore City"]]
    )
    lines: tuple[TitleLine, ...] = Field(description="the court's name in those counties and cities")


PartyLines = Literal["run on", "a line each"]
"""How a caption arranges the parties on a side."""

CONTRADICTORY_PAIRS = (
    {"run on", "a line each"},
    {"commas", "semicolons"},
    {"other names in parentheses", "no comma before other names"},
)


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _refuse_contradiction(words: tuple[str, ...]) -> tuple[str, ...]:
    for pair in CONTRADICTORY_PAIRS:
        if pair <= set(words):
            first, second = sorted(pair)
            message = "has both `{first}` and `{second}`"
            raise PydanticCustomError("both", message, {"first": first, "second": second, "fix": "keep one of them"})
    return words


CaptionWord = Literal[
    "run on",
    "a line each",
    "commas",
    "semicolons",
    "no and",
    "no and for plaintiffs",
    "no and for defendants",
    "plural for plaintiffs",
    "plural for defendants",
    "optional plural for plaintiffs",
    "optional plural for defendants",
    "singular for plaintiffs",
    "singular for defendants",
    "no roles",
    "no date",
    "addresses",
    "other names in parentheses",
    "no comma before other names",
]
CaptionWords = Annotated[
    tuple[CaptionWord, ...],
    BeforeValidator(_as_tuple, json_schema_input_type=CaptionWord | tuple[CaptionWord, ...]),
    AfterValidator(_refuse_contradiction),
]
"""How a matter's caption arranges the parties on a side, and what separates them."""


class CaptionStyle(Strict):
    """What divides the columns of the caption, what is printed between the sides, and where other parts are printed."""

    divider: Divider = Field(
        description="what divides the columns: a bar; a column of ), :, § or *; dashes that end in an x; plain rules "
        "above and below the parties; a rule below them that ends in a slash; or nothing"
    )
    versus: str = Field(description="what is printed between the two sides")
    layout: Layout = Field(
        "above",
        description="where the court's name is: above the parties; to their right; its first lines on the left and "
        "the others opposite; on one line across the page; or in a table of boxes with the rest of the "
        "caption",
    )
    left_lines: int = Field(
        0, description="in a split layout, how many lines of the court's name are on the left", examples=[2]
    )
    above_lines: int = Field(
        0,
        description="in a split layout, how many lines of the court's name are centered above its columns; these are "
        "not counted as lines on the left",
        examples=[1],
    )
    number_in: NumberPlace = Field(
        "right", description="where the case number is; by default, to the right of the parties"
    )
    number_align: Align = Field(
        "center", description="the alignment of a case number above or below the court's name", examples=["left"]
    )
    title_in: Literal["right", "below"] = Field(
        "right", description="whether the paper's title is to the right of the parties or below the caption"
    )
    title_ruled: bool = Field(
        False, description="whether a title below the caption has a rule above and below it", examples=["true"]
    )
    roles_in: Literal["left", "right"] = Field(
        "left",
        description="whether PLAINTIFF and DEFENDANT are below the names or at the right edge",
        examples=["right"],
    )
    parties: PartyLines = Field(
        "run on",
        description="whether parties on a side who share a role are in one paragraph, or each on a separate line",
        examples=["a line each"],
    )
    parties_width: float = Field(
        0,
        ge=0,
        le=5,
        description="the width of the parties' column, in inches; by default, half of the text",
        examples=[3.75],
    )
    stamp_height: float = Field(
        0,
        ge=0,
        le=4,
        description="in a table of boxes, the minimum height of the clerk's box, in inches",
        examples=[1.75],
    )
    address_label: str = Field(
        "",
        description="in a table of boxes, the label before the court's address, which is left blank if the matter "
        "does not give it",
        examples=["Court Address:"],
    )
    semicolons: bool = Field(False, description="whether semicolons separate the parties on a side", examples=["true"])
    names: Literal["capitals", "as written"] = Field(
        "capitals", description="whether the names of the parties are in capitals", examples=["as written"]
    )
    dated: bool = Field(False, description="whether the caption shows the paper's date", examples=["true"])


class JudgeLine(Strict):
    """Where the judge is named, and how."""

    where: Literal["upper right", "after number", "before number", "under number", "under title", "none"] = Field(
        description="where the judge's line is: at the upper right, beside or below the case number, below the "
        "paper's title, or nowhere"
    )
    text: JudgeText = Field(
        "THE HONORABLE {name}", description="the judge's line, with {name}, {surname} or {initials}"
    )
    magistrate: JudgeText = Field(
        "",
        description="the line that names a magistrate judge, with the same placeholders; if empty, no line is printed",
        examples=["Magistrate Judge {name}"],
    )


class EtAl(Strict):
    """Whether a caption may name only the first party on a side and then et al."""

    allowed_after_complaint: bool = Field(description="whether papers after the complaint may say et al.")
    refused_in_complaint: bool = Field(
        False, description="whether the clerk rejects a complaint or summons that says et al.", examples=["true"]
    )
    required_after_pleadings: bool = Field(
        False,
        description="whether papers after the complaint and the answer must name only the first party on each side",
        examples=["true"],
    )


class LimitedCase(Strict):
    """What the caption of a limited civil case says."""

    legend: str = Field(description="the legend")
    amount: int | None = Field(None, description="the amount in dollars that both lines mention", examples=[10000])
    over: str = Field("", description="the line for a demand above the amount")
    under: str = Field("", description="the line for a demand that does not exceed the amount")
