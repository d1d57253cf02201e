"""Finds the sums of money that the allegations of a matter plead."""

from functools import lru_cache
from itertools import combinations

from assembler.facts.texts import prose
from assembler.language.money import sums
from assembler.model.matter import Matter

FEW = 12
"""The maximum number of pleaded sums for which `made_of` adds sums of two or three and differences of two."""


def pleaded_sums(matter: Matter) -> tuple[int, ...]:
    """Return the sums that the allegations of *matter* plead, in cents, in order and without duplicates."""
    pleaded = (text for path, text in prose(matter) if path[0] != "filings" and "relief" not in path)
    return tuple(dict.fromkeys(cents for text in pleaded for cents in _in(text)))


def made_of(pleaded: tuple[int, ...]) -> set[int]:
    """Return the *pleaded* sums, their total and, for up to `FEW` sums, sums of two or three and differences of two."""
    amounts = {*pleaded, sum(pleaded)}
    if len(pleaded) <= FEW:
        amounts |= {cents for a, b in combinations(pleaded, 2) for cents in (a + b, abs(a - b))}
        amounts |= {sum(three) for three in combinations(pleaded, 3)}
    return amounts


@lru_cache(maxsize=4096)
def _in(text: str) -> tuple[int, ...]:
    return tuple(amount.cents for amount in sums(text))
