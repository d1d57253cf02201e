"""SIG015."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "SIG015",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `signed:` with the names of the attorneys who sign it",
)
def complaint_not_signed(matter: Matter) -> Iterator[Problem]:
    """The complaint has a blank line to sign on, and a later paper has an electronic signature.

    A paper without a signature must be stricken unless the omission is corrected promptly. Where no paper of the matter
    has an electronic signature, all are signed by hand, and nothing is reported.
    """
    for number, filing in opening(matter):
        later = next((place for place, other in enumerate(matter.filings) if place > number and other.signed), None)
        if not filing.signed and later is not None:
            message = f"`{filing.name}` has no signature, and `{matter.filings[later].name}` has one"
            also = (("filings", later, "signed"),)
            yield Problem(("filings", number), message, also=also, cite=matter.court.signature.authority)
