"""CLM016."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.amounts import aggregate, between_pairs, total
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import Item, items
from assembler.rules.rule import Problem, rule


@rule(
    "CLM016",
    cite="house style: the prayer and the amounts of the claims agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the prayer or the `amounts:` of the claim",
)
def prayer_against_amounts(matter: Matter) -> Iterator[Problem]:
    """A sum in the prayer differs from the amounts of its claims.

    An item passes if it asks for what its claims come to together, for the amount of one of them, or for what one
    plaintiff claims from one defendant. An item with two sums, or one that leaves its sum open, is not checked.
    """
    if not any(opening(matter)):
        return
    together = {aggregate(matter), *between_pairs(matter).values()}
    for item in items(matter):
        claims = item.claims or matter.claims
        if len(item.sums) != 1 or item.open or not claims or not all(claim.amounts for claim in claims):
            continue
        totals = [total(claim) for claim in claims]
        each = {entry.amount for claim in claims for entry in claim.amounts}
        if item.sums[0].cents not in {100 * amount for amount in (*together, *totals, sum(totals), *each)}:
            yield Problem(item.path, _fact(item, max(totals) if len(totals) == 1 else sum(totals)))


def _fact(item: Item, amount: int) -> str:
    return f"the prayer asks for `{item.sums[0].written}`, but the `amounts:` of its claims add up to ${amount:,}"
