"""CLM002."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules._complaint import opening, printed
from assembler.rules.rule import Problem, rule


@rule(
    "CLM002",
    cite="Fed. R. Civ. P. 8(a)(3); Wash. CR 8(a)",
    basis="verified",
    fix="say under `relief:` what the court is asked for, and let `relief` stand among the filing's `sections:`",
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
    """A complaint asks for nothing.

    A pleading that states a claim ends with a demand for the relief that the pleader seeks, with its counts or at
    the end.
    """
    for number, filing in opening(matter):
        if not matter.relief and any(claim.relief for claim in matter.claims):
            continue
        if not matter.relief:
            yield Problem(("filings", number), f"`{filing.name}` has no `relief:` to ask for")
        elif "relief" not in printed(filing):
            yield Problem(("filings", number, "sections"), f"`{filing.name}` leaves out the section `relief`")
