"""Recitals: sentences that state a fact of the case, each with the keys in the matter that support it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assembler.findings.path import KeyPath


@dataclass(frozen=True)
class Recital:
    """A sentence that states a fact of the case, with at least one key in the matter that supports it."""

    text: str
    based_on: tuple[KeyPath, ...]


Passage = str | Recital | Sequence[str | Recital]
"""A sentence, a recital, or a paragraph's sentences and recitals."""


def passage_words(passage: Passage) -> str:
    """Return the text of *passage*, without the keys of its recitals."""
    return " ".join(part.text if isinstance(part, Recital) else part for part in _passage_parts(passage))


def recitals_in(passage: Passage) -> tuple[Recital, ...]:
    """Return the recitals in *passage*."""
    return tuple(part for part in _passage_parts(passage) if isinstance(part, Recital))


def _passage_parts(passage: Passage) -> Sequence[str | Recital]:
    return [passage] if isinstance(passage, str | Recital) else passage
