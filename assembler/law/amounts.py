"""The amount in controversy, with claims aggregated as 28 U.S.C. § 1332 allows.

Under § 1332(a), one plaintiff's claims against one defendant are aggregated, whether or not they are related. Claims of
several plaintiffs, or against several defendants, are aggregated only if the right or the liability is joint (Snyder v.
Harris, 394 U.S. 332, 335 (1969)); in that case, the full joint amount counts for each of these plaintiffs or
defendants. Under § 1332(d)(6), all claims of a class are aggregated.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from assembler.model.amount import Amount
from assembler.model.matter import Matter
from assembler.model.pleading import Claim, matching_claims
from assembler.model.walk import of_side

DIVERSITY_MINIMUM = 75_000
"""The amount, in dollars, that the matter in controversy must exceed under § 1332(a)."""

CLASS_ACTION_MINIMUM = 5_000_000
"""The amount, in dollars, that the aggregated claims of a class must exceed under § 1332(d)(2)."""

Pair = tuple[str, str]
"""The names of one plaintiff and one defendant."""


def amounts_by_pair(matter: Matter) -> dict[Pair, Decimal]:
    """Return how many dollars each plaintiff claims from each defendant, leaving out claims without amounts.

    Of several alternative claims, only the largest is counted.
    """
    totals: dict[Pair, Decimal] = {}
    for group in _groups_of_alternatives(matter.claims):
        for pair, amount in _largest_amounts(_claim_amounts(matter, claim) for claim in group).items():
            totals[pair] = totals.get(pair, Decimal()) + amount
    return totals


def aggregate(matter: Matter) -> Decimal:
    """Return the total claimed in *matter*, in dollars.

    Each amount is counted once; of alternative claims, only the largest is counted.
    """
    amounts = (max(total(claim) for claim in group) for group in _groups_of_alternatives(matter.claims))
    return sum(amounts, Decimal())


def total(claim: Claim) -> Decimal:
    """Return the total of *claim* in dollars, counting a joint amount once."""
    return sum((entry.amount for entry in claim.amounts), Decimal())


def has_unknown_amount(matter: Matter, defendant: str) -> bool:
    """Whether the total claimed from *defendant* is unknown: no claim is against it, or such a claim has no amount."""
    claims = [claim for claim in matter.claims if defendant in claim.against]
    return not claims or any(
        not any(defendant in _defendants_of(claim, entry) for entry in claim.amounts) for claim in claims
    )


def parties_of(matter: Matter, claim: Claim, entry: Amount) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the plaintiffs who claim the amount *entry*, and the defendants from whom they claim it, by name."""
    claimants = entry.by or claim.by or tuple(of_side(matter.parties, "plaintiff"))
    return claimants, _defendants_of(claim, entry)


def _defendants_of(claim: Claim, entry: Amount) -> tuple[str, ...]:
    return entry.against or claim.against


def _claim_amounts(matter: Matter, claim: Claim) -> dict[Pair, Decimal]:
    amounts: dict[Pair, Decimal] = {}
    for entry in claim.amounts:
        for pair in product(*parties_of(matter, claim, entry)):
            amounts[pair] = amounts.get(pair, Decimal()) + entry.amount
    return amounts


def _largest_amounts(claims: Iterator[Mapping[Pair, Decimal]]) -> dict[Pair, Decimal]:
    largest: dict[Pair, Decimal] = {}
    for amounts in claims:
        for pair, amount in amounts.items():
            largest[pair] = max(amount, largest.get(pair, Decimal()))
    return largest


def _groups_of_alternatives(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return *claims* in groups; a group has a claim and the claims that are alternatives to it."""
    group_of_claim = list(range(len(claims)))
    for index, claim in enumerate(claims):
        for name in claim.alternative_to:
            for alternative in matching_claims(claims, name):
                old_group = group_of_claim[index]
                new_group = group_of_claim[alternative]
                group_of_claim = [new_group if group == old_group else group for group in group_of_claim]
    claims_by_group: dict[int, list[Claim]] = {}
    for group, claim in zip(group_of_claim, claims, strict=True):
        claims_by_group.setdefault(group, []).append(claim)
    return list(claims_by_group.values())
