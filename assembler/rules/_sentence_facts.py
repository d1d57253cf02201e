"""Groups the facts of a text by sentence."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from assembler.facts.fact import Fact

Kind = TypeVar("Kind", bound=Fact)


def by_sentence(facts: Sequence[Kind]) -> Iterator[tuple[Kind, ...]]:
    """Yield the facts of each sentence of one text together, in order."""
    groups: dict[int, list[Kind]] = {}
    for fact in facts:
        groups.setdefault(fact.sentence.number, []).append(fact)
    yield from map(tuple, groups.values())
