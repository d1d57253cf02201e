"""JRY002."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.model.pleading import meant
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "JRY002",
    cite="the statute under which such claims are tried without a jury",
    basis="memory",
    severity=Severity.WARNING,
    fix="delete `jury_demand:`",
    bad="""
        parties:
          strings: {name: United States of America, kind: government, formed_in: none, principal_place: none}
        claims:
          - cause: us-federal-tort-claims-act
            against: [strings]
            elements:
              federal-employee: An employee of the United States printed it in the scope of her employment.
              state-tort: [copied]
              causation-and-injury: [copied]
              administrative-claim: On March 3, 2025, Sample Kites gave the agency a written claim for $5,000.
              final-denial: The agency denied it on April 1, 2025.
            choices: {causation-and-injury: property}
        jury_demand: true
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        parties:
          strings: {name: United States of America, kind: government, formed_in: none, principal_place: none}
        claims:
          - cause: us-federal-tort-claims-act
            against: [strings]
            elements:
              federal-employee: An employee of the United States printed it in the scope of her employment.
              state-tort: [copied]
              causation-and-injury: [copied]
              administrative-claim: On March 3, 2025, Sample Kites gave the agency a written claim for $5,000.
              final-denial: The agency denied it on April 1, 2025.
            choices: {causation-and-injury: property}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        jury_demand: true
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def jury_not_allowed(matter: Matter) -> Iterator[Problem]:
    """A jury is demanded although every claim is tried without one.

    Where at least one claim is tried to a jury, a demand that names no claims applies to that claim.
    """
    demanded = matter.jury_demand
    names = demanded if isinstance(demanded, tuple) else ()
    places = sorted({place for name in names for place in meant(matter.claims, name)})
    claims = [matter.claims[place] for place in places] or matter.claims
    laws = [claim.cause.tried_without_jury for claim in claims]
    if matter.jury_demand and laws and all(laws) and any(opening(matter)):
        law = laws[0]
        cite = cited(law.cite, law.basis) if law else ""
        yield Problem(("jury_demand",), "a jury is demanded, and the claims are tried without one", cite=cite)
