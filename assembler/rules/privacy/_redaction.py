"""How much it weighs that a private number or name is printed in full."""

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.law import weight

LISTED = frozenset({"ssn", "tin", "dob", "minor", "account"})
"""What Fed. R. Civ. P. 5.2(a) lists, and every federal court with it."""


def redaction(court: Court, what: str) -> Severity | None:
    """Return how much it weighs that *what* ("ssn", "dob", "passport") stands in full; nothing where no rule says.

    A court's profile may list more than Fed. R. Civ. P. 5.2(a) does; a state's courts have what their profile lists.
    """
    if court.system == "federal" and what in LISTED:
        return Severity.ERROR
    if what not in court.redaction.value:
        return None
    return weight(court.redaction.basis) or Severity.ERROR
