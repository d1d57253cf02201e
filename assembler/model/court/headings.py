"""How the headings of a paper are labeled."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from assembler.language.regex import Regex
from assembler.model.base import Line, Names, Strict

HEADING_LEVELS = 4
"""The number of levels of headings: sections, and three levels below them."""

DECIMAL = "1.0"
UNNUMBERED = "none"

LABEL = Regex(r"\(?[IiAa1][.)]?|none")
"""The first label of a level, which shows the style of the level's labels: I. or A) or (a), or none."""


def _labels(value: str) -> str:
    """Refuse a value other than the first label of each level, `1.0`, or `none`."""
    if value not in {DECIMAL, UNNUMBERED} and not all(map(LABEL.fullmatch, value.split())):
        message = (
            "is not a numbering of headings; write the first label of each level, as in `I. A. 1. a.`, or `1.0` or "
            "`none`"
        )
        raise PydanticCustomError("heading_labels", message, {})
    if len(value.split()) > HEADING_LEVELS:
        raise PydanticCustomError(
            "heading_levels", "has labels for more than {levels} levels", {"levels": HEADING_LEVELS}
        )
    return value


HeadingLabels = Annotated[Line, AfterValidator(_labels)]
"""The first labels of the levels, as in `I. A. 1. a.` or `none A. 1.`; or `1.0` for 1.0, 1.1, 1.1.1; or `none`."""


class Headings(Strict):
    """How the headings of a paper are labeled."""

    labels: HeadingLabels = Field(
        "I. A. 1. a.",
        description="the first label of each level, or `none` for a level without labels; or `1.0` (for 1.0, 1.1, "
        "1.1.1)",
        examples=["1. a. i."],
    )
    unlabeled: Names = Field(
        (),
        description="the names of sections and sub-headings whose headings have no label, such as `introduction` or "
        "`jury_demand`; these headings are not counted",
        examples=[["introduction"]],
    )
    go_on: bool = Field(
        False,
        description="whether second-level labels continue through the paper instead of restarting in each section",
        examples=["true"],
    )


USUAL_HEADINGS = Headings.model_construct()
"""The headings of a court whose record prescribes no labels."""
