"""CLM002."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules._complaint import opening, printed
from assembler.rules.rule import Problem, rule


@rule(
    "CLM002",
    cite="Fed. R. Civ. P. 8(a)(3); Wash. CR 8(a)",
    basis="verified",
    fix="write the relief sought under `relief:`, and list `relief` among the filing's `sections:`",
    bad="""
        filings:
          - {paper: complaint, date: 2025-06-02, sections: [parties, jurisdiction, facts, claims]}
    """,
    good=(
        """
        filings:
          - {paper: complaint, date: 2025-06-02, sections: [parties, jurisdiction, facts, claims, relief]}
        """,
        """
        relief: none
        claims:
          - cause: us-copyright-infringement
            against: [strings]
            elements: {ownership: [owned], registration: [registered], copying: [copied], exclusive-right: [copied]}
            relief: [award damages]
        filings: [{paper: complaint, date: 2025-06-02}]
        """,
    ),
)
def no_relief(matter: Matter) -> Iterator[Problem]:
    """A complaint demands no relief.

    A pleading that states a claim must demand the relief sought, in its counts or at its end.
    """
    for number, filing in opening(matter):
        if not matter.relief and any(claim.relief for claim in matter.claims):
            continue
        if not matter.relief:
            yield Problem(("filings", number), f"`{filing.name}` demands no relief: `relief:` is missing")
        elif "relief" not in printed(filing):
            yield Problem(("filings", number, "sections"), f"`{filing.name}` leaves out the section `relief`")
