"""The special proceeding in which a case is brought, if it is not an ordinary action."""

from assembler.model.cause import Proceeding
from assembler.model.matter import Matter


def proceeding(matter: Matter) -> Proceeding | None:
    """Return the special proceeding of the first claim of *matter*; None if a claim is not in a special proceeding."""
    proceedings = [claim.cause.proceeding for claim in matter.claims]
    return proceedings[0] if proceedings and all(proceedings) else None
