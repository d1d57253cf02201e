"""The sums of money that the allegations of a matter plead."""

from functools import lru_cache
from itertools import combinations

from assembler.language.money import sums
from assembler.model.matter import Matter
from assembler.rules._texts import prose

FEW = 12
"""The most different sums for which sums and differences of any two are considered."""


def pleaded_sums(matter: Matter) -> tuple[int, ...]:
    """Return the different sums that the allegations of *matter* plead, in cents, in order."""
    pleaded = (text for path, text in prose(matter) if path[0] != "filings" and "relief" not in path)
    return tuple(dict.fromkeys(cents for text in pleaded for cents in _in(text)))


def made_of(pleaded: tuple[int, ...]) -> set[int]:
    """Return the *pleaded* sums, their total and, if there are few, the sum and difference of any two."""
    made = {*pleaded, sum(pleaded)}
    if len(pleaded) <= FEW:
        made |= {value for one, other in combinations(pleaded, 2) for value in (one + other, abs(one - other))}
        made |= {sum(three) for three in combinations(pleaded, 3)}
    return made


@lru_cache(maxsize=4096)
def _in(text: str) -> tuple[int, ...]:
    return tuple(one.cents for one in sums(text))
