"""Lists the texts of each paper, in printed order, and the citations in those texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assembler.findings.visible import one_line
from assembler.language.citations import Citation, citations
from assembler.model.by_identity import ByIdentity
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import Text, texts
from assembler.validate.reference_targets import Paper, reference_targets


@dataclass(frozen=True)
class Cited:
    """A citation, and the text that cites it."""

    text: Text
    citation: Citation

    @property
    def written(self) -> str:
        """The citation as the text writes it, on one line."""
        return one_line(self.citation.written)


def texts_by_paper(matter: Matter) -> Iterator[tuple[Filing, list[Text]]]:
    """Yield each filing of *matter* with its texts and headings in printed order."""
    for filing, texts_of_paper in _printed_texts(ByIdentity(matter)):
        yield filing, list(texts_of_paper)


@lru_cache(maxsize=2)
def _printed_texts(key: ByIdentity) -> tuple[tuple[Filing, tuple[Text, ...]], ...]:
    """Return each filing with its texts in printed order."""
    all_texts = list(texts(key.matter))
    papers = reference_targets(key.matter).papers
    return tuple((filing, tuple(_sorted_texts(all_texts, papers[filing.name]))) for filing in key.matter.filings)


def _sorted_texts(all_texts: list[Text], paper: Paper) -> list[Text]:
    """Return those of *all_texts* that *paper* prints, in printed order, parties as the matter lists them."""
    positions = [(paper.position(text.path), text) for text in all_texts]
    printed_texts = [
        ((position[0], () if text.path[0] == "parties" else position[1]), text)
        for position, text in positions
        if position
    ]
    return [text for _, text in sorted(printed_texts, key=lambda pair: pair[0])]


def citations_by_paper(matter: Matter) -> Iterator[tuple[Filing, list[Cited]]]:
    """Yield each filing with the citations in its texts, in printed order."""
    for filing, texts_of_paper in texts_by_paper(matter):
        yield filing, [Cited(text, citation) for text in texts_of_paper for citation in citations(text.words)]


def all_citations(matter: Matter) -> Iterator[Cited]:
    """Yield each citation in the texts of *matter*, including texts that no paper prints."""
    for text in texts(matter):
        for citation in citations(text.words):
            yield Cited(text, citation)


def is_heading(text: Text) -> bool:
    """Whether *text* is a heading."""
    return text.path[-1] == "heading"
