"""CLM020."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited, has_source
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._pleadings import counts
from assembler.rules.rule import Problem, rule


@rule(
    "CLM020",
    cite="the statute or rule that wants the complaint verified, on record for the cause",
    basis="secondary",
    severity=Severity.WARNING,
    fix="name under `verified_by:` of the complaint the person who verifies it",
)
def not_verified(matter: Matter) -> Iterator[Problem]:
    """A claim or the court needs a verified complaint, and nobody verifies it.

    Statutes on evictions, foreclosures and title want the complaint sworn by the plaintiff or by counsel, and in
    Pennsylvania a rule wants it of every complaint. It is reported where something was read that says so; a remedy such
    as an injunction can be had otherwise.
    """
    for place, filing in opening(matter):
        if filing.verified_by:
            continue
        law = matter.court.verified_complaint
        if law and law.value:
            message = f"`{matter.court.id}` wants every complaint verified, and nobody verifies `{filing.name}`"
            yield Problem(("filings", place), message, cite=law.authority)
            continue
        for pleading in counts(matter):
            cause, standard = pleading.claim.cause, pleading.claim.cause.pleading
            if standard.standard == "verified" and has_source(standard.basis) and not cause.remedy_not_claim:
                message = f"`{pleading.name}` needs a verified complaint, and nobody verifies `{filing.name}`"
                yield Problem(("filings", place), message, cite=cited(standard.cite, standard.basis))
