"""Finds out whether a complaint states the amount that it seeks."""

import re

from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.walk import texts

SUM_SOUGHT = Regex(
    r"\b(?:demand|seek|sought|lent|loan|balance|invoice|pray|ask|request|damage|injur|harm|los[st]|owe|due\b|unpaid|entitled|recover)[^.;]{0,80}?\$\s?\d"
    r"|\$\s?\d[^.;]{0,80}?\b(?:damages|owes?\b|balance|due\b|owed|owing|unpaid|demand|loss)",
    re.IGNORECASE,
)
"""A sum of money that a text claims: "damaged in the amount of $18,400", "owes $12,000"."""


def states_a_sum(matter: Matter) -> bool:
    """Whether `demand:`, `amounts:` of a claim, the prayer or a text states the amount that the complaint seeks."""
    if matter.demand is not None or any(claim.amounts for claim in matter.claims):
        return True
    is_in_prayer = any("$" in relief.text for relief in matter.relief)
    return is_in_prayer or any(SUM_SOUGHT.search(text.words) for text in texts(matter))
