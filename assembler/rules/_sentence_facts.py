"""Groups the facts of a text by sentence."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from assembler.facts.fact import Fact

FactT = TypeVar("FactT", bound=Fact)


def by_sentence(facts: Sequence[FactT]) -> Iterator[tuple[FactT, ...]]:
    """Yield the facts of each sentence of one text together, in order."""
    groups: dict[int, list[FactT]] = {}
    for fact in facts:
        groups.setdefault(fact.sentence.index, []).append(fact)
    for group in groups.values():
        yield tuple(group)
