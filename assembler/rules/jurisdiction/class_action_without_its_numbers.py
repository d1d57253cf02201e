"""JUR016."""

from collections.abc import Iterator

from assembler.law.amounts import CLASS_ACTION, aggregate
from assembler.law.diversity import differ
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule

MEMBERS = 100
"""The fewest members that the class may have."""


@rule(
    "JUR016",
    cite="28 U.S.C. § 1332(d)(2), (5)(B), (6)",
    basis="memory",
    fix="add `amount: 5000000` and `class_members:` of 100 or more, if that is so; else remove `class action`",
)
def class_action_without_its_numbers(matter: Matter) -> Iterator[Problem]:
    """A class action under § 1332(d) lacks a requirement of that section.

    The aggregated claims of the class must exceed $5,000,000, exclusive of interest and costs, the class must have at
    least a hundred members, and one of them must be a citizen of a different state from one defendant.
    """
    if "class action" not in grounds(matter):
        return
    place = ("jurisdiction", matter.jurisdiction.index("class action"))
    if matter.amount is None or matter.amount < CLASS_ACTION:
        given = f"`{matter.amount}` is too low" if matter.amount else "no `amount:` is given"
        yield Problem(("amount",) if matter.amount else place, f"{given}: a class action requires ${CLASS_ACTION:,}")
    if matter.class_members is None or matter.class_members < MEMBERS:
        given = f"`{matter.class_members}` is too few" if matter.class_members else "no `class_members:` is given"
        at = ("class_members",) if matter.class_members else place
        yield Problem(at, f"{given}: a class action requires {MEMBERS} members")
    if all(claim.amounts for claim in matter.claims) and 0 < (claimed := aggregate(matter)) <= CLASS_ACTION:
        message = f"the `amounts:` of the claims come to ${claimed:,}: a class action requires more than"
        yield Problem(("claims", 0, "amounts"), f"{message} ${CLASS_ACTION:,}")
    if differ(pleaded(matter)) is False:
        yield Problem(place, "no plaintiff is a citizen of a different state from any defendant")
