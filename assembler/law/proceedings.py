"""The special proceeding of a case, if all of its claims are brought in one."""

from assembler.model.cause import Proceeding
from assembler.model.matter import Matter


def proceeding(matter: Matter) -> Proceeding | None:
    """Return the special proceeding in which all claims of *matter* are brought; None if any is an ordinary action."""
    special = [claim.cause.proceeding for claim in matter.claims]
    return special[0] if special and all(special) else None
