"""The form of a complaint in a court: its counts, its jury demand and its statement on a division."""

from typing import Literal

from pydantic import Field

from assembler.model.base import Strict


class AssignmentRule(Strict):
    """What a complaint says about the division to which the action is assigned."""

    heading: str = Field("Intradistrict Assignment", description="heading of the paragraph", examples=["Assignment"])
    required: bool = Field(False, description="whether a complaint must have the paragraph", examples=[True])


class Counts(Strict):
    """How counts are headed, and where the relief on each is asked for."""

    style: Literal["count", "cause of action"] = Field(
        description="the form of the heading: COUNT ONE, or FIRST CAUSE OF ACTION"
    )
    numerals: Literal["words", "roman"] = Field(
        "words", description="whether the number of a count is a word or a roman numeral; of a cause of action, a word"
    )
    by_whom: bool = Field(
        False,
        description="whether the heading says who brings the count, if there are several plaintiffs",
        examples=["true"],
    )
    relief: Literal["prayer", "each count"] = Field(
        "prayer", description="whether relief on one count is asked for in the prayer or at the end of the count"
    )


class SuesBy(Strict):
    """How a party of a kind sues, where it does not sue in its own name."""

    says: str = Field(description="how it sues", examples=["in the name of its executor or administrator"])
    seen: tuple[str, ...] = Field(
        (), description="words in the party's name, or under `dba:`, that do so", examples=[["trading as"]]
    )


class FilingCertificate(Strict):
    """What counsel certifies at the end of each paper."""

    heading: str = Field(description="its heading", examples=["Certificate of Compliance"])
    words: str = Field(description="its words", examples=["I certify that this filing complies with the policy."])
    each_side: bool = Field(
        False, description="whether each side that signs the paper signs it too, not the filer alone", examples=["true"]
    )
    seen: tuple[str, ...] = Field(
        (),
        description="words by which the user's own section after the signature says it, and it is not printed twice",
        examples=[["549.211"]],
    )


class Averment(Strict):
    """What a complaint must allege about a defendant whose name is not known."""

    says: str = Field(description="what it alleges", examples=["that the name is fictitious"])
    seen: tuple[str, ...] = Field(description="words, one of which an allegation has", examples=[["fictitious"]])
    sentence: str = Field(
        "",
        description="a sentence that alleges it, with the party's name as {name}",
        examples=["{name} is a fictitious name."],
    )


class Jury(Strict):
    """How a jury is demanded."""

    legend: str = Field(description="the line in a complaint's caption that demands a jury")
    in_caption_suffices: bool = Field(description="whether that line alone is a demand")
    how: str = Field("", description="what the rule requires")
