"""A court's profile: its caption and its page, each value with its authority."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo

from assembler.model.base import Strict
from assembler.model.context import find
from assembler.model.dismissal import Dismissals
from assembler.model.law import Law


class Division(Strict):
    """A division of a district, and the line that the caption gives it."""

    name: str
    line: str = ""
    prefix: str = ""


class CaptionStyle(Strict):
    """What divides the caption's columns, and what stands between the sides."""

    divider: Literal["bar", "paren", "x", "none"]
    versus: str


class Margins(Strict):
    """Margins in inches."""

    top: float
    bottom: float
    left: float
    right: float


class Type(Strict):
    """Kind of type and its sizes in points: what we set, and the least that the rule allows."""

    kind: Literal["times", "century schoolbook", "courier"]
    size: float
    minimum: float
    notes: float
    notes_minimum: float


class Spacing(Strict):
    """Line spacing of text, quotations and notes."""

    body: Literal["double"]
    quotations: Literal["single"]
    notes: Literal["single"]


class LineRules(Strict):
    """Rules at the margins of numbered paper."""

    left: Literal["double", "single", "none"]
    right: Literal["single", "none"]


class CounselPlace(Strict):
    """Where counsel stands on the first page."""

    where: Literal["footer", "upper left", "signature"]
    needs: tuple[str, ...] = ()


class JudgeLine(Strict):
    """Where the judge is named."""

    where: Literal["upper right", "after number", "none"]
    text: str = "THE HONORABLE {name}"


Token = Literal["title", "title and page", "page", "number", "firm"]


class FooterStyle(Strict):
    """What the footer's columns say."""

    left: tuple[Token, ...] = ()
    center: tuple[Token, ...] = ()
    right: tuple[Token, ...] = ()


class Counts(Strict):
    """How counts are headed."""

    style: Literal["count", "cause of action"]


class Jury(Strict):
    """How a jury is demanded."""

    legend: str
    in_caption_suffices: bool
    how: str = ""


class SignatureBlock(Strict):
    """What a signature block must show."""

    needs: tuple[Literal["name", "address", "telephone", "email"], ...]
    bar_label: str
    form: str = "/s/"


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

    title_lines: Law[tuple[str, ...]] = Field(description="the court's name in the caption")
    divisions: Law[tuple[Division, ...]] | None = None
    division_line: Law[Literal["required", "usual", "none"]] | None = None
    number_label: Law[str]
    number_pattern: Law[str] | None = None
    caption: Law[CaptionStyle]
    all_parties_in_complaint: Law[bool]
    paper: Law[Literal["letter"]]
    margins: Law[Margins]
    first_page_top: Law[float]
    type: Law[Type]
    spacing: Law[Spacing]
    numbered_lines: Law[int]
    pitch: Law[float]
    line_rules: Law[LineRules]
    title_line: Law[int | None]
    title_align: Law[Literal["center", "left"]] | None = None
    counsel: Law[CounselPlace]
    judge: Law[JudgeLine]
    footer: Law[FooterStyle]
    counts: Law[Counts]
    jury: Law[Jury]
    signature: Law[SignatureBlock]
    bar_number: Law[bool]
    redaction: Law[Any]
    jurisdiction_statement: Law[bool]
    dismissal: Law[DismissalLaw]
    opening_papers: Law[tuple[str, ...]]
    efiling: Law[Any] | None = None
