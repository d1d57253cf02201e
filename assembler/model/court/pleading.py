"""The form of a complaint in a court, such as its counts, its jury demand and its paragraph on the division."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict


class AssignmentRule(Strict):
    """The paragraph of a complaint on the division to which the action is assigned."""

    heading: str = Field(
        "Intradistrict Assignment", description="the heading of the paragraph on the division", examples=["Assignment"]
    )
    required: bool = Field(
        False, description="whether a complaint must have the paragraph on the division", examples=[True]
    )


class Counts(Strict):
    """How counts are headed, and where the relief on each count is requested."""

    style: Literal["count", "cause of action"] = Field(
        description="the form of a count's heading: COUNT ONE, or FIRST CAUSE OF ACTION"
    )
    numerals: Literal["words", "roman"] = Field(
        "words",
        description="whether the number of a count is a word or a roman numeral; the number of a cause of "
        "action is always a word",
    )
    by_whom: bool = Field(
        False,
        description="if there are several plaintiffs, whether the heading names those who bring the count",
        examples=["true"],
    )
    relief: Literal["prayer", "each count"] = Field(
        "prayer", description="whether relief on a single count is requested in the prayer or at the end of the count"
    )


class SuesBy(Strict):
    """How a kind of party sues, if such a party does not sue in its own name."""

    says: str = Field(description="how it sues", examples=["in the name of its executor or administrator"])
    seen: tuple[str, ...] = Field(
        (),
        description="words in the party's name, or under `dba:`, that show that it sues in this way",
        examples=[["trading as"]],
    )


class FilingCertificate(Strict):
    """What counsel certifies at the end of each paper."""

    heading: str = Field(description="the certificate's heading", examples=["Certificate of Compliance"])
    words: str = Field(
        description="the certificate's text", examples=["I certify that this filing complies with the policy."]
    )
    each_side: bool = Field(
        False,
        description="whether every side that signs the paper also signs the certificate, not only the filing side",
        examples=["true"],
    )
    seen: tuple[str, ...] = Field(
        (),
        description="text that shows that the user's own section after the signature already certifies this, so that "
        "it is not printed twice",
        examples=[["549.211"]],
    )


class Averment(Strict):
    """What a complaint must allege about a defendant whose name is unknown."""

    says: str = Field(
        description="what the complaint must allege", examples=["what must be alleged: that the name is fictitious"]
    )
    seen: tuple[str, ...] = Field(
        description="words of which such an allegation contains at least one", examples=[["fictitious"]]
    )
    sentence: str = Field(
        "",
        description="a sentence that makes the allegation, with {name} for the party's name",
        examples=["{name} is a fictitious name."],
    )


class Jury(Strict):
    """How a jury is demanded."""

    legend: str = Field(description="the line in a complaint's caption that demands a jury")
    in_caption_suffices: bool = Field(description="whether the line in the caption is a sufficient demand by itself")
    how: str = Field("", description="what the rule on jury demands requires")
