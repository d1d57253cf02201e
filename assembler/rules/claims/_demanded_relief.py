"""The items of relief of a complaint, with the causes of the counts that they are based on."""

from collections.abc import Iterator, Sequence

from assembler.findings.path import KeyPath
from assembler.model.cause import Cause
from assembler.model.matter import Matter
from assembler.model.relief import Relief
from assembler.rules._counts_meant import indexes_of_claims


def relief_with_causes(matter: Matter) -> Iterator[tuple[KeyPath, Relief, list[Cause]]]:
    """Yield the path of each item of relief, the item, and the causes of the counts that it is based on."""
    for relief_index, relief in enumerate(matter.relief):
        claims = [matter.claims[index] for index in indexes_of_claims(relief, matter)] or matter.claims
        yield ("relief", relief_index, "text"), relief, [claim.cause for claim in claims]
    for claim_index, claim in enumerate(matter.claims):
        for keys, relief in claim.requested_relief:
            yield ("claims", claim_index, *keys), relief, [claim.cause]


def ids_of_causes(causes: Sequence[Cause]) -> str:
    """Return the ids of *causes*, for a message."""
    return ", ".join(f"`{name}`" for name in dict.fromkeys(cause.id for cause in causes))
