"""The amount of a claim in dollars, between one plaintiff and one defendant, or joint parties."""

from pydantic import Field

from assembler.model.base import Names, Strict


class Amount(Strict):
    """The amount that one plaintiff claims from one defendant; name several only if the right or liability is joint."""

    by: Names = Field((), description="the plaintiff; by default, the plaintiffs of the claim", examples=["parler"])
    against: Names = Field((), description="the defendant; by default, the defendants of the claim", examples=["aws"])
    amount: int = Field(gt=0, description="dollars, exclusive of interest and costs", examples=["59000"])
    joint: bool = Field(
        False,
        description="whether several defendants are jointly liable, or several plaintiffs have a joint right;"
        " otherwise, write an entry for each plaintiff and each defendant",
        examples=["true"],
    )
