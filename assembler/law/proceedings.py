"""The special proceeding in which a case is brought, if it is not an ordinary action."""

from assembler.model.cause import Proceeding
from assembler.model.matter import Matter


def proceeding(matter: Matter) -> Proceeding | None:
    """Return the special proceeding of the first claim of *matter*; None if a claim is not in a special proceeding."""
    special = [claim.cause.proceeding for claim in matter.claims]
    return special[0] if special and all(special) else None
