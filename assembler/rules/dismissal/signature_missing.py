"""DIS021."""

from collections.abc import Iterator

from assembler.law.dismissal_papers import DismissalPaper
from assembler.model.law import cited, weight
from assembler.rules.rule import Problem, rule


@rule(
    "DIS021",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(ii)",
    basis="verified",
    fix="add the party to `stipulated_by:`, or leave the key out, and each gets its block",
    bad="""
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [placeholder]}
          strings: {counsel: [placeholder]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings]
    """,
    good=(
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [placeholder]}
          strings: {counsel: [placeholder]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            stipulated_by: [strings, cords]
        """,
        """
        parties:
          cords: {name: Imaginary Cords Corp., role: defendant, kind: corporation, counsel: [placeholder]}
          strings: {counsel: [placeholder]}
        events:
          - {event: answer, by: [strings, cords], date: 2025-05-20}
        filings:
          - paper: stipulation_of_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
        """,
    ),
)
def signature_missing(paper: DismissalPaper) -> Iterator[Problem]:
    """A stipulation of dismissal lacks the signature of a party who must sign it.

    In a federal court all parties who have appeared sign, not only those who are dismissed, and in the Eleventh Circuit
    those who are out already as well. A stipulation that lacks one has been disregarded years later.
    """
    signed_by, listed = paper.instrument.signed_by, paper.filing.stipulated_by
    for name in paper.option.signers if listed else ():
        if name not in listed:
            party = paper.matter.parties[name].name
            message = f"`{party}` must sign, and is not among those who do ({signed_by.says})"
            cite = cited(signed_by.cite or paper.instrument.rule, signed_by.basis)
            yield Problem(("filings", paper.place, "stipulated_by"), message, weight(signed_by.basis), cite=cite)
