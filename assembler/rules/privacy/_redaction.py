"""The severity of printing a private number or name in full."""

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.law import severity_for

LISTED = frozenset({"ssn", "dob", "minor", "account"})
"""The items of Fed. R. Civ. P. 5.2(a), which applies in every federal court; `ssn` also covers taxpayer numbers."""

HOUSE_STYLE = "house style: a public paper has no private number or name in full"


def redaction(court: Court, item: str) -> Severity | None:
    """Return the severity of printing *item* ("ssn", "dob", "passport") in full; None where no rule forbids it.

    A federal court's record may list more than Fed. R. Civ. P. 5.2(a) does; in a state court its record alone decides.
    """
    if court.system == "federal" and item in LISTED:
        return Severity.ERROR
    if item not in court.redaction.value:
        return None
    return severity_for(court.redaction.basis) or Severity.ERROR


def authority(court: Court, federal: str) -> str:
    """Return the authority for leaving out a number or name: *federal*, or the one on record for a state court."""
    if court.system == "federal":
        return federal
    return court.redaction.authority if court.redaction.cite else HOUSE_STYLE
