"""The types of values that occur only at the top level of a matter, such as a judge or `none`."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo

from assembler.language.regex import Regex
from assembler.model.base import CODE, Day, Line, Lines, Name, Names, text_or
from assembler.model.context import find_record, valid_text
from assembler.model.docket import Judge
from assembler.model.event import EarlierDismissal

COUNTY = Regex(r"[A-Za-z][A-Za-z .'-]{0,59}")
"""A county's name; it is also a file name, and so it may not be a path to another folder."""


def known_court(value: Any, info: ValidationInfo) -> Any:
    """Return the court called *value*, with the additions of its county and the changes of its judge."""
    county = valid_text(info.data, "county")
    judge = info.data.get("judge")
    county = county if county and COUNTY.fullmatch(county) else None
    return find_record(value, info, "court", county, judge.name if isinstance(judge, Judge) else None)


def _none_as_empty(value: Any) -> Any:
    return () if value == "none" else value


def _none_as_missing(value: Any) -> Any:
    return None if value == "none" else value


EarlierDismissals = Annotated[
    tuple[EarlierDismissal, ...],
    BeforeValidator(_none_as_empty, json_schema_input_type=Literal["none"] | tuple[EarlierDismissal, ...]),
]


def _yes_or_names(value: Any) -> Any:
    """Return `yes`, `true`, `no` and `false`, in any case, as booleans, and any other value unchanged."""
    answers = {"true": True, "yes": True, "false": False, "no": False}
    return answers.get(value.lower(), value) if isinstance(value, str) else value


JuryDemand = Annotated[
    bool | Names, BeforeValidator(_yes_or_names, json_schema_input_type=bool | Name | tuple[Name, ...])
]
"""Whether a jury is demanded, or the claims on which it is demanded."""

Code = Annotated[str, Field(pattern=CODE)]
JudgeOrName = Annotated[Judge, text_or(Judge, "name")]
JudgeOrNone = Annotated[
    JudgeOrName | None, BeforeValidator(_none_as_missing, json_schema_input_type=JudgeOrName | None)
]
DayOrNone = Annotated[
    Day | None, BeforeValidator(_none_as_missing, json_schema_input_type=Literal["none"] | Day | None)
]
"""A date, or `none` if there is none yet."""

Ground = Literal["federal question", "diversity", "class action", "supplemental"]

Referral = Annotated[
    Line | None,
    Field(
        description="a line under the case number that says what is referred to whom; omitted on the paper that "
        "opens the case",
        examples=["Referred to Magistrate Judge Peterson"],
    ),
]
"""The line of a caption on a referral."""

Courtroom = Annotated[Line | None, Field(description="the courtroom, where captions show it", examples=["259"])]
"""The courtroom that a caption shows."""

CourtAddress = Annotated[
    Lines,
    Field(
        description="the court's mailing address, one entry per line, where captions show it",
        examples=[["1 Example Street", "Denver, Colorado 80200"]],
    ),
]
"""The court's address that a caption shows."""

TrialDate = Annotated[
    DayOrNone,
    Field(description="the first day of trial, or `none` if no trial is set", examples=["2026-02-02"]),
]
"""The first day of trial."""
