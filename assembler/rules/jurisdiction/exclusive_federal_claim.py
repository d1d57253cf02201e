"""JUR018."""

from collections.abc import Iterator

from assembler.law.federal_claims import grant
from assembler.model.law import cited, weight
from assembler.model.matter import Matter
from assembler.rules._complaint import in_state_court
from assembler.rules.rule import Problem, rule


@rule(
    "JUR018",
    cite="28 U.S.C. § 1338(a)",
    basis="verified",
    fix="bring the claim in a federal court, or leave it out",
    bad="""
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        waivers: {JUR018: none}
        filings: [{paper: complaint, date: 2025-06-02}]
    """,
    good=(
        """
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
        """
        court: wasuper
        county: King
        division: none
        number: 25-2-00000-0 SEA
        waivers: {JUR018: none}
        claims:
          - cause: wa-breach-of-contract
            against: [strings]
            elements: {contract: [owned], duty: [owned], performance: [owned], breach: [copied], damages: [copied]}
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def exclusive_federal_claim(matter: Matter) -> Iterator[Problem]:
    """A court of a state is given a claim that only a federal court may hear.

    Of claims under the laws on patents, plant varieties and copyrights no state court has jurisdiction. Antitrust
    claims under federal law, some on securities and those on torts of the United States are exclusive too, from memory.
    """
    if not in_state_court(matter):
        return
    for number, claim in enumerate(matter.claims):
        one = grant(claim)
        if one and one.exclusive and claim.cause.federal:
            cite = cited(one.exclusive, one.exclusive_basis)
            fact = f"`{claim.cause.id}` is for the federal courts alone, and `{matter.court.id}` is a state's"
            yield Problem(("claims", number, "cause"), fact, weight(one.exclusive_basis), cite=cite)
