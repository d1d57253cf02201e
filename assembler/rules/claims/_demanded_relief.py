"""The items of relief of a complaint, with the causes of the counts on which they are demanded."""

from collections.abc import Iterator, Sequence

from assembler.findings.path import KeyPath
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.model.relief import Relief
from assembler.rules.claims._counts_meant import indexes_of_claims


def demanded(matter: Matter) -> Iterator[tuple[KeyPath, Relief, list[Cause]]]:
    """Yield each item of relief, and the causes of the counts on which it is demanded."""
    for number, relief in enumerate(matter.relief):
        claims = [matter.claims[index] for index in indexes_of_claims(relief, matter)] or matter.claims
        yield ("relief", number, "text"), relief, [claim.cause for claim in claims]
    for number, claim in enumerate(matter.claims):
        for inside, relief in claim.requested_relief:
            yield ("claims", number, *inside), relief, [claim.cause]


def ids(causes: Sequence[Cause]) -> str:
    """Return the ids of *causes*, for a message."""
    return ", ".join(f"`{name}`" for name in dict.fromkeys(cause.id for cause in causes))
