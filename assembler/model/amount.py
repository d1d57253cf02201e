"""An amount claimed, in dollars, between one plaintiff and one defendant, or between joint parties."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from assembler.language.regex import Regex
from assembler.model.base import Names, Strict

TYPED_SUM = Regex(r"\$?\s?(?P<whole>\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(?P<cents>\d{2}))?")
"""A sum as people type it: 75000, 75,000, $75,000 or $75,000.50."""

WRITE_DOLLARS = "write dollars, with or without cents, as in `75000`, `$75,000` or `$9,500.25`"


def _dollars(value: Any) -> Any:
    """Return the sum of money in *value* as a `Decimal`; refuse a value that is not a positive sum."""
    if isinstance(value, Decimal):
        return value
    match = TYPED_SUM.fullmatch(value.strip()) if isinstance(value, str) else None
    dollars = Decimal(f"{match['whole'].replace(',', '')}.{match['cents'] or '00'}") if match else Decimal()
    if dollars <= 0:
        raise PydanticCustomError("no_sum", "is not a sum of money", {"fix": WRITE_DOLLARS})
    return dollars.to_integral_value() if dollars == dollars.to_integral_value() else dollars


SUM_PATTERN = r"^\$?\s?\d[\d,]*(\.\d{2})?$"
"""The format that a sum of money has in the JSON schema."""


Dollars = Annotated[
    Decimal,
    BeforeValidator(_dollars),
    WithJsonSchema({"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": SUM_PATTERN}]}),
]
"""A positive sum of money."""


class Amount(Strict):
    """The amount that one plaintiff claims from one defendant.

    Several plaintiffs or defendants may be named only if the right or the liability is joint.
    """

    by: Names = Field(
        (),
        description="the plaintiff who claims the amount; by default, the plaintiffs of the claim",
        examples=["parler"],
    )
    against: Names = Field(
        (), description="the defendant who owes the amount; by default, the defendants of the claim", examples=["aws"]
    )
    amount: Dollars = Field(description="the amount in dollars, exclusive of interest and costs", examples=["59000"])
    joint: bool = Field(
        False,
        description="whether several defendants are jointly liable or several plaintiffs have a joint right; "
        "otherwise, write a separate entry for each plaintiff and each defendant",
        examples=["true"],
    )
