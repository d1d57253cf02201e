"""The texts of each paper in the order in which it prints them, and the citations in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.language.citations import Citation, citations
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.walk import Text, texts
from assembler.validate.reference_targets import reference_targets


@dataclass(frozen=True)
class Cited:
    """A citation, and the text that it stands in."""

    text: Text
    one: Citation


def papers(matter: Matter) -> Iterator[tuple[Filing, list[Text]]]:
    """Yield each filing of *matter* with its texts, headings among them, in the order in which it prints them."""
    written = list(texts(matter))
    known = reference_targets(matter).papers
    for filing in matter.filings:
        paper = known[filing.name]
        placed = [(place, text) for text in written if (place := paper.place(text.path))]
        yield filing, [text for _, text in sorted(placed, key=lambda one: one[0])]


def cited(matter: Matter) -> Iterator[tuple[Filing, list[Cited]]]:
    """Yield each filing with the citations in its texts, in order."""
    for filing, written in papers(matter):
        yield filing, [Cited(text, one) for text in written for one in citations(text.words)]


def each(matter: Matter) -> Iterator[Cited]:
    """Yield each citation in a text of *matter*, printed or not."""
    for text in texts(matter):
        yield from (Cited(text, one) for one in citations(text.words))


def is_heading(text: Text) -> bool:
    """Whether *text* is a heading."""
    return text.path[-1] == "heading"
