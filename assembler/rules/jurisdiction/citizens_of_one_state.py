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
    fix="remove `diversity` from `jurisdiction:`, or sue in a state court",
)
def citizens_of_one_state(matter: Matter) -> Iterator[Problem]:
    """Diversity is pleaded, but a plaintiff and a defendant are citizens of the same state.

    No plaintiff may be a citizen of the same state as a defendant. Where a party takes its citizenship from members or
    trustees, the rule rests on cases that were read only in part, and it is a warning.
    """
    if "diversity" not in grounds(matter):
        return
    parties = pleaded(matter)
    for shared in overlaps(parties):
        plaintiff, defendant = parties[shared.plaintiff].name, parties[shared.defendant].name
        ties = f"{shared.ours.way}; {shared.theirs.way}"
        fact = f"`{plaintiff}` and `{defendant}` are both citizens of {shared.state}: {ties}"
        traced = len(shared.ours.trail) > 1 or len(shared.theirs.trail) > 1
        words = f"{fact} (that members and trustees count is case law)" if traced else fact
        severity = Severity.WARNING if traced else None
        yield Problem(("parties", shared.plaintiff), words, severity, also=(("parties", shared.defendant),))
