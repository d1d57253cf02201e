"""CLM004."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.model.pleading import meant
from assembler.model.relief import Relief
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

WIDE = r"\b(?:any|such|all|other|further)\b"
CATCH_ALL = re.compile(rf"(?i){WIDE}(?:(?!{WIDE})[^.;])*\brelief\b|^\s*award\s+(\w+\s+){{0,4}}costs\b")
"""Relief that every prayer has and that belongs to no count: costs, and such other relief as is just."""


@rule(
    "CLM004",
    cite="the court's rule on what a complaint contains",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `relief:` to the claim, or name the claim under `claims:` of an item of relief",
)
def count_without_relief(matter: Matter) -> Iterator[Problem]:
    """A count has no demand for relief.

    A claim for relief ends with a demand for the relief sought. Where each item of the prayer names its counts, or is
    one that every prayer has (costs, any other relief), a count that no item names has no demand. An item that names no
    count is demanded on all of them, unless the court wants a demand in each count, as Pennsylvania does; the prayer
    that follows a single count is taken for its demand.
    """
    asked = matter.relief or any(claim.asked for claim in matter.claims)
    if not asked or not any(opening(matter)):
        return
    if _in_each_count(matter):
        yield from _without_their_own(matter)
        return
    if any(_general(relief) for relief in matter.relief):
        return
    law = matter.court.relief_demand
    named = {place for relief in matter.relief for name in relief.claims for place in meant(matter.claims, name)}
    for number, claim in enumerate(matter.claims):
        if not claim.asked and number not in named:
            message = f"`{claim.id or claim.cause.id}` demands no relief"
            yield Problem(("claims", number), message, cite=law.authority if law else "")


def _in_each_count(matter: Matter) -> bool:
    """Whether the court wants a demand in each of several counts, and the matter does not put them into the prayer."""
    custom = matter.prayer.counts or matter.court.counts.value.relief
    return custom == "each count" and len(matter.claims) > 1


def _without_their_own(matter: Matter) -> Iterator[Problem]:
    law = matter.court.counts
    for number, claim in enumerate(matter.claims):
        if not claim.asked:
            fact = f"`{claim.id or claim.cause.id}` has no demand for relief of its own, which each count has here"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("claims", number), fact, severity, cite=law.authority, fix="add `relief:` to the claim")


def _general(relief: Relief) -> bool:
    return bool(relief.text) and not relief.claims and not CATCH_ALL.search(relief.text)
