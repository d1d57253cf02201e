"""The keys of dismissing papers, and of papers that end a case."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from assembler.model.base import PRINT_OPTIONAL, Day, Line, Name, Names, Strict
from assembler.model.document import DocumentType
from assembler.model.filing import COMMON_KEYS, Dismisses, Filing, Prejudice, in_family
from assembler.papers.keys import HeardFiling

MIN_WORDS = 4
"""The minimum number of words in a lawyer's reason."""


def _checked_reason(text: str) -> str:
    """Return *text*, a lawyer's reason, after checking that it has enough words to name an authority or a fact."""
    if len(re.findall(r"\w{2,}", text)) < MIN_WORDS:
        fix = {"fix": "write the authority or the fact in at least four words"}
        raise PydanticCustomError("no_reason", "is too short to be a reason", fix)
    return text


class RelyingOn(Strict):
    """A lawyer's statement that an instrument is available although the program cannot establish that."""

    instrument: Line = Field(
        description="the instrument, by its name in `assembler dismiss`; if the court's law is not on record, the "
        "rule that the paper cites for it",
        examples=["notice"],
    )
    because: Annotated[Line, AfterValidator(_checked_reason)] = Field(
        description="why the instrument is open: the authority or the fact, in at least four words",
        examples=["answer withdrawn before it was served"],
    )
    lawyer: Name = Field(
        description="the lawyer who makes this statement: counsel for a party that dismisses", examples=["groesbeck"]
    )
    date: Day = Field(description="the date on which the lawyer read the law and the docket", examples=["2021-03-02"])


class OwnWordsRead(Strict):
    """The person who read the user's own sentences in a paper, and when."""

    by: Name = Field(
        description="the person who read the sentences and signs the paper: an attorney, or a party without counsel",
        examples=["groesbeck"],
    )
    date: Day = Field(
        description="when the sentences were read, which may not be after the date of the paper",
        examples=["2021-03-02"],
    )
    text: Annotated[str, Field(pattern="^[0-9a-f]{8}$")] | None = Field(
        None,
        description="the fingerprint of the sentences, as printed by DIS035; by default, the fingerprint of the "
        "sentences in the manifest of an earlier build with the same `by` and `date`",
        examples=["3f9a2c1d"],
    )


class DismissingFiling(Filing):
    """A dismissing paper: the parties, the claims, the effect, and the lawyer who vouches for the dismissal."""

    dismisses: Dismisses = Field(
        (), description="`all`, the defendants who are dismissed, or a map with details for each", examples=["all"]
    )
    prejudice: Prejudice | None = Field(None, description="with or without prejudice", examples=["without"])
    effect: Literal["on the merits"] | None = Field(
        None,
        description="whether the dismissal is meant to be an adjudication on the merits",
        examples=["on the merits"],
    )
    keeps_jurisdiction: bool = Field(
        False, description="whether the court keeps jurisdiction to enforce a settlement", examples=["true"]
    )
    costs: Literal["each side bears its own"] | None = Field(
        None, description="a sentence on costs", examples=["each side bears its own"]
    )
    relies_on: RelyingOn | None = Field(
        None,
        description="the lawyer who vouches that the dismissal is available, if the program cannot show that; this "
        "does not override a law whose text was read",
        examples=[{"instrument": "notice", "because": "...", "lawyer": "groesbeck", "date": "2021-03-02"}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    own_words_read: OwnWordsRead | None = Field(
        None,
        description="the person who vouches for your own sentences, which the program cannot check (DIS035)",
        examples=[{"by": "groesbeck", "date": "2021-03-02"}],
        json_schema_extra=PRINT_OPTIONAL,
    )

    @classmethod
    def keys_of(cls, paper: DocumentType) -> frozenset[str]:
        """Return the keys that a filing of document type *paper* may have."""
        vouching_keys = ("relies_on", "own_words_read") if "dismisses" in paper.choices else ()
        return super().keys_of(paper).union(vouching_keys)


class EndingFiling(DismissingFiling, HeardFiling):
    """A paper that ends a case, or part of it, without a motion."""

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS | {"hearing"}

    stipulated_by: Names = Field(
        (),
        description="the parties who sign a stipulation besides the plaintiffs; by default, the parties who must sign "
        "it",
        examples=[["aws"]],
    )
    claimant: Name | None = Field(
        None,
        description="the party who dismisses its counterclaim, crossclaim or third-party claim",
        examples=["aws"],
    )
    so_ordered: bool = Field(
        False,
        description="whether the paper has a signature line for the judge, as some courts require",
        examples=["true"],
    )
    no_other_interest: bool = Field(
        False,
        description="whether the paper recites that no party is under a disability and no nonparty has an interest",
        examples=["true"],
    )
    settled: bool = Field(
        False, description="whether the claims were settled; if so, a praecipe says so", examples=["true"]
    )
    fees_waived: bool | None = Field(
        None,
        description="whether the court waived a party's court fees and costs, which form CIV-110 asks",
        examples=["false"],
    )
    entered: Day | None = Field(None, description="when the clerk entered the dismissal", examples=["2021-03-02"])


def dismissal_keys(filing: Filing) -> DismissingFiling:
    """Return *filing* as a dismissing paper; for any other paper, return one with every key at its default."""
    return in_family(filing, DismissingFiling)


def ending_keys(filing: Filing) -> EndingFiling:
    """Return *filing* as a paper that ends a case; for any other paper, return one with every key at its default."""
    return in_family(filing, EndingFiling)
