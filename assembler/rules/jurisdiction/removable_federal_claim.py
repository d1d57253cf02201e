"""JUR022."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.federal_claims import grant
from assembler.model.law import was_read
from assembler.model.matter import Matter
from assembler.rules._complaint import in_state_court
from assembler.rules.rule import Problem, rule


@rule(
    "JUR022",
    cite="28 U.S.C. § 1441(a)",
    basis="secondary",
    fix="remove the claim if the case is to stay in the state court",
    severity=Severity.NOTE,
)
def removable_federal_claim(matter: Matter) -> Iterator[Problem]:
    """A complaint in a state court pleads a claim under federal law.

    The defendants may remove an action over which the federal courts have original jurisdiction, and a claim under
    federal law gives them that.
    """
    if not in_state_court(matter):
        return
    for number, claim in enumerate(matter.claims):
        known = grant(claim)
        if claim.cause.federal and not (known and known.exclusive and was_read(known.exclusive_basis)):
            yield Problem(
                ("claims", number, "cause"), f"`{claim.cause.id}` arises under federal law, so the case can be removed"
            )
