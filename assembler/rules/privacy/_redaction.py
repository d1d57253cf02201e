"""Decides how serious it is to print a private number or name in full."""

from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.model.law import severity_for

FEDERAL_ITEMS = frozenset({"ssn", "dob", "minor", "account"})
"""The items of Fed. R. Civ. P. 5.2(a), which applies in every federal court; `ssn` also covers taxpayer numbers."""

HOUSE_STYLE_ITEMS = frozenset({"dob", "minor", "passport", "driver_license", "health"})
"""The items that house style keeps out of a public paper even if no rule of the court forbids them."""

HOUSE_STYLE = "house style: a public paper gives no private number or name in full"


def redaction(court: Court, item: str) -> Severity | None:
    """Return the severity of printing *item* ("ssn", "dob", "passport") in full; None if nothing is against it.

    A federal court's record may list more items than Fed. R. Civ. P. 5.2(a). In a state court, only the record decides.
    An item that no rule of the court lists is a note if house style keeps it out of public papers.
    """
    if court.system == "federal" and item in FEDERAL_ITEMS:
        return Severity.ERROR
    if item not in court.redaction.value:
        return Severity.NOTE if item in HOUSE_STYLE_ITEMS else None
    return severity_for(court.redaction.basis) or Severity.ERROR


def authority(court: Court, item: str, federal: str = "") -> str:
    """Return the authority for redacting *item*: *federal* in a federal court, the court's own rule, or house style."""
    if court.system == "federal" and item in FEDERAL_ITEMS:
        return federal
    has_authority = item in court.redaction.value and court.redaction.cite
    return court.redaction.authority if has_authority else HOUSE_STYLE
