"""The party who dismisses its own counterclaim, crossclaim or third-party claim, and the kind of that claim."""

from assembler.law.dismissal.claims import CLAIMANT_ROLES, responsive_claimants
from assembler.papers.ending.context import EndingContext
from assembler.papers.ending.keys import ending_keys

CLAIM_KEYS = dict(zip(CLAIMANT_ROLES, ("counterclaim", "crossclaim", "third_party", "cross_complaint"), strict=True))
"""The template key for the name of a claim, by the role of the party who asserts the claim."""


def claimant_of(context: EndingContext) -> str | None:
    """Return the party who dismisses its own claim: the filing's claimant, or else the only party with such a claim.

    Return None if the paper dismisses no such claim, or if it is unclear whose claim it dismisses.
    """
    if context.filing.paper.signer != "claimant":
        return None
    claimants = responsive_claimants(context.matter)
    return ending_keys(context.filing).claimant or (claimants[0] if len(claimants) == 1 else None)


def claim_kind(context: EndingContext) -> str:
    """Return the template key for the claim's name; if the kind is unclear, the key for a counterclaim."""
    claimant = claimant_of(context)
    roles = context.matter.parties[claimant].further_roles if claimant else ()
    return next((kind for role, kind in CLAIM_KEYS.items() if role in roles), "counterclaim")
