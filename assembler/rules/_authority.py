"""How much a value of a court's law weighs, and what a message says of its authority."""

from typing import Any

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.law import Law


def weight(law: Law[Any]) -> Severity | None:
    """Return a warning where *law* rests on less than a rule that was read; else nothing, and the rule's own holds."""
    return None if law.basis == "verified" else Severity.WARNING


def authority(law: Law[Any]) -> str:
    """Return where *law* stands: "Wash. CR 11(a)", "LCR 3(e) (memory)", "the court's practice (convention)"."""
    if law.basis == "verified" and law.cite:
        return law.cite
    return f"{law.cite or 'the court’s practice'} ({law.basis})"


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
    return weight(court.redaction) or Severity.ERROR
