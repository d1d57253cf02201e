"""The special proceeding in which a case is brought, if it is not an ordinary action."""

from assembler.model.cause import Proceeding
from assembler.model.matter import Matter


def proceeding(matter: Matter) -> Proceeding | None:
    """Return the special proceeding in which the claims of *matter* are brought; None if any claim is in none."""
    special = [claim.cause.proceeding for claim in matter.claims]
    return special[0] if special and all(special) else None
