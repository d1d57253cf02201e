"""Decides how serious it is to print a private number or name in full."""

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.law import severity_for

LISTED = frozenset({"ssn", "dob", "minor", "account"})
"""The items of Fed. R. Civ. P. 5.2(a), which applies in every federal court; `ssn` also covers taxpayer numbers."""

HOUSE_STYLE = "house style: a public paper gives no private number or name in full"


def redaction(court: Court, item: str) -> Severity | None:
    """Return the severity of printing *item* ("ssn", "dob", "passport") in full; None if no rule forbids that.

    A federal court's record may list more items than Fed. R. Civ. P. 5.2(a). In a state court, only the record decides.
    """
    if court.system == "federal" and item in LISTED:
        return Severity.ERROR
    if item not in court.redaction.value:
        return None
    return severity_for(court.redaction.basis) or Severity.ERROR


def authority(court: Court, federal: str) -> str:
    """Return the authority for redaction: *federal* in a federal court, else the court's own rule or house style."""
    if court.system == "federal":
        return federal
    return court.redaction.authority if court.redaction.cite else HOUSE_STYLE
