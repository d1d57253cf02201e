"""What a claim is worth, in dollars, between one plaintiff and one defendant or between parties who share it."""

from pydantic import Field

from assembler.model.base import Names, Strict


class Amount(Strict):
    """What one plaintiff claims of one defendant on a claim; of several parties only if they share it."""

    by: Names = Field((), description="the plaintiff; by default the plaintiffs of the claim", examples=["parler"])
    against: Names = Field((), description="the defendant; by default the defendants of the claim", examples=["aws"])
    amount: int = Field(gt=0, description="dollars, without interest and costs", examples=["59000"])
    joint: bool = Field(
        False,
        description="whether several defendants owe it jointly, or several plaintiffs share an undivided right to it;"
        " if not, each plaintiff and each defendant has an entry",
        examples=["true"],
    )
