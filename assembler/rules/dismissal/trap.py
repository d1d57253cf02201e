"""DIS029."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.law.dismissal.reasons import watched
from assembler.model.law import cited
from assembler.rules.rule import Problem, rule


@rule(
    "DIS029",
    cite="Hudson v. City of Chicago, 228 Ill. 2d 462 (2008)",
    basis="verified",
    severity=Severity.WARNING,
    fix="consider this before the paper is filed; once you have, waive the rule",
    bad="""
        court: ilcir
        county: Cook
        division: Law
        number: 2025-L-000000
        jurisdiction: none
        claims:
          - {id: contract, cause: il-breach-of-contract, against: [strings]}
          - {id: enrichment, cause: il-unjust-enrichment, against: [strings]}
        events: [{event: claims decided, claims: [contract], date: 2025-05-20}]
        filings:
          - paper: motion_for_voluntary_dismissal
            date: 2025-06-02
            dismisses: [{parties: strings, claims: [enrichment], prejudice: without}]
    """,
    good=(
        """
        court: ilcir
        county: Cook
        division: Law
        number: 2025-L-000000
        jurisdiction: none
        claims:
          - {id: contract, cause: il-breach-of-contract, against: [strings]}
          - {id: enrichment, cause: il-unjust-enrichment, against: [strings]}
        filings:
          - paper: motion_for_voluntary_dismissal
            date: 2025-06-02
            dismisses: [{parties: strings, claims: [enrichment], prejudice: without}]
        """,
        """
        court: ilcir
        county: Cook
        division: Law
        number: 2025-L-000000
        jurisdiction: none
        claims:
          - {id: contract, cause: il-breach-of-contract, against: [strings]}
          - {id: enrichment, cause: il-unjust-enrichment, against: [strings]}
        events: [{event: claims decided, claims: [contract], date: 2025-06-20}]
        docket_read: 2025-06-20
        filings:
          - paper: motion_for_voluntary_dismissal
            date: 2025-06-02
            dismisses: [{parties: strings, claims: [enrichment], prejudice: without}]
        """,
    ),
)
def trap(paper: DismissalPaper) -> Iterator[Problem]:
    """A dismissal is allowed, but it costs the claim, or may.

    For example, in Illinois a claim that is dismissed after a part of the action was decided is barred as split when it
    is refiled; and a savings statute saves a claim only once.
    """
    for reason in watched(paper.scope, warned=True):
        also = (reason.path,) if reason.path else ()
        cite = cited(reason.cite, reason.basis)
        yield Problem(("filings", paper.place, "dismisses"), reason.says, also=also, cite=cite)
