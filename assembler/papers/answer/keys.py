"""The keys of an answer."""

from collections.abc import Iterator

from pydantic import Field

from assembler.findings.path import KeyPath
from assembler.model.base import Line, Names, Prose, Strict
from assembler.model.event_kinds import EventKind
from assembler.model.filing import Filing, in_family
from assembler.papers.amended_pleading import PleadingFiling


class Counterclaim(Strict):
    """A counterclaim, which the answer pleads as a count."""

    title: Line = Field(description="the title of the count", examples=["Breach of Contract"])
    against: Names = Field(description="the parties against whom the counterclaim is brought", examples=[["parler"]])
    paragraphs: tuple[Prose, ...] = Field(
        description="the counterclaim's paragraphs", examples=[["Parler owes $1,000."]]
    )


class AnswerFiling(PleadingFiling):
    """An answer: the responses to the complaint, and the counterclaims."""

    responses: tuple[Prose, ...] = Field(
        (), description="the responses to the complaint, in order", examples=[["AWS denies paragraph 1."]]
    )
    counterclaims: tuple[Counterclaim, ...] = Field(
        (),
        description="the counterclaims, one count each",
        examples=[[{"title": "Breach of Contract", "against": "parler", "paragraphs": ["Parler owes $1,000."]}]],
    )

    def filing_events(self) -> Iterator[EventKind]:
        """Yield the answer or amended answer and, if it pleads counterclaims, a counterclaim as another event."""
        for kind in super().filing_events():
            yield "amended answer" if kind == "answer" and self.amends else kind
        if self.counterclaims:
            yield "counterclaim"

    def own_texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the texts of the responses and of the counterclaims' paragraphs, with their paths."""
        yield from super().own_texts()
        yield from ((("responses", index), text) for index, text in enumerate(self.responses))
        for claim_index, claim in enumerate(self.counterclaims):
            for paragraph_index, text in enumerate(claim.paragraphs):
                yield ("counterclaims", claim_index, "paragraphs", paragraph_index), text

    def party_names(self) -> Iterator[tuple[KeyPath, Names]]:
        """Yield the names of the filing parties and of the parties to the counterclaims, with their paths."""
        yield from super().party_names()
        for index, claim in enumerate(self.counterclaims):
            yield ("counterclaims", index, "against"), claim.against


def answer_keys(filing: Filing) -> AnswerFiling:
    """Return *filing* as an answer; for any other paper, return an answer whose keys all have their defaults."""
    return in_family(filing, AnswerFiling)
