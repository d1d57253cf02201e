"""Reads the items of a prayer and the sums of money in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.path import KeyPath
from assembler.language.money import Sum, sums
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.pleading import Claim, matching_claims
from assembler.model.relief import Relief

JOINED = r"(?:and|or|plus|with|without|together|along|including|excluding|exclusive|besides|before|less)\b"
"""Words that join a sum to the phrase after it: "$71,000 and costs"."""

INCIDENTAL_RELIEF = r"(?:interest|fees?|costs?|disbursements?|expenses?)"
SEPARATE_RELIEF = rf"(?:{INCIDENTAL_RELIEF}|penalt(?:y|ies)|(?:punitive|exemplary|statutory)\s+damages)\b"
"""Relief that does not count toward the amount of damages."""

UNSTATED_AMOUNT = Regex(
    r"\b(?:punitive|exemplary|treble|trebled|double|doubled|triple|multiple|statutory|liquidated|additional|further"
    r"|at\s+least|not\s+less\s+than|no\s+less\s+than|in\s+excess\s+of|more\s+than|exceeding|over|above"
    rf"|(?:plus|together)\b(?!\s+(?:with\s+)?(?:(?!damages\b)[a-z’'-]+\s+){{0,2}}{INCIDENTAL_RELIEF}\b)"
    r"|each|every|per|determined|proved|proven|established|trial|enjoin\w*|injunct\w*|declar\w*|restitution)\b",
    re.IGNORECASE,
)
"""Words that make an item of the prayer worth more than the sum in it, or worth an unknown amount."""

COSTS_AND_OTHER_RELIEF = Regex(
    r"\b(?:costs?|disbursements?|interest|fees?|expenses?)\b|\b(?:other|further)\s+(?:and\s+(?:other|further)\s+)?relief\b",
    re.IGNORECASE,
)
"""Words for costs, interest, fees and further relief."""

RELIEF_WORTH_MONEY = Regex(
    r"\b(?:damages|order|compensat\w*|rescission|rescind\w*|penalt\w*|profits|pay|wages|injunct\w*|enjoin\w*)\b",
    re.IGNORECASE,
)

POSSESSION = Regex(r"\bpossession\s+of\s+the\s+(?:premises|property)\b", re.IGNORECASE)

SEPARATE_RELIEF_AFTER = Regex(
    rf"\s*(?:(?:in|for|as|of)\s+)?(?:(?!damages\b|{JOINED})[a-z’']+\s+){{0,2}}{SEPARATE_RELIEF}", re.IGNORECASE
)
SEPARATE_RELIEF_BEFORE = Regex(rf"{SEPARATE_RELIEF}(?:\s+(?:of|in\s+the\s+(?:amount|sum)\s+of))?\s*\Z", re.IGNORECASE)
"""Words near a sum that mark it as interest, fees, costs, penalties, or punitive, exemplary or statutory damages."""


@dataclass(frozen=True)
class Item:
    """An item of the prayer: its path, its text, its sums, and the claims on which it is based."""

    path: KeyPath
    text: str
    sums: tuple[Sum, ...]
    claims: tuple[Claim, ...]

    @property
    def has_unstated_amount(self) -> bool:
        """Whether the item asks for money, or for something worth money, without stating a total."""
        if self.sums:
            return bool(UNSTATED_AMOUNT.search(self.text))
        return not COSTS_AND_OTHER_RELIEF.search(self.text) or bool(RELIEF_WORTH_MONEY.search(self.text))

    @property
    def is_for_possession(self) -> bool:
        """Whether the item asks for possession of premises, but not for money."""
        return not self.sums and bool(POSSESSION.search(self.text)) and not RELIEF_WORTH_MONEY.search(self.text)


def items(matter: Matter) -> Iterator[Item]:
    """Yield each item of the prayer of *matter*, including the items of prayers in its counts."""
    for relief_index, relief in enumerate(matter.relief):
        if not relief.text:
            continue
        indexes = sorted({index for name in relief.claims for index in matching_claims(matter.claims, name)})
        yield _item(("relief", relief_index, "text"), relief, tuple(matter.claims[index] for index in indexes))
    for claim_index, claim in enumerate(matter.claims):
        for keys, relief in claim.requested_relief:
            if relief.text:
                yield _item(("claims", claim_index, *keys), relief, (claim,))


def _item(path: KeyPath, relief: Relief, claims: tuple[Claim, ...]) -> Item:
    return Item(path, relief.text, tuple(sums(relief.text)), claims)


def counted_sums(item: Item) -> Iterator[Sum]:
    """Yield the sums of *item*, except interest, fees, costs, penalties, and punitive or statutory damages."""
    for amount in item.sums:
        before, _, after = item.text.partition(amount.written)
        if not SEPARATE_RELIEF_AFTER.match(after) and not SEPARATE_RELIEF_BEFORE.search(before):
            yield amount
