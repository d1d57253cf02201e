"""CAP017."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._prayer import items
from assembler.rules.rule import Problem, rule

DETAINER = re.compile(r"(?i)\b(?:detainer|forcible entry|eviction)\b")


@rule(
    "CAP017",
    cite="Cal. Code Civ. Proc. 85, 86(a)(4), 422.30(b)",
    basis="verified",
    fix="add `limited: true` and `demand:`; if another reason makes the case unlimited, waive CAP017",
    severity=Severity.WARNING,
)
def limited_case_not_said(matter: Matter) -> Iterator[Problem]:
    """A complaint demands no more than the limit of a limited civil case, and its caption does not say that it is one.

    The amount is that of `demand:`, or that of a prayer for money alone, or, in a suit to recover premises, for their
    possession and money. A prayer that leaves a sum open, or asks for an injunction or other relief, shows no amount.
    """
    law = matter.court.limited_case_limit
    asked = matter.demand or _prayed(matter)
    if matter.limited or law is None or asked is None or asked > law.value:
        return
    for number, filing in opening(matter):
        message = f"`{filing.name}` demands ${asked:,}: up to ${law.value:,} it is a limited civil case"
        yield Problem(("filings", number), f"{message}, and its caption does not say so", cite=law.authority)


def _prayed(matter: Matter) -> int | None:
    """Return the dollars that the prayer asks for in all, rounded up; None if it asks for anything else."""
    detainer = all(DETAINER.search(claim.title or claim.cause.name) for claim in matter.claims)
    prayer = [item for item in items(matter) if not (detainer and item.possession)]
    cents = sum(one.cents for item in prayer for one in item.sums)
    return -(-cents // 100) if cents and not any(item.open for item in prayer) else None
