"""Completes federal claims that have no limitations period of their own and borrow the state's period."""

from assembler.catalog import Catalog
from assembler.model.limitations import with_state_period
from assembler.model.matter import Matter
from assembler.model.pleading import Claim


def with_borrowed_periods(matter: Matter, catalog: Catalog) -> Matter:
    """Return *matter* with the period of the court's state in each federal claim that borrows it.

    *matter* itself is returned if no claim borrows a period, or if the state's periods are not on record.
    """
    state_id = (matter.court.state or "").lower()
    if not any(_borrows(claim) for claim in matter.claims) or state_id not in catalog.names("limitations"):
        return matter
    state_periods = catalog.record("limitations", state_id)
    claims = []
    for claim in matter.claims:
        limits = claim.cause.limitations
        if limits and _borrows(claim):
            period = with_state_period(state_periods, limits.model_dump(exclude_unset=True))
            cause = claim.cause.model_copy(
                update={"limitations": type(limits).model_validate(period).with_period_of(state_periods)}
            )
            claims.append(claim.model_copy(update={"cause": cause}))
        else:
            claims.append(claim)
    return matter.model_copy(update={"claims": tuple(claims)})


def _borrows(claim: Claim) -> bool:
    limits = claim.cause.limitations
    return claim.cause.federal and bool(limits and limits.kind)
