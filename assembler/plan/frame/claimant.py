"""Who dismisses a claim that answers another, and what kind of claim it is: Fed. R. Civ. P. 41(c)."""

from assembler.law.dismissal.claims import CLAIMING, claiming
from assembler.plan.context import PaperContext

KINDS = dict(zip(CLAIMING, ("counterclaim", "crossclaim", "third_party"), strict=True))
"""Roles of those who answer a claim with one of their own, and the sentence that names such a claim."""


def claimant_of(context: PaperContext) -> str | None:
    """Return who dismisses a claim that answers another: as the filing says, else the only party that makes one."""
    if context.filing.paper.signer != "claimant":
        return None
    making = claiming(context.matter)
    return context.filing.claimant or (making[0] if len(making) == 1 else None)


def claim_kind(context: PaperContext) -> str:
    """Return the key of the words for the claim: a counterclaim, where its claimant makes several kinds."""
    claimant = claimant_of(context)
    roles = context.matter.parties[claimant].further_roles if claimant else ()
    return next((kind for role, kind in KINDS.items() if role in roles), "counterclaim")
