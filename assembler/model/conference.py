"""Whether counsel conferred with the other side before a motion."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.language.english import series
from assembler.model.base import PRINT_OPTIONAL, Day, Line, Names, Strict


class Conference(Strict):
    """Whether counsel conferred with the other side before a motion, and with what result."""

    result: Literal["agreed", "opposed", "unanswered", "not required"] = Field(
        description="whether the other parties consent to the motion, oppose it or did not answer, or whether no "
        "conference was required",
        examples=["opposed"],
    )
    whom: Names = Field(
        (),
        alias="with",
        description="the attorneys, or parties without an attorney, with whom counsel conferred",
        examples=[["doran"]],
    )
    how: Line | None = Field(
        None,
        description="how counsel conferred, as a phrase that fits into a sentence",
        examples=["by telephone"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    date: Day | None = Field(None, description="on which day", examples=["2021-03-02"])
    because: Line | None = Field(
        None,
        description="if the other side did not answer, the attempts to reach it; if no conference was required, the "
        "reason why not; write a sentence",
        examples=["Two telephone calls and an e-mail were not answered."],
        json_schema_extra=PRINT_OPTIONAL,
    )

    @model_validator(mode="after")
    def _check_keys(self) -> "Conference":
        required = {"with": self.whom, "how": self.how, "date": self.date}
        if missing := [key for key, value in required.items() if not value and self.result != "not required"]:
            message = "lacks {missing}"
            fix = f"add {series([f'`{key}:`' for key in missing])}"
            context = {"missing": series([f"`{key}`" for key in missing]), "fix": fix}
            raise PydanticCustomError("no_conference", message, context)
        return self
