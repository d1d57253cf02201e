"""JUR005."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.diversity import overlaps
from assembler.model.matter import Matter
from assembler.rules._complaint import grounds, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "JUR005",
    cite="28 U.S.C. § 1332(a)(1), (c)(1)",
    basis="verified",
    fix="take `diversity` out of `jurisdiction:`, or sue where no diversity is needed",
    bad="""
        parties:
          strings: {formed_in: Oregon}
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        jurisdiction: [diversity]
        amount: 75000
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        parties:
          strings: {formed_in: Oregon}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def citizens_of_one_state(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded between parties of one state.

    No plaintiff may be a citizen of a state of which a defendant is one. Where a state comes to a party through its
    members or trustees the rule rests on cases that were read in part, and warns.
    """
    if "diversity" not in grounds(matter):
        return
    parties = pleaded(matter)
    for one in overlaps(parties):
        plaintiff, defendant = parties[one.plaintiff].name, parties[one.defendant].name
        fact = f"`{plaintiff}` and `{defendant}` are both citizens of {one.state}: {one.ours.way}; {one.theirs.way}"
        traced = len(one.ours.trail) > 1 or len(one.theirs.trail) > 1
        words = f"{fact} (that members and trustees count is case law)" if traced else fact
        weight = Severity.WARNING if traced else None
        yield Problem(("parties", one.plaintiff), words, weight, also=(("parties", one.defendant),))
