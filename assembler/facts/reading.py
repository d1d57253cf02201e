"""Reads the sentences of a matter into facts."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from assembler.facts.amounts import amounts, hedge_of, percentages
from assembler.facts.dates import days
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
    sentences = tuple(Sentence(path, *span, text[slice(*span)], number) for number, span in enumerate(bounds))
    starts = [start for start, _ in bounds]
    quotations = [match.span() for match in QUOTED.finditer(text)]

    def words(passage: Passage) -> tuple[Sentence, int, int, str, bool]:
        start, end = passage.start, passage.end
        quoted = any(first <= start < last for first, last in quotations)
        return sentences[bisect_right(starts, start) - 1], start, end, one_line(text[start:end]), quoted

    return TextFacts(
        path,
        text,
        sentences,
        tuple(StatedSum(*words(sum_), sum_.low, sum_.high, sum_.currency, sum_.hedge) for sum_ in amounts(text)),
        tuple(StatedDate(*words(day), day.first, day.last, hedge_of(text, day.start, day.end)) for day in days(text)),
        tuple(StatedLength(*words(time), time.number, time.unit, time.relation, time.hedge) for time in lengths(text)),
        tuple(StatedPercent(*words(part), part.percent, part.per, part.hedge) for part in percentages(text)),
        tuple(StatedSection(*words(place), place.number, place.of, place.is_law) for place in section_places(text)),
        tuple(StatedNumber(*words(number), number.name, number.number) for number in numbered(text)),
        tuple(StatedPlace(*words(place), place.kind, place.name, place.state) for place in localities(text)),
        tuple(
            StatedQuantity(
                *words(quantity),
                quantity.number,
                quantity.noun,
                quantity.things,
                hedge_of(text, quantity.start, quantity.end),
            )
            for quantity in quantities(text)
        ),
        tuple(tables(text)),
    )


class Passage(Protocol):
    """Words in a text: their bounds."""

    @property
    def start(self) -> int:
        """The index of the first character."""

    @property
    def end(self) -> int:
        """The index after the last character."""
