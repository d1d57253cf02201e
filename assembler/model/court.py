"""A court's profile: its caption and its page, each value with its authority."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Pattern, Strict, blanks
from assembler.model.context import find
from assembler.model.dismissal import Dismissals
from assembler.model.law import Law
from assembler.model.typeface import Points, Type

Inches = Annotated[float, Field(ge=0, lt=6)]
"""A margin."""

TitleLine = Annotated[str, blanks("county", "district", "city")]
"""A line of the court's name in a caption."""


class Division(Strict):
    """A division of a district, and the line that the caption gives it."""

    name: str
    line: str = ""
    prefix: str = ""
    seat: str = Field("", description="the city where it sits, if its name does not say so", examples=["Dayton"])
    counties: tuple[str, ...] = Field((), description="the counties that it takes", examples=[["King"]])


class AssignmentRule(Strict):
    """What a complaint says of the division to which the action is assigned."""

    heading: str = Field(
        "Intradistrict Assignment", description="what the paragraph is headed", examples=["Assignment"]
    )
    required: bool = Field(False, description="whether a complaint must have it", examples=[True])


Divider = Literal["bar", "paren", "colon", "section", "star", "x", "dash", "slash", "none"]

Layout = Literal["above", "right", "split", "across", "boxes"]
NumberPlace = Literal["right", "on the versus line", "under the court", "above the court"]
Align = Literal["left", "center", "right"]


class CaptionStyle(Strict):
    """What divides the caption's columns, what stands between the sides, and where the rest stands."""

    divider: Divider = Field(
        description="what stands between the columns: a bar; a column of ), :, § or *; dashes that end in an x;"
        " plain rules over and under the parties; a rule under them that ends in a slash; or nothing"
    )
    versus: str
    layout: Layout = Field(
        "above",
        description="where the court's name stands: above the parties; at their right; with its first lines at the left"
        " and the others opposite; on one line across the page; or in a table of boxes with all the rest",
    )
    left_lines: int = Field(
        0, description="in a split layout, how many lines of the court's name stand at the left", examples=[2]
    )
    number_in: NumberPlace = Field(
        "right", description="where the number of the case stands; at the right of the parties, unless said"
    )
    number_align: Align = Field(
        "center", description="how the number stands above or under the court's name", examples=["left"]
    )
    title_in: Literal["right", "below"] = Field(
        "right", description="whether the paper's title stands at the right of the parties or below the caption"
    )
    title_ruled: bool = Field(
        False, description="whether a title below the caption stands between two rules", examples=["true"]
    )
    roles_in: Literal["left", "right"] = Field(
        "left",
        description="whether PLAINTIFF and DEFENDANT stand under the names or at the right edge",
        examples=["right"],
    )
    semicolons: bool = Field(False, description="whether semicolons part the parties of a side", examples=["true"])
    dated: bool = Field(False, description="whether the paper's date stands in the caption", examples=["true"])


class Margins(Strict):
    """Margins in inches."""

    top: Inches
    bottom: Inches
    left: Inches
    right: Inches


class Spacing(Strict):
    """Line spacing of text, quotations and notes: what we set, and the least that the rule allows for text."""

    body: Literal["double", "one and a half"]
    minimum: Literal["double", "one and a half"] | None = Field(
        None, description="the least that the rule allows for text, where that is less than what is set"
    )
    quotations: Literal["single"]
    notes: Literal["single"]


PITCH: Mapping[str, float] = {"double": 1.7, "one and a half": 1.5}
"""The least distance of two lines in sizes of their type, for each spacing."""


class LineRules(Strict):
    """Rules at the margins of numbered paper."""

    left: Literal["double", "single", "none"]
    right: Literal["single", "none"]


class ClerkSpace(Strict):
    """Room on the first page that stays blank for the clerk's stamp."""

    where: Literal["upper right", "across"] = Field(description="at the right of center, or across the page")
    lines: int | None = Field(None, description="how many lines from the first down, on numbered paper")
    inches: float | None = Field(None, description="how many inches high, where the rule says so")


class CounselPlace(Strict):
    """Where counsel stands on the first page."""

    where: Literal["footer", "upper left", "under the caption", "signature"] = Field(
        description="in the footer, at the upper left of the first page, under the caption, or in the signature block"
    )
    needs: tuple[str, ...] = ()


CaptionLine = Annotated[str, blanks("judge", "department", "hearing", "trial", "filed")]
"""A line under the paper's title."""

JudgeText = Annotated[str, blanks("name", "surname", "initials")]
"""A line that names a judge."""


class JudgeLine(Strict):
    """Where the judge is named."""

    where: Literal["upper right", "after number", "before number", "under number", "under title", "none"] = Field(
        description="at the upper right, beside or under the number of the case, under the paper's title, or nowhere"
    )
    text: JudgeText = Field("THE HONORABLE {name}", description="the words, with {name}, {surname} or {initials}")
    magistrate: JudgeText = Field(
        "",
        description="the line of a magistrate judge, with the same; none, if empty",
        examples=["Magistrate Judge {name}"],
    )


Token = Literal["title", "title and page", "page", "page of pages", "number", "case name", "firm"]


class FooterStyle(Strict):
    """What the footer's columns say."""

    left: tuple[Token, ...] = ()
    center: tuple[Token, ...] = ()
    right: tuple[Token, ...] = ()
    page_word: str = Field("", description="what stands before the number of a page, as in Page 3")
    rule: bool = Field(False, description="whether a printed line parts the number of the page from the title under it")
    first_page: bool = Field(True, description="whether the first page shows its number")


class Counts(Strict):
    """How counts are headed, and where each asks for its relief."""

    style: Literal["count", "cause of action"]
    numerals: Literal["words", "roman"] = Field(
        "words", description="whether a count's number is a word or roman; causes of action are always in words"
    )
    by_whom: bool = Field(
        False,
        description="whether the heading says who brings the count, where there are several plaintiffs",
        examples=["true"],
    )
    relief: Literal["prayer", "each count"] = Field(
        "prayer", description="whether the prayer has what is asked for on one count, or the count's own end"
    )


class Jury(Strict):
    """How a jury is demanded."""

    legend: str
    in_caption_suffices: bool
    how: str = ""


class SignatureBlock(Strict):
    """What a signature block must show."""

    needs: tuple[Literal["name", "address", "telephone", "email"], ...]
    bar_label: Annotated[str, blanks("number")]
    form: str = "/s/"


class EtAl(Strict):
    """Whether a caption may name the first party of a side alone, and add et al."""

    allowed_after_complaint: bool = Field(description="whether later papers may")
    refused_in_complaint: bool = Field(
        False, description="whether the clerk refuses a complaint or summons that does", examples=["true"]
    )


class LimitedCase(Strict):
    """What the caption of a limited civil case says."""

    legend: str = Field(description="the legend")
    amount: int | None = Field(None, description="the amount that both lines speak of, in dollars", examples=[10000])
    over: str = Field("", description="the line for a demand over the amount")
    under: str = Field("", description="the line for one that is not over it")


def _known_dismissals(value: Any, info: ValidationInfo) -> Any:
    return find(value, info, "dismissal")


DismissalLaw = Annotated[Dismissals, BeforeValidator(_known_dismissals, json_schema_input_type=str)]
"""A law of dismissal, named in the court's record by its id."""


class Court(Strict):
    """A court."""

    id: str
    extends: str = ""
    name: str
    citation: str = ""
    system: Literal["federal", "state"]
    state: str = ""
    circuit: str = ""
    counties: tuple[str, ...] = ()

    title_lines: Law[tuple[TitleLine, ...]] = Field(
        description="the court's name in the caption; {county}, {district} and {city} stand for the matter's own"
    )
    divisions: Law[tuple[Division, ...]] | None = None
    division_line: Law[Literal["required", "usual", "optional", "none"]] | None = None
    districts: Law[Mapping[str, str]] | None = Field(
        None, description="the judicial district or circuit of each county, as {district} prints it"
    )
    number_label: Law[str]
    number_pattern: Law[Pattern] | None = None
    caption: Law[CaptionStyle]
    caption_lines: Law[tuple[CaptionLine, ...]] | None = Field(
        None,
        description="lines under the paper's title, each printed once the matter knows it: {judge}, {department},"
        " {hearing}, {trial}, {filed} (when the complaint was)",
    )
    all_parties_in_complaint: Law[bool]
    et_al: Law[EtAl] | None = Field(None, description="whether a caption may name the first party of a side alone")
    party_addresses: Law[Literal["caption", "first paragraph", "complaint"]] | None = Field(
        None, description="where a complaint gives the addresses of the parties, if it must"
    )
    complaint_title: Law[str] | None = Field(
        None, description="what the paper that opens a case is called, with {verified} and {plaintiffs:role own} in it"
    )
    character: Law[Literal["in the title", "under the title"]] | None = Field(
        None, description="where a complaint says what kind of action it is, if it must"
    )
    limited_case: Law[LimitedCase] | None = Field(None, description="what a limited civil case says in its caption")
    language: Law[Literal["English", "Spanish"]] | None = Field(
        None, description="the language of the papers, where it is not English"
    )
    paper: Law[Literal["letter"]]
    margins: Law[Margins]
    first_page_top: Law[Annotated[float, Field(ge=0, lt=9)]]
    clerk_space: Law[ClerkSpace] | None = Field(None, description="room on the first page for the clerk's stamp")
    type: Law[Type]
    spacing: Law[Spacing]
    numbered_lines: Law[Annotated[int, Field(ge=0, le=60)]]
    pitch: Law[Points]
    line_rules: Law[LineRules]
    title_line: Law[int | None]
    title_align: Law[Literal["center", "left"]] | None = None
    paragraph_numbers: Law[Literal["left", "center"]] | None = Field(
        None, description="where the numbers of paragraphs stand, if a rule says so"
    )
    counsel: Law[CounselPlace]
    judge: Law[JudgeLine]
    footer: Law[FooterStyle]
    counts: Law[Counts]
    jury: Law[Jury]
    signature: Law[SignatureBlock]
    bar_number: Law[bool]
    redaction: Law[Mapping[str, str]]
    jurisdiction_statement: Law[bool]
    venue: Law[Mapping[str, str]] | None = Field(
        None, description="the law of a state that makes each reason one for venue in a county"
    )
    assignment: Law[AssignmentRule] | None = Field(
        None, description="whether and under which rule a complaint says which division takes the action"
    )
    complaint_needs: Law[tuple[str, ...]] | None = Field(
        None, description="what a complaint must say, or must not, besides its claims"
    )
    headings: Law[str] | None = Field(None, description="how headings are set, where a rule says so")
    amended: Law[str] | None = Field(None, description="how an amended pleading shows what it changes")
    certificate_of_service: Law[str] | None = Field(None, description="which papers need a certificate of service")
    dismissal: Law[DismissalLaw]
    opening_papers: Law[tuple[str, ...]]
    efiling: Law[Any] | None = None

    @model_validator(mode="after")
    def _lines_as_far_apart_as_they_are_called(self) -> "Court":
        """See that the pitch is what the spacing calls it: 1.7 times the type for double, as 24 points are for 14."""
        body, pitch, size = self.spacing.value.body, self.pitch.value, self.type.value.size
        if pitch < PITCH[body] * size:
            message = "sets lines {pitch} points apart, which for type of {size} is not {body}"
            raise PydanticCustomError("pitch", message, {"pitch": f"{pitch:g}", "size": f"{size:g}", "body": body})
        return self
