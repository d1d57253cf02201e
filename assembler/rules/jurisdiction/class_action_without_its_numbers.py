"""JUR016."""

from collections.abc import Iterator

from assembler.law.diversity import differ
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule

LEAST = 5_000_000
"""Dollars that the claims of the class together must exceed."""

MEMBERS = 100
"""Members that the class must have."""


@rule(
    "JUR016",
    cite="28 U.S.C. § 1332(d)(2), (5)(B), (6)",
    basis="memory",
    fix="add `amount: 5000000` and `class_members:` with 100 or more, if that is so; else take `class action` out",
    bad="""
        jurisdiction: [class action]
        amount: 75000
        class_members: 100
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        jurisdiction: [class action]
        amount: 5000000
        class_members: 100
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        jurisdiction: [class action, supplemental]
        amount: 6000000
        class_members: 2500
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def class_action_without_its_numbers(matter: Matter) -> Iterator[Problem]:
    """A class action is pleaded under § 1332(d) without what that takes.

    The claims of the class together must exceed $5,000,000, without interest and costs, the class must have a hundred
    members, and one of them must be a citizen of another state than one defendant.
    """
    if "class action" not in grounds(matter):
        return
    place = ("jurisdiction", matter.jurisdiction.index("class action"))
    if matter.amount is None or matter.amount < LEAST:
        said = f"`{matter.amount}` is exceeded" if matter.amount else "no `amount:` is exceeded"
        yield Problem(("amount",) if matter.amount else place, f"{said}, and a class action wants ${LEAST:,}")
    if matter.class_members is None or matter.class_members < MEMBERS:
        said = f"`{matter.class_members}`" if matter.class_members else "no number of members"
        at = ("class_members",) if matter.class_members else place
        yield Problem(at, f"{said} of the class is given, and a class action wants {MEMBERS} members")
    if differ(pleaded(matter)) is False:
        yield Problem(place, "no plaintiff is a citizen of another state than a defendant")
