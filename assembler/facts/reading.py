"""Reads the sentences of a matter into facts."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from assembler.facts.amounts import amounts, hedge_of, percentages
from assembler.facts.dates import dates_in
from assembler.facts.fact import (
    Sentence,
    StatedDate,
    StatedLength,
    StatedNumber,
    StatedPercent,
    StatedPlace,
    StatedQuantity,
    StatedSection,
    StatedSum,
)
from assembler.facts.lengths import lengths
from assembler.facts.names import localities
from assembler.facts.numbers import numbered, section_places
from assembler.facts.quantities import quantities
from assembler.facts.sentences import sentence_bounds
from assembler.facts.tables import Table, tables
from assembler.facts.texts import QUOTED, prose
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter


@dataclass(frozen=True)
class TextFacts:
    """The sentences of a text, and the facts that they state, in order."""

    path: KeyPath
    text: str
    sentences: tuple[Sentence, ...]
    sums: tuple[StatedSum, ...]
    dates: tuple[StatedDate, ...]
    lengths: tuple[StatedLength, ...]
    percents: tuple[StatedPercent, ...]
    sections: tuple[StatedSection, ...]
    numbers: tuple[StatedNumber, ...]
    places: tuple[StatedPlace, ...]
    quantities: tuple[StatedQuantity, ...]
    tables: tuple[Table, ...]


def texts_with_facts(matter: Matter) -> tuple[TextFacts, ...]:
    """Return the sentences and headings of *matter*, in order, with the facts that they state."""
    return _texts_with_facts(ByIdentity(matter))


@lru_cache(maxsize=2)
def _texts_with_facts(key: ByIdentity) -> tuple[TextFacts, ...]:
    return tuple(read_facts(path, text) for path, text in prose(key.matter))


@lru_cache(maxsize=4096)
def read_facts(path: KeyPath, text: str) -> TextFacts:
    """Return the facts that *text*, which is at *path*, states."""
    bounds = sentence_bounds(text)
    sentences = tuple(Sentence(path, start, end, text[start:end], index) for index, (start, end) in enumerate(bounds))
    starts = [start for start, _ in bounds]
    quotations = [match.span() for match in QUOTED.finditer(text)]

    def place(passage: Passage) -> tuple[Sentence, int, int, str, bool]:
        """Return the values that all facts have: sentence, start, end, words, and whether they are quoted."""
        start, end = passage.start, passage.end
        quoted = any(first <= start < last for first, last in quotations)
        return sentences[bisect_right(starts, start) - 1], start, end, one_line(text[start:end]), quoted

    def hedge(passage: Passage) -> str:
        return hedge_of(text, passage.start, passage.end)

    return TextFacts(
        path,
        text,
        sentences,
        sums=tuple(
            StatedSum(*place(amount), amount.low, amount.high, amount.currency, amount.hedge)
            for amount in amounts(text)
        ),
        dates=tuple(StatedDate(*place(date), date.first, date.last, hedge(date)) for date in dates_in(text)),
        lengths=tuple(
            StatedLength(*place(length), length.number, length.unit, length.relation, length.hedge)
            for length in lengths(text)
        ),
        percents=tuple(
            StatedPercent(*place(percent), percent.percent, percent.per, percent.hedge) for percent in percentages(text)
        ),
        sections=tuple(
            StatedSection(*place(section), section.number, section.of, section.is_law)
            for section in section_places(text)
        ),
        numbers=tuple(StatedNumber(*place(number), number.name, number.number) for number in numbered(text)),
        places=tuple(
            StatedPlace(*place(locality), locality.kind, locality.name, locality.state) for locality in localities(text)
        ),
        quantities=tuple(
            StatedQuantity(*place(quantity), quantity.number, quantity.noun, quantity.noun_phrase, hedge(quantity))
            for quantity in quantities(text)
        ),
        tables=tuple(tables(text)),
    )


class Passage(Protocol):
    """A passage of a text: anything with the bounds of its words."""

    @property
    def start(self) -> int:
        """The index of the first character."""

    @property
    def end(self) -> int:
        """The index after the last character."""
