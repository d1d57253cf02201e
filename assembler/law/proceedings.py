"""The special proceeding that a case is, if all of its claims are brought in one."""

from assembler.model.cause import Proceeding
from assembler.model.matter import Matter


def proceeding(matter: Matter) -> Proceeding | None:
    """Return the special proceeding in which the claims of *matter* are brought; None if one of them is an action."""
    special = [claim.cause.proceeding for claim in matter.claims]
    return special[0] if special and all(special) else None
