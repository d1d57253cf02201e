"""The texts of each paper, in printed order, and the citations in those texts."""

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
    yield from ((filing, list(texts)) for filing, texts in _printed_texts(ByIdentity(matter)))


@lru_cache(maxsize=2)
def _printed_texts(key: ByIdentity) -> tuple[tuple[Filing, tuple[Text, ...]], ...]:
    """Return each filing with its texts in printed order."""
    written = list(texts(key.matter))
    papers = reference_targets(key.matter).papers
    return tuple((filing, tuple(_sorted_texts(written, papers[filing.name]))) for filing in key.matter.filings)


def _sorted_texts(written: list[Text], paper: Paper) -> Iterator[Text]:
    placed = [(place, text) for text in written if (place := paper.position(text.path))]
    yield from (text for _, text in sorted(placed, key=lambda pair: pair[0]))


def citations_by_paper(matter: Matter) -> Iterator[tuple[Filing, list[Cited]]]:
    """Yield each filing with the citations in its texts, in printed order."""
    for filing, written in texts_by_paper(matter):
        yield filing, [Cited(text, citation) for text in written for citation in citations(text.words)]


def all_citations(matter: Matter) -> Iterator[Cited]:
    """Yield each citation in the texts of *matter*, including texts that no paper prints."""
    for text in texts(matter):
        yield from (Cited(text, citation) for citation in citations(text.words))


def is_heading(text: Text) -> bool:
    """Whether *text* is a heading."""
    return text.path[-1] == "heading"
