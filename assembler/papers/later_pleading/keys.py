"""The keys of a pleading that makes claims after the complaint."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from assembler.findings.path import KeyPath
from assembler.model.base import Day, ItemProse, Line, Name, Names, Prose, Strict, text_or
from assembler.model.filing import Filing, in_family
from assembler.papers.amended_pleading import PleadingFiling


class PleadedParagraph(Strict):
    """A numbered paragraph, which texts can cite if it has a name."""

    id: Name | None = Field(None, description="a name, needed if something refers to it", examples=["delivery"])
    text: Prose = Field(description="what is alleged", examples=["Beta bought the kites from Gamma."])


Paragraphs = tuple[Annotated[PleadedParagraph, text_or(PleadedParagraph)], ...]


class AllegedSection(Strict):
    """A section of allegations, with its heading."""

    heading: Line | None = Field(None, description="the section's heading", examples=["The Purchase"])
    paragraphs: Paragraphs = Field(
        min_length=1, description="the section's numbered paragraphs", examples=[["Beta bought the kites from Gamma."]]
    )


class PleadedCount(Strict):
    """A count, with its paragraphs."""

    title: Line = Field(description="the title of the count", examples=["Indemnity"])
    against: Names = Field(description="the parties against whom it is brought", examples=[["gamma"]])
    paragraphs: Paragraphs = Field(
        min_length=1, description="the count's numbered paragraphs", examples=[["Gamma must indemnify Beta."]]
    )


class LaterPleadingFiling(PleadingFiling):
    """A pleading that makes claims after the complaint: its allegations, its counts and the relief that it asks for."""

    allegations: tuple[AllegedSection, ...] = Field(
        (),
        description="the allegations, by section",
        examples=[[{"heading": "The Purchase", "paragraphs": ["Beta bought the kites from Gamma."]}]],
    )
    counts: tuple[PleadedCount, ...] = Field(
        (),
        description="the counts",
        examples=[[{"title": "Indemnity", "against": "gamma", "paragraphs": ["Gamma must indemnify Beta."]}]],
    )
    asks_for: tuple[ItemProse, ...] = Field(
        (), description="the relief that the pleading asks for", examples=[["award Beta $1,000"]]
    )
    demands_jury: bool = Field(False, description="whether the pleading demands a jury", examples=["true"])
    leave: Day | None = Field(
        None,
        description="the day on which the court gave leave to file the pleading; the opening sentence states it",
        examples=["2025-06-02"],
    )

    @property
    def leave_date(self) -> Day | None:
        """The day on which the court gave leave to file the pleading."""
        return self.leave

    def own_texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the texts of the allegations, the counts and the relief, with their paths."""
        yield from super().own_texts()
        yield from (((*path, "text"), paragraph.text) for path, paragraph in self._paragraphs())
        yield from ((("asks_for", index), text) for index, text in enumerate(self.asks_for))

    def named_paragraphs(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the names of the paragraphs that have names, with their paths."""
        yield from ((path, paragraph.id) for path, paragraph in self._paragraphs() if paragraph.id)

    def _paragraphs(self) -> Iterator[tuple[KeyPath, PleadedParagraph]]:
        parts = {"allegations": [part.paragraphs for part in self.allegations]}
        parts["counts"] = [count.paragraphs for count in self.counts]
        for key, groups in parts.items():
            for part_index, paragraphs in enumerate(groups):
                for paragraph_index, paragraph in enumerate(paragraphs):
                    yield (key, part_index, "paragraphs", paragraph_index), paragraph

    def party_names(self) -> Iterator[tuple[KeyPath, Names]]:
        """Yield the names of the filing parties and of the parties to the counts, with their paths."""
        yield from super().party_names()
        for index, count in enumerate(self.counts):
            yield ("counts", index, "against"), count.against


def later_pleading_keys(filing: Filing) -> LaterPleadingFiling:
    """Return *filing* as a later pleading; for any other paper, return one whose keys all have their defaults."""
    return in_family(filing, LaterPleadingFiling)


def parties_sued(filing: Filing) -> tuple[str, ...]:
    """Return the parties against whom the counts of *filing* are brought, each once, in the order of the counts."""
    return tuple(dict.fromkeys(name for count in later_pleading_keys(filing).counts for name in count.against))
